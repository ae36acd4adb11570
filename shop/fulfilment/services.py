"""From paid to received: each step once, told to the buyer, written down."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from shop.fulfilment.dividing import divide_part
from shop.fulfilment.errors import NotNow
from shop.fulfilment.letters import (
    remind_shop,
    tell_cooperatives_called_off,
    tell_shop_called_off,
)
from shop.fulfilment.queries import reminder_span
from shop.fulfilment.states import keep, move, status_of, write
from shop.order.models import SellerOrder
from shop.order.queries import states_to_call_off
from shop.order.services import cancel_seller_order
from shop.payments.services import refund_seller_order

Status = SellerOrder.Status


@transaction.atomic
def accept(*, seller_order: SellerOrder, by: User | None) -> None:
    """She will make and send it. Raises NotNow."""
    move(seller_order, [Status.NEW], Status.ACCEPTED, accepted_at=timezone.now())
    write(seller_order, "accept", by)


@transaction.atomic
def decline(*, seller_order: SellerOrder, by: User | None, reason: str) -> None:
    """The shop cannot, and has not sent it; the buyer gets all of it back. Raises NotNow."""
    _cancel(seller_order, reason, by)


@transaction.atomic
def call_off(*, seller_order: SellerOrder, by: User | None = None) -> None:
    """The buyer does not want it any more, and it is not sent yet. Raises NotNow."""
    keep(seller_order, states_to_call_off(seller_order))
    _cancel(seller_order, "buyer", by)
    tell_shop_called_off(seller_order)


@transaction.atomic
def give_up(*, seller_order: SellerOrder) -> None:
    """The shop was reminded and stayed silent. Raises NotNow."""
    keep(seller_order, [Status.NEW])
    _cancel(seller_order, "silent", None)
    tell_shop_called_off(seller_order)


@transaction.atomic
def take_off(*, seller_order: SellerOrder, reason: str, by: User | None = None) -> None:
    """Whatever ends it: back to the stock, its money back to the buyer. Raises NotNow."""
    _cancel(seller_order, reason, by)


@transaction.atomic
def remind(*, seller_order: SellerOrder) -> None:
    """Once; a shop reminded too late gets the time it would have had. Raises NotNow."""
    now = timezone.now()
    until = _later(seller_order.respond_by, now + reminder_span(), now)
    rows = SellerOrder.objects.filter(pk=seller_order.pk, status=Status.NEW, reminded_at=None)
    if not rows.update(reminded_at=now, respond_by=until):
        raise NotNow(status_of(seller_order))
    seller_order.refresh_from_db()
    remind_shop(seller_order)


@transaction.atomic
def mark_delivered(*, seller_order: SellerOrder, proof: str, by: User | None = None) -> None:
    """`proof`: the buyer's press, the carrier's word, or time. Raises NotNow."""
    move(seller_order, [Status.SENT], Status.DELIVERED, delivered_at=timezone.now())
    write(seller_order, "deliver", by, {"proof": proof})


@transaction.atomic
def complete(*, seller_order: SellerOrder) -> None:
    """The days to return it are over. Raises NotNow."""
    move(seller_order, [Status.DELIVERED], Status.COMPLETED, completed_at=timezone.now())
    log(instance=seller_order, action="seller_order.complete")
    divide_part(seller_order)


@transaction.atomic
def close_lost(*, seller_order: SellerOrder) -> None:
    """It never came, and the buyer has her money. What was taken for arrived ends with its days."""
    rows = SellerOrder.objects.filter(pk=seller_order.pk, status=Status.SENT)
    if rows.update(status=Status.COMPLETED, completed_at=timezone.now()):
        log(instance=seller_order, action="seller_order.complete")
        divide_part(seller_order)


def _later(moment: datetime | None, instead: datetime, now: datetime) -> datetime:
    return moment if moment and moment > now else instead


def _cancel(seller_order: SellerOrder, reason: str, by: User | None) -> None:
    if not cancel_seller_order(seller_order=seller_order, reason=reason, by=by):
        raise NotNow(status_of(seller_order))
    refund_seller_order(seller_order=seller_order, reason=reason)
    tell_cooperatives_called_off(seller_order)
