"""How often an address may ask, counted by minutes in a cache that all workers share."""

import time

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from ground.accounts.limits import network_of

_MINUTE = 60  # seconds


def seconds_to_wait(request: HttpRequest) -> int:
    """Counts this request; 0: it may be answered."""
    now = int(time.time())
    if _count(_address(request), now // _MINUTE) <= settings.API_REQUESTS_A_MINUTE:
        return 0
    return _MINUTE - now % _MINUTE


def _address(request: HttpRequest) -> str:
    """Those who come by a socket that tells none share one."""
    try:
        return network_of(get_adapter().get_client_ip(request))
    except PermissionDenied:
        return ""


def _count(address: str, minute: int) -> int:
    """Hashed with our key: the cache says nothing about whose address it was."""
    key = salted_hmac("catalog.api.turns", f"{minute} {address}", algorithm="sha256").hexdigest()
    cache = caches["limits"]
    cache.add(key, 0, 2 * _MINUTE)
    try:
        return cache.incr(key)
    except ValueError:  # dropped meanwhile, for want of room
        return 1
