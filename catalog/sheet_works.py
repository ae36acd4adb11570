"""New works out of rows, many at once: stock and photos with them, on show if nothing is missing.

Row by row it would take five times as long, and on SQLite nobody else writes meanwhile.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.crypto import get_random_string
from wagtail.log_actions import log

from catalog.drafts import MADE_WHEN_ORDERED, USUAL_DAYS, slug_of
from catalog.models import Listing, Product, ProductClass, WorkPicture
from catalog.photos import numbered, suggested_words
from catalog.search.services import works_changed
from catalog.services import missing_from
from ground.money.fen import to_yuan
from ground.pagecache.services import refresh_public_pages
from ground.pictures.colours import Colour
from ground.pictures.models import Picture
from ground.pictures.services import make_sizes_task
from ground.sheets.kinds import Judged
from ground.sheets.models import SheetPhoto
from sellers.partner.models import Partner, StockRecord
from sellers.stockroom.services import count_in


class Made(NamedTuple):
    work: Product
    values: dict[str, Any]
    photos: Sequence[SheetPhoto]


def add_works(shop: Partner, judged: Sequence[Judged], by: Any) -> None:
    """In the caller's transaction; `found` of each is its photos."""
    kind = ProductClass.objects.get_or_create(name="work")[0]
    works = [Product(**_facts(shop, each.row.values), product_class=kind) for each in judged]
    Product.objects.bulk_create(works)
    ids = Product.objects.filter(pk__in=[work.pk for work in works])
    ids.update(upc=Concat(Value("Q"), Cast(F("pk"), CharField())))
    made = [
        Made(work, each.row.values, each.found) for work, each in zip(works, judged, strict=True)
    ]
    _stock(shop, made)
    Listing.objects.bulk_create(Listing(work=work, key=get_random_string(32)) for work in works)
    _hang(made)
    shown = _show(shop, works)
    did = "work.list" if shop.is_open else "work.ready"
    for work in works:
        log(instance=work, action=did if work.pk in shown else "work.draft", user=by)


def _facts(shop: Partner, values: dict[str, Any]) -> dict[str, Any]:
    maker, kind = values["maker"], values["kind"]
    days = values["days"] or (USUAL_DAYS if kind in MADE_WHEN_ORDERED else 0)
    return {
        "title": values["title"],
        "title_en": values["title_en"],
        "slug": slug_of(values["title"]),
        "price_fen": values["price"],
        "stock_kind": kind,
        "is_returnable": kind != Product.Kind.CUSTOM,
        "craft_id": values["craft"] or None,
        "material_zh": values["material"],
        "size": values["size"],
        "weight_g": values["weight"] or 0,
        "days_to_make": days,
        "maker": maker,
        "region_id": (maker and maker.region_id) or shop.region_id,
        "shop": shop,
        "is_public": False,
        "is_demo": shop.is_demo,
    }


def _stock(shop: Partner, made: Sequence[Made]) -> None:
    StockRecord.objects.bulk_create(
        StockRecord(
            product=work,
            partner=shop,
            partner_sku=values["code"] or f"Q{work.pk}",
            price=to_yuan(work.price_fen),
        )
        for work, values, _photos in made
    )
    for work, values, _photos in made:
        pieces = 1 if values["pieces"] is None else values["pieces"]
        is_made = work.stock_kind in MADE_WHEN_ORDERED
        count_in(work_id=work.pk, on_hand=None if is_made else pieces)


def _hang(made: Sequence[Made]) -> None:
    """The photos belong to the works from now on, and not to the import."""
    places, pictures = [], []
    for work, _values, photos in made:
        for position, photo in enumerate(photos):
            suggested = suggested_words(work, Colour(**photo.colour))
            facts = {"work": work, "picture_id": photo.picture_id, "position": position}
            places.append(WorkPicture(**facts, suggested=suggested))
            pictures.append(Picture(pk=photo.picture_id, **numbered(suggested, position)))
            make_sizes_task.delay_on_commit(photo.picture_id)
    WorkPicture.objects.bulk_create(places)
    Picture.objects.bulk_update(pictures, ["alt_zh", "alt_en"])
    SheetPhoto.objects.filter(pk__in=[each.pk for row in made for each in row.photos]).delete()


def _show(shop: Partner, works: Sequence[Product]) -> set[int]:
    """As `put_up` does it, for many. Which."""
    ids, now = [work.pk for work in works if not missing_from(work)], timezone.now()
    state = Listing.State.SHOWN if shop.is_open else Listing.State.READY
    Listing.objects.filter(work__in=ids).update(state=state)
    if shop.is_open:
        shown = {"is_public": True, "listed_at": now, "date_updated": now}
        Product.objects.filter(pk__in=ids).update(**shown)
        works_changed(ids)
        refresh_public_pages()
    return set(ids)
