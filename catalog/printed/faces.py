"""What stands on paper, in both languages at once, and never more than she agrees to today."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import override

from catalog.models import Product
from catalog.printed.models import CardChoice, Code
from ground.money.formats import format_fen
from ground.pictures.models import Picture
from ground.regions.queries import path_of
from sellers.artisans.models import Artisan

LEAST = CardChoice()
Place = CardChoice.Place


class Both(NamedTuple):
    """The English is empty where it says nothing that the Chinese does not."""

    zh: str
    en: str


class CardFace(NamedTuple):
    code: Code
    name: Both
    craft: Both
    place: Both
    picture: Picture | None


class LabelFace(NamedTuple):
    code: Code
    title: Both
    maker: Both
    craft: Both
    material: Both
    care: Both
    price: str


NOTHING = Both("", "")


def both(said: Callable[[], str]) -> Both:
    with override("zh-hans"):
        chinese = said()
    with override("en"):
        english = said()
    return Both(chinese, "" if english == chinese else english)


def choice_of(maker: Artisan) -> CardChoice:
    return getattr(maker, "card_choice", LEAST)


def card_of(maker: Artisan, code: Code) -> CardFace:
    """Without her consent to a public page the craft alone."""
    choice, craft = choice_of(maker), code.craft
    shows_picture = maker.is_public and choice.shows_picture
    return CardFace(
        code=code,
        name=_name(maker),
        craft=both(lambda: craft.short_name) if craft else NOTHING,
        place=_place(maker, choice) if maker.is_public else NOTHING,
        picture=maker.portrait if shows_picture else None,
    )


def labels_of(works: Iterable[Product], *, shows_price: bool) -> list[LabelFace]:
    return [_label(work, shows_price=shows_price) for work in works]


def _label(work: Product, *, shows_price: bool) -> LabelFace:
    craft = work.craft
    return LabelFace(
        code=work.printed_code,
        title=Both(work.title, work.title_en),
        maker=_name(work.maker) if work.maker else NOTHING,
        craft=both(lambda: craft.short_name) if craft else NOTHING,
        material=Both(work.material_zh, work.material_en),
        care=Both(work.care_zh, work.care_en),
        price=format_fen(work.price_fen, "zh-hans").removesuffix(".00") if shows_price else "",
    )


def _name(maker: Artisan) -> Both:
    shows = maker.is_public and choice_of(maker).shows_name
    return both(lambda: maker.name) if shows else NOTHING


def _place(maker: Artisan, choice: CardChoice) -> Both:
    if choice.place == Place.VILLAGE:
        return both(lambda: maker.local_place)
    return both(lambda: path_of(maker.region)) if choice.place == Place.COUNTY else NOTHING


def address_of(code: Code) -> str:
    """What the code holds; written out below it, less the beginning."""
    return f"{settings.SITE_URL}/q/{code.text}/"
