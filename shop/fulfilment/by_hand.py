"""A sale by hand entered later, that orders had been promised: the piece handed over stands."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.stockroom.counter import Handed, known_by, refuse_unsound, sell_by_hand
from sellers.stockroom.models import Conflict, CounterSale, Place, Stock
from shop.fulfilment.apologies import Sorry, tell_keepers
from shop.fulfilment.giving_way import Cause, give_way, names_of


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
    told = give_way(handed.work_id, short, Cause("sold_elsewhere", Sorry.SOLD, by))
    sale = sell_by_hand(place=place, handed=handed, by=by)
    if told:
        _write(sale, short, names_of(told), by)
    return sale


def _short(handed: Handed) -> int:
    available = Stock.objects.get(work_id=handed.work_id).available
    return max(0, handed.pieces - available) if available is not None else 0


def _write(sale: CounterSale, short: int, numbers: str, by: User | None) -> None:
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
    tell_keepers(conflict, numbers)
