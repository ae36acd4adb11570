"""What a cooperative's counter shows in the browser, beside the examples of every address."""

from datetime import timedelta

from django.utils import timezone

from sellers.stockroom.counter import Handed, undo_sale
from sellers.stockroom.models import Piece, Shelf
from sellers.stockroom.moving import home_of
from shop.fulfilment.by_hand import enter_later
from tests import cast
from tests.sellers.stockroom.counters import a_fair, numbered, sold
from tests.shop.baskets import an_order


def more_rows(shop, keeper) -> dict[str, object]:
    """`shop`: the cooperative's own; numbers stand by themselves, all else by its id."""
    work = cast.a_work("苗绣围腰", "Embroidered apron", 32000, 12, shop=shop)
    store, fair = home_of(shop.pk), a_fair(shop, "凯里民族大集，每月逢五")
    gone, elsewhere, here = numbered(work, 3)
    Piece.objects.filter(pk=elsewhere.pk).update(place=fair)
    sold(work, "rows-gone", store, keeper, piece=gone)
    undone = sold(work, "rows-undone", store, keeper, pieces=2)
    undo_sale(sale=undone, by=keeper)
    other = cast.a_work("银线小背扇", "Small carrier", 19800, 1, shop=shop)
    numbered(other)
    full = Shelf.objects.get(work=other, place=store)
    ordered = cast.a_work("孤品马尾绣片", "Horsetail piece", 88000, 1, shop=shop)
    an_order({ordered: 1})
    yesterday = timezone.now() - timedelta(days=1)
    handed = Handed(
        key="rows-later", work_id=ordered.pk, amount_fen=80000, paid_by="code", sold_at=yesterday
    )
    sale = enter_later(place=store, handed=handed, by=keeper)
    return {
        "counter-work": work.pk, "number": here.number, "sold-number": gone.number,
        "number-elsewhere": elsewhere.number, "counter-fair": fair.pk, "undone-sale": undone.pk,
        "order-sale": sale.pk, "order-conflict": sale.conflicts.get().pk, "full-shelf": full.pk,
    }  # fmt: skip
