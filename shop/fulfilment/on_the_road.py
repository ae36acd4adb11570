"""Pieces that were lost on the road and promised to orders: what came is received all the same."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.stockroom.models import Conflict, Stock, Transfer
from sellers.stockroom.transfers import receive, still_moving
from shop.fulfilment.apologies import Sorry, tell_keepers
from shop.fulfilment.giving_way import Cause, can_give_way, give_way, names_of, promised
from shop.order.models import SellerOrder


@transaction.atomic
def receive_short(*, transfer: Transfer, arrived: Mapping[int, int], by: User | None) -> None:
    """What is missing is lost in the books; orders that were promised it give way, the youngest
    first, and all are told. Raises what `receive` raises; then nothing moved.
    """
    told = []
    for work_id, short in _short(transfer, arrived).items():
        if parts := give_way(work_id, short, Cause("lost", Sorry.LOST, by)):
            told.append((work_id, short, names_of(parts)))
    receive(transfer=transfer, arrived=arrived, by=by)
    for work_id, short, numbers in told:
        _write(transfer, work_id, short, numbers, by)


def giving_way_to(transfer: Transfer, arrived: Mapping[int, int]) -> list[SellerOrder]:
    """Paid orders that would be called off, as the keeper is told before."""
    found = []
    for work_id, short in _short(transfer, arrived).items():
        for part in promised(work_id):
            if short > 0:
                short -= sum(part.lines.filter(product=work_id).values_list("quantity", flat=True))
                found.append(part)
    return found


def held_fast(transfer: Transfer, arrived: Mapping[int, int]) -> Iterable[SellerOrder]:
    """Orders that have left in part, of works where too few others give way."""
    short = _short(transfer, arrived).items()
    return SellerOrder.objects.filter(
        lines__product__in=[work for work, pieces in short if pieces > can_give_way(work)],
        status__in=[SellerOrder.Status.NEW, SellerOrder.Status.ACCEPTED],
        first_sent_at__isnull=False,
    ).distinct()


def _short(transfer: Transfer, arrived: Mapping[int, int]) -> dict[int, int]:
    """By work, more than nobody was promised; works in the order of their ids."""
    short = {}
    for work_id, left in sorted(still_moving(transfer).items()):
        missing = left - arrived.get(work_id, 0)
        free = Stock.objects.get(work_id=work_id).available
        if free is not None and missing > free:
            short[work_id] = missing - free
    return short


def _write(transfer: Transfer, work_id: int, short: int, numbers: str, by: User | None) -> None:
    conflict = Conflict.objects.create(
        kind=Conflict.Kind.LOST,
        transfer=transfer,
        by=by,
        work_id=work_id,
        pieces=short,
        told=numbers[:300],
        state=Conflict.State.SETTLED,
        settled_at=timezone.now(),
    )
    log(instance=conflict, action="counter.settle", user=by, data={"orders": numbers})
    tell_keepers(conflict, numbers)
