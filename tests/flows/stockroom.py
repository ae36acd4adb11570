"""Examples for every private address of a cooperative's stockroom."""

from sellers.partner.models import Partner
from sellers.stockroom.models import (
    Movement,
    Place,
    Shelf,
    StockTake,
    TakeLine,
    Transfer,
    TransferLine,
)
from sellers.stockroom.moving import home_of
from sellers.stockroom.taking import begin_take, count, end_count
from sellers.stockroom.transfers import send_over
from tests.cast import a_user, a_work

ABOUT_STOCK = {
    **dict.fromkeys(("stockroom", "stock-places", "stock-place-new"), "coop"),
    **dict.fromkeys(("stock-work", "stock-work-in", "stock-work-out"), "stocked"),
    **dict.fromkeys(("stock-place", "stock-place-close"), "fair"),
    **dict.fromkeys(("stock-transfers", "stock-transfer-new"), "coop"),
    **dict.fromkeys(("stock-takes", "stock-take-new", "stock-low", "stock-ageing"), "coop"),
    **dict.fromkeys(("stock-take", "stock-take-end", "stock-take-drop"), "counting"),
    "stock-take-approve": "counted",
    **dict.fromkeys(("stock-transfer", "stock-transfer-back"), "moving"),
}
STOCK_MODELS = [Movement, Place, Shelf, StockTake, TakeLine, Transfer, TransferLine]


def stock_rows(cooperative, member):
    """A work that the member made lies in the store; a fair is empty."""
    shop = Partner.objects.get(cooperative=cooperative)
    work = a_work("苗绣围腰", "Apron", pieces=6, shop=shop, maker=member.artisan)
    fair = Place.objects.create(shop=shop, kind=Place.Kind.FAIR, name="苗年集市")
    ends = {"source": home_of(shop.pk), "target": fair}
    moving = send_over(key="moving", pieces={work.pk: 2}, by=None, **ends)
    by = cooperative.keepers.get().user
    other = a_user("潘姐")
    counting = begin_take(place=ends["source"], by=by)
    count(take=counting, work_id=work.pk, counted=3, by=other)
    counted = begin_take(place=fair, by=other)
    count(take=counted, work_id=work.pk, counted=1, by=other)
    end_count(take=counted, by=other)
    takes = {"counting": counting, "counted": counted}
    return takes | {"stocked": work, "fair": fair, "store": ends["source"], "moving": moving}
