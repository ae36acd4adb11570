"""A cooperative's work in its store, and a fair to sell at: dull, open unless said otherwise."""

from sellers.cooperatives.models import Cooperative, Keeper
from sellers.stockroom.counter import Handed, sell_by_hand
from sellers.stockroom.models import CounterSale, Place, Shelf
from sellers.stockroom.moving import home_of
from sellers.stockroom.piece_numbers import number_pieces
from tests.cast import a_cooperative, a_shop, a_user, a_work


def a_coops_work(pieces=5, cooperative=None, **fields):
    shop = getattr(cooperative, "shop", None) or a_shop(
        "云岭合作社", "Yunling", cooperative=cooperative or a_cooperative()
    )
    return a_work(pieces=pieces, shop=shop, **fields)


def a_fair(shop, name="苗年集市", **fields) -> Place:
    return Place.objects.create(shop=shop, kind=Place.Kind.FAIR, name=name, **fields)


def brought(work, place, pieces) -> Place:
    """As if it had been carried there from the store."""
    Shelf.objects.filter(work=work, place=home_of(work.shop_id)).update(pieces=0)
    Shelf.objects.update_or_create(work=work, place=place, defaults={"pieces": pieces})
    return place


def numbered(work, pieces=1, place=None):
    place = place or home_of(work.shop_id)
    return number_pieces(work_id=work.pk, place=place, pieces=pieces, by=None)


def sold(work, key="k1", place=None, by=None, **fields) -> CounterSale:
    facts = {"key": key, "work_id": work.pk, "amount_fen": 26800} | fields
    return sell_by_hand(place=place or home_of(work.shop_id), handed=Handed(**facts), by=by)


def a_keeper(cooperative: Cooperative, role=Keeper.Role.STOCK, name="管库"):
    return Keeper.objects.create(cooperative=cooperative, user=a_user(name=name), role=role).user
