"""Where buyers fetch, and parts of orders that they fetch there."""

from sellers.partner.outlets import open_outlet
from shop.fulfilment.services import accept
from shop.order.models import Pickup, SellerOrder
from tests.shop.fulfilment.parts import a_paid_part


def an_outlet(shop, **facts):
    usual = {
        "name_zh": "古镇东街店",
        "name_en": "Old Town",
        "street_zh": "东街 12 号",
        "hours_zh": "每天 9 点到 18 点",
        "steps": "none",
    }
    return open_outlet(shop=shop, by=None, **usual | facts)


def to_fetch(part, **facts):
    """The part is fetched at a new outlet of its shop."""
    outlet = an_outlet(part.shop, **facts)
    SellerOrder.objects.filter(pk=part.pk).update(delivery="pickup", postage_fen=0)
    Pickup.objects.create(seller_order=part, outlet=outlet, **outlet.words())
    part.refresh_from_db()
    return part


def an_accepted_pickup(till, works=None):
    part = to_fetch(a_paid_part(till, works))
    accept(seller_order=part, by=None)
    return part


def code_of(part):
    return Pickup.objects.get(seller_order=part.pk).code


def another_than(code):
    return f"{(int(code) + 1) % 1_000_000:06d}"
