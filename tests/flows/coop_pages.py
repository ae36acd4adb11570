"""Examples for the cooperative's pages that gather, and for its packing."""

from sellers.partner.models import Partner
from shop.order.models import SellerOrder
from tests.cast import a_shop, a_work
from tests.flows.insight import ABOUT_COOP_INSIGHT, a_novelty
from tests.shop.baskets import an_order

ABOUT_PAGES = ABOUT_COOP_INSIGHT | {
    **dict.fromkeys(("coop-today", "coop-month", "coop-month-sheet"), "coop"),
    **dict.fromkeys(
        ("coop-pack", "coop-pickups", "coop-pick", "coop-slips", "coop-labels"), "coop"
    ),
    "coop-box": "boxed",
}
OWN_PAGES = {"coops"}


def page_rows(cooperative):
    """An order of the cooperative's own shop that waits to be packed."""
    shop = Partner.objects.filter(cooperative=cooperative).first()
    shop = shop or a_shop("云岭合作社", "Yunling", cooperative=cooperative)
    part = an_order({a_work("背扇", shop=shop): 1}).seller_orders.get()
    SellerOrder.objects.filter(pk=part.pk).update(status=SellerOrder.Status.ACCEPTED)
    return {"boxed": part, "coop-novelty": a_novelty(cooperative=cooperative)}
