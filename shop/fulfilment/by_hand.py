"""A sale by hand entered later, that orders had been promised: the piece handed over stands."""

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.stockroom.counter import Handed, known_by, refuse_unsound, sell_by_hand
from sellers.stockroom.models import Conflict, CounterSale, Place, Stock
from shop.fulfilment.apologies import apologise, tell_keepers
from shop.fulfilment.errors import NotNow
from shop.fulfilment.services import decline
from shop.order.models import Line, Order, SellerOrder
from shop.order.services import expire_order

Status = SellerOrder.Status


@transaction.atomic
def enter_later(*, place: Place, handed: Handed, by: User | None) -> CounterSale:
    """What is promised and not handed over yet gives way, the youngest first; all are told.

    Parts give way before the stock is locked, as everywhere: nobody waits crosswise. Raises
    what sell_by_hand raises; then nothing moved.
    """
    if known := known_by(place, handed):
        return known
    refuse_unsound(place, handed)
    short = _short(handed)
    told = _give_way(handed.work_id, short, by)
    sale = sell_by_hand(place=place, handed=handed, by=by)
    if told:
        _write(sale, short, told, by)
    return sale


def _short(handed: Handed) -> int:
    available = Stock.objects.get(work_id=handed.work_id).available
    return max(0, handed.pieces - available) if available is not None else 0


def can_give_way(work_id: int) -> int:
    """Pieces that orders would leave to a sale entered later."""
    lines = Line.objects.filter(product=work_id, seller_order__in=_promised(work_id))
    return lines.aggregate(n=Sum("quantity"))["n"] or 0


def _give_way(work_id: int, short: int, by: User | None) -> list[SellerOrder]:
    told = []
    for part in _promised(work_id):
        if short <= 0:
            break
        if _free(part, by):
            lines = part.lines.filter(product=work_id)
            short -= sum(lines.values_list("quantity", flat=True))
            told.append(part)
    return told


def _promised(work_id: int) -> list[SellerOrder]:
    """Unpaid before paid, the youngest first; what has left in part does not come back."""
    parts = SellerOrder.objects.filter(
        pk__in=Line.objects.filter(product=work_id).values("seller_order"),
        status__in=[Status.AWAITING_PAYMENT, Status.NEW, Status.ACCEPTED],
        order__status__in=[Order.Status.AWAITING_PAYMENT, Order.Status.PAID],
        first_sent_at=None,
    ).select_related("order__user", "shop")
    return sorted(parts, key=lambda part: (part.status != Status.AWAITING_PAYMENT, -part.pk))


def _free(part: SellerOrder, by: User | None) -> bool:
    """Its pieces are free again, its money goes back. False: it has moved on meanwhile."""
    if part.status == Status.AWAITING_PAYMENT:
        return expire_order(order=part.order)
    try:
        decline(seller_order=part, by=by, reason="sold_elsewhere")
    except NotNow:
        return False
    apologise(part)
    return True


def _write(sale: CounterSale, short: int, told: list[SellerOrder], by: User | None) -> None:
    numbers = ", ".join(part.order.number for part in told)
    conflict = Conflict.objects.create(
        kind=Conflict.Kind.ORDER,
        sale=sale,
        by=by,
        work_id=sale.work_id,
        pieces=short,
        told=numbers[:300],
        state=Conflict.State.SETTLED,
        settled_at=timezone.now(),
    )
    log(instance=conflict, action="counter.settle", user=by, data={"orders": numbers})
    tell_keepers(sale, numbers)
