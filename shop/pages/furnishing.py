"""Lays into the blocks of a page what they show: a fixed number of queries for any number."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import mark_safe
from wagtail.blocks import StreamValue
from wagtail.models import Locale
from wagtail.rich_text import expand_db_html

from catalog.models import Product
from catalog.queries import families, featured_makers, newest_works
from catalog.search.forms import Asked
from catalog.search.names import names
from catalog.search.shelf import counts_of
from shop.pages.kinds import KINDS
from shop.pages.links import in_language, local_pages
from shop.pages.queries import newest_pages, region_pages
from shop.pages.regions_map import tiles
from shop.pages.shelves import Wish, works_for

_SEAM = "<!--seam-->"
_MOST_MAKERS = 4


@dataclass(frozen=True)
class Place:
    """Where blocks stand: what depends on the page and the answer."""

    locale: Locale
    generation: int
    keeps_sold_out: bool = True


def furnish(streams: Iterable[StreamValue], place: Place) -> None:
    values: dict[str, list[Any]] = defaultdict(list)
    for stream in streams:
        for block in stream:
            values[block.block_type].append(block.value)
    for kind, lay in _LAYERS.items():
        if values[kind]:
            lay(values[kind], place)
    if told := [*values["words"], *values["video"]]:
        _lay_words(told)


def _lay_works(values: list[Any], place: Place) -> None:
    """What is off show or gone is left out; what is sold out too, where it would be in the way."""
    for value in values:
        value.shown = [work for work in value["works"] if is_on_show(work, place.keeps_sold_out)]


def is_on_show(work: Product | None, keeps_sold_out: bool) -> bool:
    if work is None or not (work.is_public and work.shop.is_open):
        return False
    return keeps_sold_out or work.availability != "sold-out"


def _lay_live_works(values: list[Any], place: Place) -> None:
    wishes = {id(value): Wish.of(value) for value in values}
    works = works_for(wishes.values())
    for value in values:
        wish = wishes[id(value)]
        value.shown = works[wish]
        value.href = _list_of(wish)


def _list_of(wish: Wish) -> str:
    asked = {"craft": wish.craft, "region": wish.region, "min": wish.least, "max": wish.most}
    query = "&".join(f"{name}={said}" for name, said in asked.items() if said not in (None, ""))
    return in_language(f"/works/?{query}" if query else "/works/")


def _lay_makers(values: list[Any], place: Place) -> None:
    """By her consent alone."""
    for value in values:
        maker = value["maker"]
        value.shown = maker if maker is not None and maker.is_public else None


def _lay_steps(values: list[Any], place: Place) -> None:
    for value in values:
        value.shown = list(value["steps"])


def _lay_actions(values: list[Any], place: Place) -> None:
    pages = local_pages(value["page"].pk for value in values if value["page"])
    for value in values:
        page = pages.get(value["page"].pk) if value["page"] else None
        value.href = (page.get_url() or "") if page else in_language(value["address"] or "")


def _lay_map(values: list[Any], place: Place) -> None:
    pages = region_pages(place.locale)
    counted = counts_of(Asked(), place.generation).provinces
    known = names(place.generation)
    for value in values:
        value.shown = tiles(pages, counted, known)


def _lay_opening(values: list[Any], place: Place) -> None:
    newest = newest_works(1)
    for value in values:
        value.shown = newest[0] if newest and not value["picture"] else None


def _lay_families(values: list[Any], place: Place) -> None:
    found = families()
    for value in values:
        value.shown = found


def _lay_featured(values: list[Any], place: Place) -> None:
    found = list(featured_makers(_MOST_MAKERS))
    for value in values:
        value.shown = found


def _lay_pages(values: list[Any], place: Place) -> None:
    kinds = {value["kind"] for value in values} & set(KINDS)
    found = {kind: newest_pages(kind, place.locale) for kind in kinds}
    for value in values:
        value.shown = found.get(value["kind"], [])


_LAYERS = {
    "works": _lay_works,
    "live_works": _lay_live_works,
    "maker": _lay_makers,
    "quote": _lay_makers,
    "steps": _lay_steps,
    "action": _lay_actions,
    "map": _lay_map,
    "opening": _lay_opening,
    "families": _lay_families,
    "makers": _lay_featured,
    "pages": _lay_pages,
}


def _lay_words(values: list[Any]) -> None:
    """All texts are made ready at once, so that their links cost two queries together."""
    texts = [value.get("text") or value.get("transcript") for value in values]
    sources = [text.source.replace(_SEAM, "") if text else "" for text in texts]
    ready = expand_db_html(_SEAM.join(sources)).split(_SEAM)
    for value, html in zip(values, ready, strict=True):
        value.html = mark_safe(html)  # noqa: S308 -- cleaned by Wagtail's list of what is safe


def missing_works(streams: Iterable[StreamValue]) -> list[str]:
    """Titles of what a campaign chose and does not show; a work that is no more has a number."""
    told = []
    for stream in streams:
        for raw in stream.raw_data:
            if raw["type"] == "works":
                told += [_chosen(each) for each in raw["value"].get("works", [])]
    ids = [pk for pk in told if pk]
    works = Product.objects.for_cards().in_bulk(ids) if ids else {}
    return [
        works[pk].local_title if pk in works else f"#{pk}"
        for pk in dict.fromkeys(ids)
        if not is_on_show(works.get(pk), keeps_sold_out=False)
    ]


def _chosen(item: Any) -> int | None:
    """Of a list's item, as it is stored: with its own id, or bare."""
    return item.get("value") if isinstance(item, dict) else item
