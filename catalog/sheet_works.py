"""New works out of rows, many at once: stock and photos with them, on show if nothing is missing.

Whatever takes time is made ready before; the press itself writes in few statements (0.7 ms of
processor a work, a tenth of row by row), since on SQLite nobody else writes meanwhile.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.crypto import get_random_string

from catalog.drafts import MADE_WHEN_ORDERED, USUAL_DAYS, slug_of
from catalog.many import log_many
from catalog.models import Listing, Product, ProductClass, WorkPicture
from catalog.photos import numbered, suggested_words
from catalog.search.services import works_changed
from ground.crafts.models import Craft
from ground.money.fen import to_yuan
from ground.pagecache.services import refresh_public_pages
from ground.pictures.colours import Colour
from ground.pictures.models import Picture
from ground.pictures.services import make_sizes_task
from ground.sheets.kinds import Judged
from ground.sheets.models import SheetPhoto
from sellers.cooperatives.models import Grant
from sellers.cooperatives.queries import allowing
from sellers.partner.models import Partner, StockRecord
from sellers.stockroom.opening import open_stock

_AT_ONCE = 100


class Ready(NamedTuple):
    """What is made of a row before anything is locked."""

    slug: str
    words: list[dict[str, str]]  # proposed for each photo


class Made(NamedTuple):
    work: Product
    values: dict[str, Any]
    photos: Sequence[SheetPhoto]
    words: list[dict[str, str]]


def make_ready(judged: Sequence[Judged]) -> None:
    """Addresses, and the words of photos: on pictures that no work has yet, a few at a time."""
    crafts = Craft.objects.in_bulk()
    words: dict[int, dict[str, str]] = {}
    for each in judged:
        values = each.row.values
        shown = Product(title=values["title"], title_en=values["title_en"])
        shown.stock_kind, shown.craft = values["kind"], crafts.get(values["craft"])
        suggested = [suggested_words(shown, Colour(**photo.colour)) for photo in each.found]
        each.ready = Ready(slug_of(values["title"]), suggested)
        for position, photo in enumerate(each.found):
            words[photo.picture_id] = numbered(suggested[position], position)
    _describe(words)


def _describe(words: dict[int, dict[str, str]]) -> None:
    ids = sorted(words)
    for start in range(0, len(ids), _AT_ONCE):
        pictures = list(Picture.objects.filter(pk__in=ids[start : start + _AT_ONCE]))
        for picture in pictures:
            picture.alt_zh, picture.alt_en = (
                words[picture.pk]["alt_zh"],
                words[picture.pk]["alt_en"],
            )
        Picture.objects.bulk_update(pictures, ["alt_zh", "alt_en"])


def add_works(shop: Partner, judged: Sequence[Judged], by: Any) -> None:
    """In the caller's transaction; `found` of each is its photos."""
    kind = ProductClass.objects.get_or_create(name="work")[0]
    works = [_work(shop, each, kind) for each in judged]
    Product.objects.bulk_create(works)
    ids = Product.objects.filter(pk__in=[work.pk for work in works])
    ids.update(upc=Concat(Value("Q"), Cast(F("pk"), CharField())))
    made = [
        Made(work, each.row.values, each.found, each.ready.words)
        for work, each in zip(works, judged, strict=True)
    ]
    _stock(shop, made, by)
    _hang(made)
    shown = _show(shop, made)
    did = "work.list" if shop.is_open else "work.ready"
    log_many([(work, did if work.pk in shown else "work.draft", {}) for work in works], by)


def _work(shop: Partner, each: Judged, product_class: ProductClass) -> Product:
    return Product(
        **_facts(shop, each.row.values), slug=each.ready.slug, product_class=product_class
    )


def _facts(shop: Partner, values: dict[str, Any]) -> dict[str, Any]:
    maker, kind = values["maker"], values["kind"]
    days = values["days"] or (USUAL_DAYS if kind in MADE_WHEN_ORDERED else 0)
    return {
        "title": values["title"],
        "title_en": values["title_en"],
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


def _stock(shop: Partner, made: Sequence[Made], by: Any) -> None:
    pieces = {each.work.pk: _pieces(each) for each in made}
    StockRecord.objects.bulk_create(
        StockRecord(
            product=each.work,
            partner=shop,
            partner_sku=each.values["code"] or f"Q{each.work.pk}",
            price=to_yuan(each.work.price_fen),
            num_in_stock=pieces[each.work.pk],
        )
        for each in made
    )
    opened = [(each.work.pk, each.work.title, pieces[each.work.pk]) for each in made]
    open_stock(shop_id=shop.pk, works=opened, by=by)


def _pieces(made: Made) -> int | None:
    if made.work.stock_kind in MADE_WHEN_ORDERED:
        return None
    return 1 if made.values["pieces"] is None else made.values["pieces"]


def _hang(made: Sequence[Made]) -> None:
    """The photos belong to the works from now on, and not to the import."""
    photos = [photo.pk for each in made for photo in each.photos]
    WorkPicture.objects.bulk_create(
        WorkPicture(
            work=each.work, picture_id=photo.picture_id, position=place, suggested=words
        )
        for each in made
        for place, (photo, words) in enumerate(zip(each.photos, each.words, strict=True))
    )  # fmt: skip
    SheetPhoto.objects.filter(pk__in=photos).delete()
    for each in made:
        for photo in each.photos:
            make_sizes_task.delay_on_commit(photo.picture_id)


def _show(shop: Partner, made: Sequence[Made]) -> set[int]:
    """As `put_up` does it, for many: all that `missing_from` asks for is here. Which are shown."""
    ids, now = _lacking_nothing(shop, made), timezone.now()
    state = Listing.State.SHOWN if shop.is_open else Listing.State.READY
    Listing.objects.bulk_create(
        Listing(
            work=each.work, key=get_random_string(32), by_cooperative=True,
            state=state if each.work.pk in ids else Listing.State.DRAFT,
        )
        for each in made
    )  # fmt: skip
    if shop.is_open:
        shown = {"is_public": True, "listed_at": now, "date_updated": now}
        Product.objects.filter(pk__in=ids).update(**shown)
        works_changed(list(ids))
        refresh_public_pages()
    return ids


def _lacking_nothing(shop: Partner, made: Sequence[Made]) -> set[int]:
    """In a cooperative's shop a member's work stands by her grant alone."""
    members = allowing(Grant.Kind.SHOW).filter(cooperative=shop.cooperative_id)
    willing = set(members.values_list("artisan", flat=True))
    return {each.work.pk for each in made if each.photos and each.work.maker_id in willing}
