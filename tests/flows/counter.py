"""Examples for the cooperative's counter, its sales, what was sold twice, and its labels."""

from sellers.partner.models import Partner
from sellers.stockroom.counter_conflicts import write_second
from sellers.stockroom.models import Conflict, CounterSale, Piece, Shelf
from sellers.stockroom.moving import home_of
from tests.cast import a_work
from tests.sellers.stockroom.counters import a_fair, numbered, sold

ABOUT_COUNTER = {
    **dict.fromkeys(("counter", "counter-sales", "stock-conflicts", "stock-labels"), "coop"),
    "counter-sell": "store", "counter-sale": "sale", "counter-undo": "sale",
    "stock-conflict": "conflict", "stock-label": "shelf", "stock-label-sheet": "shelf",
}  # fmt: skip
COUNTER_MODELS = [Conflict, CounterSale, Piece, Shelf]


def counter_rows(cooperative):
    """A work in its store, numbered, sold by hand and brought again at a fair."""
    shop = Partner.objects.get(cooperative=cooperative)
    work, store = a_work("织锦背扇", shop=shop), home_of(shop.pk)
    piece, _other = numbered(work, 2)
    by = cooperative.keepers.order_by("pk").first().user
    sale = sold(work, "example-sale", store, by, piece=piece)
    fair = a_fair(shop, "例子集市")
    return {
        "store": store,
        "sale": sale,
        "conflict": write_second(sale=sale, place=fair, by=by),
        "shelf": Shelf.objects.get(work=work, place=store),
    }
