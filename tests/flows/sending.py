"""Examples of the addresses about sending: cards of gifts, prices abroad, sheets for customs."""

from oscar.apps.address.models import Country

from shop.fulfilment.parcels import send
from shop.fulfilment.services import accept
from shop.order.models import ShippingAddress
from shop.order.services import mark_paid
from tests.cast import a_work
from tests.flows.outlets import ABOUT_OUTLETS, outlet_rows
from tests.shop.baskets import an_order

OWN_SENDING = {"market-abroad"}
ABOUT_SENDING = {
    **ABOUT_OUTLETS,
    "part-card": "part", "parcel-card": "parcel", "shop-abroad-table": "shop",
    "part-customs": "abroad-part", "parcel-customs": "abroad-parcel",
}  # fmt: skip


def sending_rows(shop):
    """A part of hers that left for Australia, with its parcel."""
    work = a_work(shop=shop, material_zh="毛竹")
    order = an_order({work: 1})
    mark_paid(order=order)
    country, _is_new = Country.objects.get_or_create(
        iso_3166_1_a2="AU", defaults={"printable_name": "Australia", "is_shipping_country": True}
    )
    ShippingAddress.objects.filter(order=order).update(country=country)
    part = order.seller_orders.get()
    accept(seller_order=part, by=None)
    parcel = send(seller_order=part, by=None, carrier="ems", tracking_number="EA123456789CN")
    return {"abroad-part": part, "abroad-parcel": parcel, **outlet_rows(shop)}
