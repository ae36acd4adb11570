"""What can be sold changes by conditional update, with Oscar's projection beside it.

Works are always taken in the order of their ids, so that two orders never wait for each other.
"""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F, Q

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from sellers.partner.models import StockRecord
from sellers.stockroom.errors import OutOfStock
from sellers.stockroom.following import bring_back
from sellers.stockroom.models import Movement, Place, Stock
from sellers.stockroom.moving import Why, home_of, lies, move, project, take

Reason = Movement.Reason


@transaction.atomic
def count_in(*, work_id: int, on_hand: int | None, by: User | None = None) -> Stock:
    """Say how many there are; None: made when ordered. The difference lies at home.

    Raises OutOfStock: more are promised, or lie elsewhere.
    """
    stock, is_new = Stock.objects.get_or_create(work_id=work_id, defaults={"on_hand": on_hand})
    enough = Q(held__lte=on_hand) if on_hand is not None else Q()
    if not is_new and not Stock.objects.filter(enough, work_id=work_id).update(on_hand=on_hand):
        raise OutOfStock(work_id)
    shop_id = Stock.objects.values_list("work__shop", flat=True).get(work_id=work_id)
    if shop_id is not None:
        why = Why(Reason.OPENING if is_new else Reason.COUNTED, by=by)
        move(stock, home_of(shop_id).pk, (on_hand or 0) - lies(work_id), why)
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
        project(work_id, allocated=pieces)
    refresh_public_pages()


@transaction.atomic
def release(pieces_by_work: Mapping[int, int]) -> None:
    """Give held pieces back to the shelf: the order expired or was cancelled."""
    for work_id, pieces in sorted(pieces_by_work.items()):
        if not Stock.objects.filter(work_id=work_id, held__gte=pieces).update(
            held=F("held") - pieces
        ):
            raise OutOfStock(work_id)
        project(work_id, allocated=-pieces)
    refresh_public_pages()


@transaction.atomic
def send_out(pieces_by_work: Mapping[int, int], *, reference: str = "") -> None:
    """Held pieces have left the house, from wherever they lay."""
    for work_id, pieces in sorted(pieces_by_work.items()):
        if not Stock.objects.filter(work_id=work_id, held__gte=pieces).update(
            held=F("held") - pieces, on_hand=F("on_hand") - pieces
        ):
            raise OutOfStock(work_id)
        project(work_id, allocated=-pieces, in_stock=-pieces)
        stock = Stock.objects.select_related("work").get(work_id=work_id)
        if stock.on_hand is not None:
            take(stock, pieces, Why(Reason.SENT, reference=reference))


@transaction.atomic
def put_back(pieces_by_work: Mapping[int, int], *, reference: str = "") -> None:
    """Pieces that came back in good order can be sold again; what is made when ordered cannot."""
    _bring_in(pieces_by_work, Why(Reason.RETURNED, reference=reference))


@transaction.atomic
def made(
    pieces_by_work: Mapping[int, int],
    *,
    key: str,
    place: Place | None = None,
    reference: str = "",
    by: User | None = None,
) -> None:
    """New pieces come in, at home or at a place of the shop; once a key, wherever they came.

    Raises AlreadyMoved, PlaceClosed.
    """
    _bring_in(pieces_by_work, Why(Reason.MADE, key, reference, by=by), place)


def _bring_in(pieces_by_work: Mapping[int, int], why: Why, place: Place | None = None) -> None:
    for work_id, pieces in sorted(pieces_by_work.items()):
        counted = Stock.objects.filter(work_id=work_id, on_hand__isnull=False)
        if counted.update(on_hand=F("on_hand") + pieces):
            stock = counted.select_related("work").get()
            at = place.pk if place else home_of(stock.work.shop_id).pk
            move(stock, at, pieces, why)
            project(work_id, in_stock=pieces)
            if why.reason == Reason.RETURNED:
                bring_back(work_id, at)
    refresh_public_pages()
