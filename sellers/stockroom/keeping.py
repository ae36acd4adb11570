"""Members' pieces in the cooperative's hands: as far as each maker lets it, today."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.cooperatives.models import Cooperative, Grant
from sellers.cooperatives.queries import allowing
from sellers.stockroom.errors import NotKept, OnlyOne, PlaceClosed
from sellers.stockroom.models import Place, Stock, Transfer
from sellers.stockroom.moving import lock
from sellers.stockroom.services import made
from sellers.stockroom.transfers import send_over


@transaction.atomic
def take_in(*, work_id: int, pieces: int, place: Place, key: str, by: User) -> None:
    """Brought by whoever made them. Once a key.

    Raises NotKept, NotCounted, OnlyOne, PlaceClosed, AlreadyMoved.
    """
    stock = lock(work_id)
    refuse_unless_kept(place.shop.cooperative_id, [work_id])
    if place.closed_at:
        raise PlaceClosed(place.pk)
    if stock.work.stock_kind == "one_off" and (stock.on_hand or 0) + pieces > 1:
        raise OnlyOne(work_id)
    made({work_id: pieces}, key=f"in:{key}", place=place, by=by)
    data = {"work": work_id, "pieces": pieces}
    log(instance=place, action="stock.take_in", user=by, data=data)


@transaction.atomic
def send_on(
    *, key: str, source: Place, target: Place, pieces: Mapping[int, int], by: User
) -> Transfer:
    """From one place to another. Raises NotKept, and what `send_over` raises."""
    refuse_unless_kept(source.shop.cooperative_id, pieces)
    return send_over(key=key, source=source, target=target, pieces=pieces, by=by)


def refuse_unless_kept(cooperative_id: int | None, works: Iterable[int]) -> None:
    """The cooperative's own work is its own. Raises NotKept, with the names."""
    hers = Stock.objects.filter(work__in=list(works), work__maker__isnull=False)
    letting = allowing(Grant.Kind.STOCK).filter(cooperative=cooperative_id)
    hers = hers.exclude(work__maker__in=letting.values("artisan"))
    names = {str(stock.work.maker) for stock in hers.select_related("work__maker")}
    if cooperative_id is not None and names:
        raise NotKept(sorted(names))


def is_kept(cooperative: Cooperative, work: Any) -> bool:
    """Whether it may take in more of this work."""
    if work.maker_id is None:
        return True
    letting = allowing(Grant.Kind.STOCK).filter(cooperative=cooperative)
    return letting.filter(artisan=work.maker_id).exists()
