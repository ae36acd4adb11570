"""From paid to received: each step once, told to the buyer, written down."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.stockroom.services import send_out
from shop.fulfilment.errors import NotNow
from shop.fulfilment.letters import tell_step
from shop.order.models import SellerOrder
from shop.order.queries import pieces_of
from shop.order.services import cancel_seller_order
from shop.payments.services import refund_seller_order

Status = SellerOrder.Status


@transaction.atomic
def accept(*, seller_order: SellerOrder, by: User | None) -> None:
    """She will make and send it. Raises NotNow."""
    _move(seller_order, [Status.NEW], Status.ACCEPTED, accepted_at=timezone.now())
    _write(seller_order, "accept", by)


@transaction.atomic
def call_off(*, seller_order: SellerOrder, reason: str, by: User | None = None) -> None:
    """Not sent yet: by the shop, the buyer or the silence; the buyer gets all of it back.

    A buyer and the silence can do so only until the shop has accepted. Raises NotNow.
    """
    if reason in {"buyer", "silent"}:
        _move(seller_order, [Status.NEW], Status.NEW)  # and holds the row until commit
    if not cancel_seller_order(seller_order=seller_order, reason=reason, by=by):
        raise NotNow(_status_of(seller_order))
    refund_seller_order(seller_order=seller_order, reason=reason)


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
    """A number was mistyped; the buyer sees the right one. Raises NotNow."""
    changes = {"carrier": carrier, "tracking_number": tracking_number}
    _move(seller_order, [Status.SENT], Status.SENT, **changes)
    log(instance=seller_order, action="seller_order.correct", user=by)


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
