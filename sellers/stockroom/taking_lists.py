"""A count that comes as a list: a stock-take that waits for another's eyes, as any other.

What moved after the counting is taken into account: the books are read as they stood then.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from ground.accounts.models import User
from sellers.stockroom.errors import NotCounted
from sellers.stockroom.models import Movement, Place, Shelf, Stock, StockTake, TakeLine
from sellers.stockroom.taking import begin_take, end_count


class Counted(NamedTuple):
    work_id: int
    pieces: int
    at: datetime


@transaction.atomic
def take_from_list(*, place: Place, counted: Sequence[Counted], by: User) -> StockTake:
    """In few statements. Raises NotNow: a count is open there; NotCounted."""
    take = begin_take(place=place, by=by)
    held = Stock.objects.filter(work__in=[each.work_id for each in counted], on_hand__isnull=False)
    known = {stock.work_id for stock in held.order_by("work_id").select_for_update()}
    if missing := [each.work_id for each in counted if each.work_id not in known]:
        raise NotCounted(missing[0])
    expected = _expected(place, counted)
    TakeLine.objects.bulk_create(
        TakeLine(
            take=take, work_id=each.work_id, counted=each.pieces, by=by,
            expected=expected[each.work_id],
        )
        for each in counted
    )  # fmt: skip
    for at in {each.at for each in counted}:
        works = [each.work_id for each in counted if each.at == at]
        take.lines.filter(work__in=works).update(at=at)
    end_count(take=take, by=by)
    return take


def _expected(place: Place, counted: Sequence[Counted]) -> dict[int, int]:
    """By the books of the place, each at its own moment."""
    moments = {each.work_id: each.at for each in counted}
    pieces = dict.fromkeys(moments, 0)
    shelves = Shelf.objects.filter(place=place, work__in=moments)
    pieces |= dict(shelves.values_list("work_id", "pieces"))
    later = Movement.objects.filter(place=place, work__in=moments, at__gt=min(moments.values()))
    for work, at, moved in later.values_list("work_id", "at", "pieces"):
        if at > moments[work]:
            pieces[work] -= moved
    return pieces
