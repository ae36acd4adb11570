"""A new work out of one row: its stock and photos with it, and on show if nothing is missing."""

from collections.abc import Sequence
from typing import Any

from django.utils.crypto import get_random_string
from wagtail.log_actions import log

from catalog.drafts import MADE_WHEN_ORDERED, USUAL_DAYS, put_up, slug_of
from catalog.models import Listing, Product, ProductClass, WorkPicture
from catalog.photos import numbered, suggested_words
from catalog.services import missing_from
from ground.money.fen import to_yuan
from ground.pictures.colours import Colour
from ground.pictures.models import Picture
from ground.pictures.services import make_sizes_task
from ground.sheets.models import SheetPhoto
from ground.sheets.tables import Row
from sellers.partner.models import Partner, StockRecord
from sellers.stockroom.services import count_in


def add_work(shop: Partner, row: Row, photos: Sequence[SheetPhoto], by: Any) -> Product:
    """In the caller's transaction."""
    work = Product.objects.create(**_facts(shop, row.values))
    number = f"Q{work.pk}"
    Product.objects.filter(pk=work.pk).update(upc=number)
    StockRecord.objects.create(
        product=work,
        partner=shop,
        partner_sku=row.values["code"] or number,
        price=to_yuan(work.price_fen),
    )
    is_made = work.stock_kind in MADE_WHEN_ORDERED
    pieces = 1 if row.values["pieces"] is None else row.values["pieces"]
    count_in(work_id=work.pk, on_hand=None if is_made else pieces)
    log(instance=work, action="work.draft", user=by)
    Listing.objects.create(work=work, key=get_random_string(32))
    for position, photo in enumerate(photos):
        _hang(work, photo, position)
    if not missing_from(work):
        put_up(work=work, by=by)
    return work


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
        "product_class": ProductClass.objects.get_or_create(name="work")[0],
    }


def _hang(work: Product, photo: SheetPhoto, position: int) -> None:
    """It belongs to the work from now on, and not to the import."""
    suggested = suggested_words(work, Colour(**photo.colour))
    Picture.objects.filter(pk=photo.picture_id).update(**numbered(suggested, position))
    WorkPicture.objects.create(
        work=work, picture_id=photo.picture_id, position=position, suggested=suggested
    )
    SheetPhoto.objects.filter(pk=photo.pk).delete()
    make_sizes_task.delay_on_commit(photo.picture_id)
