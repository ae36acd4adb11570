"""What the API shows, in a fixed number of queries; nothing that no public page shows."""

from django.db.models import Prefetch, QuerySet

from catalog.api.asked import RegionsAsked, WorksAsked
from catalog.api.cursors import Order
from catalog.models import Product, WorkPicture
from catalog.search.queries import answer
from catalog.search.shelf import narrowed
from ground.crafts.models import Craft
from ground.regions.models import Division
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner

BY_AGE = Order(["pk"])
BY_CODE = Order(["code"])
ORDERS = {
    "newest": Order(["pk"], is_down=True),
    "price-asc": Order(["price_fen", "pk"]),
    "price-desc": Order(["price_fen", "pk"], is_down=True),
}
_PLACE = "region__parent__parent"


def works() -> QuerySet[Product]:
    return _whole(Product.objects.listed())


def works_asked(asked: WorksAsked, generation: int) -> QuerySet[Product]:
    """Of words, those works alone that have them all: a program cannot be asked what it meant."""
    works = narrowed(asked.narrowing())
    text = (asked.q or "").strip()
    if text:
        found = answer(text, generation, exact=True)
        has_all = found is not None and not found.is_empty and not found.is_partial
        works = works.filter(pk__in=found.ids) if has_all else works.none()
    return _whole(works)


def _whole(found: QuerySet[Product]) -> QuerySet[Product]:
    pictures = WorkPicture.objects.select_related("picture")
    return found.select_related("shop", "maker", "craft", "stock", _PLACE).prefetch_related(
        Prefetch("work_pictures", pictures)
    )


def makers() -> QuerySet[Artisan]:
    """Those alone who agreed to be shown."""
    whole = Artisan.objects.public().select_related("portrait", "shop", _PLACE)
    return whole.prefetch_related("crafts")


def shops() -> QuerySet[Partner]:
    return Partner.objects.filter(is_open=True).select_related("artisan", _PLACE)


def crafts() -> QuerySet[Craft]:
    return Craft.objects.select_related("province")


def regions() -> QuerySet[Division]:
    return Division.objects.all()


def regions_asked(asked: RegionsAsked) -> QuerySet[Division]:
    found = regions()
    if asked.level:
        found = found.filter(level=asked.level)
    if asked.parent:
        found = found.filter(parent=asked.parent)
    return found
