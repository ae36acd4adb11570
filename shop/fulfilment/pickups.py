"""What its buyer fetches: ready, handed out against the code, and what happens if nobody comes.

The pieces stay in the stock, held, until they are handed out: nothing left the house before.
"""

import unicodedata
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, get_random_string
from wagtail.log_actions import log

from ground.accounts.limits import Limit, take_turn
from ground.accounts.models import User
from shop.fulfilment.errors import NotNow, WrongCode
from shop.fulfilment.parcels import carry_out
from shop.fulfilment.pickup_letters import tell_ready, tell_shop_unfetched, tell_to_fetch
from shop.fulfilment.services import mark_delivered, take_off
from shop.fulfilment.states import keep, status_of
from shop.order.models import Pickup, SellerOrder

Status = SellerOrder.Status
LENGTH = 6  # digits: read out and typed by anyone
TRIES = (Limit("pickup-code", 5, timedelta(hours=1)),)
LEAST_NOTICE = timedelta(days=2)  # whoever is reminded late still has so long


@transaction.atomic
def make_ready(*, seller_order: SellerOrder, by: User | None) -> None:
    """The buyer is told where, until when and with which code. Raises NotNow."""
    keep(seller_order, [Status.ACCEPTED])
    pickup = Pickup.objects.filter(seller_order=seller_order, ready_at=None).first()
    if pickup is None:
        raise NotNow(status_of(seller_order))
    now, code = timezone.now(), get_random_string(LENGTH, "0123456789")
    Pickup.objects.filter(pk=pickup.pk).update(ready_at=now, keep_until=last_day(), code=code)
    seller_order.refresh_from_db()
    log(instance=seller_order, action="seller_order.ready", user=by)
    tell_ready(seller_order)


def last_day() -> date:
    """Until then what is ready today is kept."""
    return timezone.localdate() + timedelta(days=settings.PICKUP_DAYS)


def hand_out(*, seller_order: SellerOrder, by: User | None, code: str) -> None:
    """To whoever says the code. Each try counts, whatever comes of it.

    Raises TooManyRequests, WrongCode, NotNow.
    """
    take_turn((TRIES, f"pickup:{seller_order.pk}"))
    _hand_out(seller_order, by, code=code)


def hand_out_uncoded(*, seller_order: SellerOrder, by: User | None, reason: str) -> None:
    """The buyer has no code at hand; why is written down, and the buyer is told. Raises NotNow."""
    _hand_out(seller_order, by, reason=reason)


@transaction.atomic
def _hand_out(
    seller_order: SellerOrder, by: User | None, *, code: str = "", reason: str = ""
) -> None:
    keep(seller_order, [Status.ACCEPTED])
    rows = Pickup.objects.filter(seller_order=seller_order, handed_out_at=None)
    pickup = rows.exclude(ready_at=None).first()
    if pickup is None:
        raise NotNow(status_of(seller_order))
    if not reason and not constant_time_compare(pickup.code, tidied(code)):
        raise WrongCode
    rows.update(handed_out_at=timezone.now(), without_code=reason, code="")
    carry_out(seller_order=seller_order, by=by)
    proof = f"hand:{reason}" if reason else "code"
    mark_delivered(seller_order=seller_order, proof=proof, by=by)


def tidied(typed: str) -> str:
    """As it was told, however it is spaced and whichever digits are used."""
    text = unicodedata.normalize("NFKC", typed[:40])
    return "".join(sign for sign in text if not sign.isspace() and sign != "-")


@transaction.atomic
def remind_to_fetch(*, seller_order: SellerOrder) -> None:
    """Once; who is reminded too late gets the time to come. Raises NotNow."""
    keep(seller_order, [Status.ACCEPTED])
    rows = Pickup.objects.filter(seller_order=seller_order, reminded_at=None, handed_out_at=None)
    pickup = rows.exclude(ready_at=None).first()
    if pickup is None:
        raise NotNow(status_of(seller_order))
    until = max(pickup.keep_until, timezone.localdate() + LEAST_NOTICE)
    rows.update(reminded_at=timezone.now(), keep_until=until)
    seller_order.refresh_from_db()
    tell_to_fetch(seller_order)


@transaction.atomic
def give_up_waiting(*, seller_order: SellerOrder) -> None:
    """Nobody came: back to the stock, and all of it refunded. Raises NotNow."""
    keep(seller_order, [Status.ACCEPTED])
    take_off(seller_order=seller_order, reason="unfetched")
    tell_shop_unfetched(seller_order)
