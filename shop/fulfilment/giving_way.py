"""Orders whose pieces are not there any more: the youngest give way, and their buyers are told."""

from dataclasses import dataclass

from django.db.models import Sum

from ground.accounts.models import User
from shop.fulfilment.apologies import Sorry, apologise
from shop.fulfilment.errors import NotNow
from shop.fulfilment.services import decline
from shop.order.models import Line, Order, SellerOrder
from shop.order.services import expire_order

Status = SellerOrder.Status


@dataclass(frozen=True)
class Cause:
    """Why they give way, as it is written down, and what their buyers are told."""

    reason: str
    sorry: Sorry
    by: User | None


def can_give_way(work_id: int) -> int:
    """Pieces that orders would leave."""
    lines = Line.objects.filter(product=work_id, seller_order__in=promised(work_id))
    return lines.aggregate(n=Sum("quantity"))["n"] or 0


def give_way(work_id: int, short: int, cause: Cause) -> list[SellerOrder]:
    """Whole parts, until so many pieces are free; before the stock is locked, as everywhere."""
    told = []
    for part in promised(work_id):
        if short <= 0:
            break
        if _free(part, cause):
            lines = part.lines.filter(product=work_id)
            short -= sum(lines.values_list("quantity", flat=True))
            told.append(part)
    return told


def promised(work_id: int) -> list[SellerOrder]:
    """Unpaid before paid, the youngest first; what has left in part does not come back."""
    parts = SellerOrder.objects.filter(
        pk__in=Line.objects.filter(product=work_id).values("seller_order"),
        status__in=[Status.AWAITING_PAYMENT, Status.NEW, Status.ACCEPTED],
        order__status__in=[Order.Status.AWAITING_PAYMENT, Order.Status.PAID],
        first_sent_at=None,
    ).select_related("order__user", "shop")
    return sorted(parts, key=lambda part: (part.status != Status.AWAITING_PAYMENT, -part.pk))


def _free(part: SellerOrder, cause: Cause) -> bool:
    """Its pieces are free again, its money goes back. False: it has moved on meanwhile."""
    if part.status == Status.AWAITING_PAYMENT:
        return expire_order(order=part.order)
    try:
        decline(seller_order=part, by=cause.by, reason=cause.reason)
    except NotNow:
        return False
    apologise(part, cause.sorry)
    return True


def names_of(parts: list[SellerOrder]) -> str:
    return ", ".join(part.order.number for part in parts)
