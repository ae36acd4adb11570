"""From rows to what is answered; asks no query."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils import translation

from catalog.api import schemas
from catalog.models import Product
from ground.crafts.models import Craft
from ground.money.fen import to_yuan
from ground.pictures.models import Picture
from ground.pictures.shared import largest, whole_address
from ground.regions.models import Division
from ground.regions.queries import path_of
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner


def show_work(work: Product) -> schemas.Work:
    return schemas.Work(
        **_pages(work.get_absolute_url()),
        **_said_of(work),
        **_sold_as(work),
        id=work.pk,
        craft=_craft(work.craft),
        region=_region(work.region),
        shop={"slug": work.shop.slug, "name": _words(work.shop.name, work.shop.name_en)},
        maker=_maker(work.maker),
        pictures=[*_pictures(place.picture for place in work.work_pictures.all())],
        listed_at=work.listed_at,
        changed_at=work.date_updated,
        demo=work.is_demo,
    )


def _said_of(work: Product) -> dict[str, Any]:
    return {
        "title": _words(work.title, work.title_en),
        "story": _words(work.story_zh, work.story_en),
        "material": _words(work.material_zh, work.material_en),
        "care": _words(work.care_zh, work.care_en),
        "size": work.size,
        "weight_g": work.weight_g,
    }


def _sold_as(work: Product) -> dict[str, Any]:
    return {
        "kind": work.stock_kind,
        "days_to_make": work.days_to_make if work.is_made_when_ordered else None,
        "price": str(to_yuan(work.price_fen)),
        "currency": "CNY",
        "availability": work.availability,
        "returnable": work.is_returnable,
    }


def _maker(maker: Artisan | None) -> dict[str, Any] | None:
    if maker is None or not maker.is_public:
        return None
    return {"slug": maker.slug, "name": _words(maker.name_zh, maker.name_en)}


def show_maker(maker: Artisan) -> schemas.Maker:
    shop = getattr(maker, "shop", None)
    return schemas.Maker(
        **_pages(maker.get_absolute_url()),
        slug=maker.slug,
        name=_words(maker.name_zh, maker.name_en),
        place=_both(lambda: maker.local_place or path_of(maker.region)),
        story=_words(maker.story_zh, maker.story_en),
        crafts=[_craft(craft) for craft in maker.crafts.all()],
        portrait=next(_pictures([maker.portrait] if maker.portrait else []), None),
        shop=shop.slug if shop and shop.is_open else None,
        demo=maker.is_demo,
    )


def show_shop(shop: Partner) -> schemas.Shop:
    maker = shop.artisan if shop.artisan and shop.artisan.is_public else None
    return schemas.Shop(
        **_pages(shop.get_absolute_url()),
        slug=shop.slug,
        name=_words(shop.name, shop.name_en),
        kind="artisan" if shop.artisan_id else "cooperative",
        maker=maker and maker.slug,
        region=_region(shop.region),
        postage=str(to_yuan(shop.postage_fen)),
        free_from=str(to_yuan(shop.free_from_fen)) if shop.free_from_fen else None,
        pickup=_words(shop.pickup_place_zh, shop.pickup_place_en),
        away_until=shop.back_on,
        demo=shop.is_demo,
    )


def show_craft(counts: Mapping[str, int]) -> Callable[[Craft], schemas.Craft]:
    def show(craft: Craft) -> schemas.Craft:
        family = Craft.Family(craft.family)
        return schemas.Craft(
            **_pages(f"{reverse('works')}?craft={craft.code}"),
            code=craft.code,
            family={"code": family.value, "name": _both(lambda: str(family.label))},
            name=_words(craft.name_zh, craft.name_en),
            province=_region(craft.province),
            heritage_level=craft.ich_level or None,
            works=counts.get(craft.code, 0),
        )

    return show


def show_region(region: Division) -> schemas.Region:
    return schemas.Region(
        **_pages(f"{reverse('works')}?region={region.code}"),
        code=region.code,
        name=_both(lambda: region.name),
        level=region.level,
        parent=region.parent_id,
    )


def _pages(path: str) -> dict[str, str]:
    return {"url": whole_address(path), "url_en": whole_address(f"/en{path}")}


def _words(zh: str, en: str) -> schemas.Words | None:
    return schemas.Words(zh=zh, en=en or None) if zh else None


def _both(read: Callable[[], str]) -> schemas.Words | None:
    with translation.override("en"):
        en = read()
    return _words(read(), en)


def _craft(craft: Craft | None) -> dict[str, Any] | None:
    return craft and {"code": craft.code, "name": _words(craft.name_zh, craft.name_en)}


def _region(region: Division | None) -> dict[str, Any] | None:
    """Comes with its parents."""
    return region and {"code": region.code, "name": _both(lambda: path_of(region))}


def _pictures(pictures: Iterable[Picture]) -> Iterator[schemas.Picture]:
    for picture in pictures:
        shared = largest(picture)
        if shared:
            alt = schemas.Words(zh=picture.alt_zh, en=picture.alt_en or None)
            yield schemas.Picture(**shared._asdict(), alt=alt)
