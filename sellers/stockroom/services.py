"""What can be sold changes here alone, by conditional update, with Oscar's projection beside it.

Works are always taken in the order of their ids, so that two orders never wait for each other.
"""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from ground.pagecache.services import refresh_public_pages
from sellers.partner.models import StockRecord
from sellers.stockroom.errors import OutOfStock
from sellers.stockroom.models import Stock


@transaction.atomic
def count_in(*, work_id: int, on_hand: int | None) -> Stock:
    """Open a work's stock, or set its count; None: made when ordered. Raises OutOfStock."""
    enough = Q(held__lte=on_hand) if on_hand is not None else Q()
    if not Stock.objects.filter(enough, work_id=work_id).update(on_hand=on_hand):
        _, is_new = Stock.objects.get_or_create(work_id=work_id, defaults={"on_hand": on_hand})
        if not is_new:
            raise OutOfStock(work_id)
    StockRecord.objects.filter(product_id=work_id).update(num_in_stock=on_hand)
    refresh_public_pages()
    return Stock.objects.get(work_id=work_id)


@transaction.atomic
def hold(pieces_by_work: Mapping[int, int]) -> None:
    """Promise pieces to an order, all or none. Raises OutOfStock."""
    for work_id, pieces in sorted(pieces_by_work.items()):
        enough = Q(on_hand__isnull=True) | Q(on_hand__gte=F("held") + pieces)
        if not Stock.objects.filter(enough, work_id=work_id).update(held=F("held") + pieces):
            raise OutOfStock(work_id)
        _project(work_id, allocated=pieces)
    refresh_public_pages()


@transaction.atomic
def release(pieces_by_work: Mapping[int, int]) -> None:
    """Give held pieces back to the shelf: the order expired or was cancelled."""
    for work_id, pieces in sorted(pieces_by_work.items()):
        if not Stock.objects.filter(work_id=work_id, held__gte=pieces).update(
            held=F("held") - pieces
        ):
            raise OutOfStock(work_id)
        _project(work_id, allocated=-pieces)
    refresh_public_pages()


@transaction.atomic
def send_out(pieces_by_work: Mapping[int, int]) -> None:
    """Held pieces have left the house."""
    for work_id, pieces in sorted(pieces_by_work.items()):
        if not Stock.objects.filter(work_id=work_id, held__gte=pieces).update(
            held=F("held") - pieces, on_hand=F("on_hand") - pieces
        ):
            raise OutOfStock(work_id)
        _project(work_id, allocated=-pieces, in_stock=-pieces)


@transaction.atomic
def put_back(pieces_by_work: Mapping[int, int]) -> None:
    """Pieces that came back in good order can be sold again; what is made when ordered cannot."""
    for work_id, pieces in sorted(pieces_by_work.items()):
        counted = Stock.objects.filter(work_id=work_id, on_hand__isnull=False)
        if counted.update(on_hand=F("on_hand") + pieces):
            _project(work_id, allocated=0, in_stock=pieces)
    refresh_public_pages()


def _project(work_id: int, *, allocated: int, in_stock: int = 0) -> None:
    changes = {"num_allocated": Coalesce(F("num_allocated"), Value(0)) + allocated}
    if in_stock:
        changes["num_in_stock"] = F("num_in_stock") + in_stock
    StockRecord.objects.filter(product_id=work_id).update(**changes)
