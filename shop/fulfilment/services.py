"""From paid to received: each step once, told to the buyer, written down."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.stockroom.services import send_out
from shop.fulfilment.errors import NotNow
from shop.fulfilment.letters import remind_shop, tell_shop_called_off, tell_step
from shop.fulfilment.queries import reminder_span
from shop.order.models import SellerOrder
from shop.order.queries import pieces_of, states_to_call_off
from shop.order.services import cancel_seller_order
from shop.payments.services import refund_seller_order

Status = SellerOrder.Status


@transaction.atomic
def accept(*, seller_order: SellerOrder, by: User | None) -> None:
    """She will make and send it. Raises NotNow."""
    _move(seller_order, [Status.NEW], Status.ACCEPTED, accepted_at=timezone.now())
    _write(seller_order, "accept", by)


@transaction.atomic
def decline(*, seller_order: SellerOrder, by: User | None, reason: str) -> None:
    """The shop cannot, and has not sent it; the buyer gets all of it back. Raises NotNow."""
    _cancel(seller_order, reason, by)


@transaction.atomic
def call_off(*, seller_order: SellerOrder, by: User | None = None) -> None:
    """The buyer does not want it any more, and it is not sent yet. Raises NotNow."""
    _keep(seller_order, states_to_call_off(seller_order))
    _cancel(seller_order, "buyer", by)
    tell_shop_called_off(seller_order)


@transaction.atomic
def give_up(*, seller_order: SellerOrder) -> None:
    """The shop was reminded and stayed silent. Raises NotNow."""
    _keep(seller_order, [Status.NEW])
    _cancel(seller_order, "silent", None)
    tell_shop_called_off(seller_order)


@transaction.atomic
def remind(*, seller_order: SellerOrder) -> None:
    """Once; a shop reminded too late gets the time it would have had. Raises NotNow."""
    now = timezone.now()
    until = _later(seller_order.respond_by, now + reminder_span(), now)
    rows = SellerOrder.objects.filter(pk=seller_order.pk, status=Status.NEW, reminded_at=None)
    if not rows.update(reminded_at=now, respond_by=until):
        raise NotNow(_status_of(seller_order))
    seller_order.refresh_from_db()
    remind_shop(seller_order)


@transaction.atomic
def send(
    *, seller_order: SellerOrder, by: User | None, carrier: str = "", tracking_number: str = ""
) -> None:
    """It has left the house, or lies ready to be picked up. Raises NotNow."""
    _move(
        seller_order,
        [Status.ACCEPTED],
        Status.SENT,
        sent_at=timezone.now(),
        carrier=carrier,
        tracking_number=tracking_number,
    )
    send_out(pieces_of(SellerOrder.objects.filter(pk=seller_order.pk)))
    _write(seller_order, "send", by)


@transaction.atomic
def correct_tracking(
    *, seller_order: SellerOrder, by: User | None, carrier: str, tracking_number: str
) -> None:
    """A number was mistyped, or has come since; the buyer is told the right one.

    The same once more changes nothing. Raises NotNow.
    """
    changes = {"carrier": carrier, "tracking_number": tracking_number}
    _keep(seller_order, [Status.SENT])
    if not SellerOrder.objects.filter(pk=seller_order.pk).exclude(**changes).update(**changes):
        raise NotNow(Status.SENT)
    seller_order.refresh_from_db()
    _write(seller_order, "correct", by, changes)


@transaction.atomic
def mark_delivered(*, seller_order: SellerOrder, proof: str, by: User | None = None) -> None:
    """`proof`: the buyer's press, the carrier's word, or time. Raises NotNow."""
    _move(seller_order, [Status.SENT], Status.DELIVERED, delivered_at=timezone.now())
    _write(seller_order, "deliver", by, {"proof": proof})


@transaction.atomic
def complete(*, seller_order: SellerOrder) -> None:
    """The days to return it are over. Raises NotNow."""
    _move(seller_order, [Status.DELIVERED], Status.COMPLETED, completed_at=timezone.now())
    log(instance=seller_order, action="seller_order.complete")


def _later(moment: datetime | None, instead: datetime, now: datetime) -> datetime:
    return moment if moment and moment > now else instead


def _keep(seller_order: SellerOrder, states: list[Status]) -> None:
    """Hold the row until commit, so that it stays in one of these. Raises NotNow."""
    rows = SellerOrder.objects.filter(pk=seller_order.pk, status__in=states)
    if not rows.update(status=F("status")):
        raise NotNow(_status_of(seller_order))


def _cancel(seller_order: SellerOrder, reason: str, by: User | None) -> None:
    if not cancel_seller_order(seller_order=seller_order, reason=reason, by=by):
        raise NotNow(_status_of(seller_order))
    refund_seller_order(seller_order=seller_order, reason=reason)


def _move(seller_order: SellerOrder, old: list[Status], new: Status, **changes: object) -> None:
    """Change the status if it still is an old one. Raises NotNow."""
    rows = SellerOrder.objects.filter(pk=seller_order.pk, status__in=old)
    if not rows.update(status=new, **changes):
        raise NotNow(_status_of(seller_order))
    seller_order.refresh_from_db()


def _status_of(seller_order: SellerOrder) -> str:
    return SellerOrder.objects.values_list("status", flat=True).get(pk=seller_order.pk)


def _write(
    seller_order: SellerOrder, step: str, by: User | None, data: dict[str, str] | None = None
) -> None:
    log(instance=seller_order, action=f"seller_order.{step}", user=by, data=data or {})
    tell_step(seller_order, step)
