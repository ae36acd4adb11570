"""A cooperative's offer stays above what its members let it ask for their works."""

from catalog.floors import Floors
from catalog.models import Product
from ground.accounts.models import User
from shop.offers.errors import BelowFloors
from shop.offers.models import Offer
from shop.offers.sums import worst_percent


def refuse_below_floors(offer: Offer, works: list[Product], by: User) -> list[Product]:
    """The works that it is for. In a cooperative's shop they are always named one by one, so that
    what a member lists there later is not lowered unasked. Raises BelowFloors.
    """
    if offer.shop is None or offer.shop.cooperative_id is None:
        return works
    works = works or list(Product.objects.filter(shop=offer.shop, is_public=True).order_by("pk"))
    percent = worst_percent(
        percent=offer.percent, amount_fen=offer.amount_fen, from_fen=offer.from_fen
    )
    floors = Floors(offer.shop.cooperative_id, works)
    low = [work for work in works if not _may(floors, work, percent, by)]
    if low or not works:
        raise BelowFloors(low)
    return works


def _may(floors: Floors, work: Product, percent: int, by: User) -> bool:
    if work.maker is None or work.maker.user_id == by.pk:
        return True
    return floors.is_free(work) and work.price_fen * (100 - percent) // 100 >= floors.of(work)
