"""How often something may be asked for, counted in the database, so that it holds for all workers.

A row a limit and asker; the conditional update lets no two requests take the same last turn.
"""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ground.accounts.errors import TooManyRequests
from ground.accounts.models import RateCount


@dataclass(frozen=True)
class Limit:
    """So many times within a span that begins with the first."""

    name: str
    most: int
    span: timedelta


# The longest first, so that a refusal names the wait that really helps.
CODES_FOR_PHONE = (
    Limit("code-phone-day", 10, timedelta(days=1)),
    Limit("code-phone-hour", 5, timedelta(hours=1)),
    Limit("code-phone-minute", 1, timedelta(minutes=1)),
)
CODES_FOR_ADDRESS = (Limit("code-address-hour", 20, timedelta(hours=1)),)
_CODE_LIFE = timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
ATTEMPTS_OF_CODE = (
    Limit("code-attempts", settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS, _CODE_LIFE),
)
USES_OF_CODE = (Limit("code-uses", 1, _CODE_LIFE),)
MAILS_FOR_USER = (Limit("mail-user-day", 5, timedelta(days=1)),)


@transaction.atomic
def take_turn(*turns: tuple[Iterable[Limit], str]) -> None:
    """Count once against each limit of each asker, or against none. Raises TooManyRequests."""
    for limits, who in turns:
        for limit in limits:
            _count(limit, who)


def network_of(address: str) -> str:
    """Who an address stands for: an IPv6 household has a whole /64."""
    ip = ipaddress.ip_address(address)
    return str(ipaddress.ip_network((ip, 64 if ip.version == 6 else 32), strict=False))


def forget_old_counts() -> int:
    return RateCount.objects.filter(ends_at__lte=timezone.now()).delete()[0]


def _count(limit: Limit, who: str) -> None:
    now = timezone.now()
    # Hashed with our key: the table says nothing about whose phone or address it was.
    key = salted_hmac(limit.name, who, algorithm="sha256").hexdigest()
    row = RateCount(key=key, ends_at=now + limit.span)
    RateCount.objects.bulk_create([row], ignore_conflicts=True)
    rows = RateCount.objects.filter(key=key)
    if rows.filter(ends_at__lte=now).update(count=1, ends_at=now + limit.span):
        return
    if not rows.filter(count__lt=limit.most).update(count=F("count") + 1):
        raise TooManyRequests(rows.get().ends_at - now)
