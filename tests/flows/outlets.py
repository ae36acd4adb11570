"""Examples of the addresses about outlets: the places themselves, and what lies ready there."""

from shop.fulfilment.pickups import make_ready
from shop.fulfilment.services import accept
from shop.order.services import mark_paid
from tests.cast import a_work
from tests.shop.baskets import an_order
from tests.shop.outlets import to_fetch

ABOUT_OUTLETS = {
    "shop-outlet-new": "shop",
    **dict.fromkeys(("outlet", "outlet-close", "outlet-open"), "outlet"),
    **dict.fromkeys(("part-hand-out", "part-hand-out-uncoded"), "to-fetch"),
}


def outlet_rows(shop):
    """A part of hers that lies ready at her outlet."""
    order = an_order({a_work(shop=shop): 1})
    mark_paid(order=order)
    part = to_fetch(order.seller_orders.get(), name_zh="村口小店")
    accept(seller_order=part, by=None)
    make_ready(seller_order=part, by=None)
    return {"outlet": part.pickup.outlet, "to-fetch": part}
