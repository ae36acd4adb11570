"""What a chat shows of our pages when somebody sends their address."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from catalog.models import Product
from ground.money.formats import format_fen
from ground.pictures.models import Picture
from ground.pictures.shared import Card
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner

_NAMED = 3  # works whose names stand on the card of a list


def home_card(works: Sequence[Product]) -> Card:
    said = _("绣、剪、编：她们亲手做，亲自定价。每件作品都写着做它的人。")
    return Card(_("一针一线，出自她的手"), said, _first_picture(works))


def work_card(work: Product, picture: Picture | None, place: str) -> Card:
    """Her name only as the page shows it."""
    maker = work.maker.name if work.maker and work.maker.is_public else ""
    craft = work.craft.short_name if work.craft else ""
    facts = " · ".join(each for each in (format_fen(work.price_fen), craft, maker, place) if each)
    said = f"{facts}\n{work.local_story}" if work.local_story else facts
    return Card(work.local_title, said, picture, "product")


def maker_card(maker: Artisan, place: str, crafts: Sequence[str]) -> Card:
    said = " · ".join([*crafts, *([place] if place else [])])
    story = maker.local_story
    return Card(maker.name, f"{said}\n{story}" if story else said, maker.portrait, "profile")


def shop_card(shop: Partner, place: str, works: Sequence[Product]) -> Card:
    return Card(shop.local_name, _listed(works, place), _first_picture(works))


def list_card(heading: str, titles: Sequence[str], picture: Picture | None) -> Card:
    return Card(heading, " · ".join(titles[:_NAMED]), picture)


def crafts_card() -> Card:
    return Card(_("按手艺找"), _("各地的绣、剪、编、织、染。点开一门手艺，就能看到用它做的作品。"))


def _listed(works: Sequence[Product], place: str) -> str:
    names = [work.local_title for work in works[:_NAMED]]
    return " · ".join([*([place] if place else []), *names])


def _first_picture(works: Sequence[Product]) -> Picture | None:
    places = [place for work in works for place in work.first_pictures]
    return places[0].picture if places else None
