"""Orders of a cooperative's shop, accepted, some of them to one door."""

from shop.fulfilment.services import accept
from tests.cast import a_cooperative, a_shop, a_work
from tests.shop.fulfilment.parts import a_paid_part


def a_coop_shop(**fields):
    return a_shop("云岭合作社", "Yunling Cooperative", cooperative=a_cooperative(), **fields)


def accepted(till, works, **fields):
    part = a_paid_part(till, works, **fields)
    accept(seller_order=part, by=None)
    part.refresh_from_db()
    return part


def keeper_of(shop):
    return shop.cooperative.keepers.get().user


def two_to_one_door(till, shop=None):
    work = a_work(shop=shop or a_coop_shop(), pieces=9)
    return accepted(till, {work: 1}), accepted(till, {work: 2})
