"""Until when a shop sends what is ordered now, from what it has promised already."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Sum

from sellers.partner.models import Partner
from sellers.partner.promises import Making, latest_day
from sellers.stockroom.models import Stock


def promised_on(shop: Partner, wanted: Iterable[tuple[Any, int]], ahead: int) -> date:
    """`wanted`: works with their stock, and pieces of each; `ahead`: pieces to make before."""
    made = [(work, pieces) for work, pieces in wanted if work.stock.on_hand is None]
    making = Making(
        pieces=sum(pieces for _, pieces in made),
        days=max((work.days_to_make for work, _ in made), default=0),
    )
    return latest_day(
        shop.works_from,
        making,
        ahead=ahead,
        a_week=shop.pieces_a_week,
        slack=settings.SELLER_SILENT_DAYS,
    )


def wait_in_line(shops: Iterable[Partner]) -> None:
    """Until commit nobody else is promised a day by these shops: the promise counts who is ahead.

    Only shops with a limit make anyone wait, always in the order of their ids.
    """
    if limited := _limited(shops):
        rows = Partner.objects.filter(pk__in=limited).order_by("pk")
        list(rows.select_for_update(of=("self",), no_key=True).values_list("pk"))


def pieces_ahead(shops: Iterable[Partner]) -> dict[int, int]:
    """Pieces to make that are ordered and not sent, by shop; asks only of shops with a limit.

    On a page it is an estimate; whoever freezes a promise by it stands in line first.
    """
    limited = _limited(shops)
    if not limited:
        return {}
    to_make = Stock.objects.filter(work__shop__in=limited, on_hand=None)
    return dict(to_make.order_by().values_list("work__shop").annotate(Sum("held")))


def _limited(shops: Iterable[Partner]) -> list[int]:
    return [shop.pk for shop in shops if shop.pieces_a_week]
