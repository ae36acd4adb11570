from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from catalog.cards import list_card
from catalog.models import Product
from catalog.search.forms import NAMES, SORTS, Asked, read
from catalog.search.names import Names, names
from catalog.search.nearby import crafts_like, places_like
from catalog.search.queries import OUTCOME_HEADER, Listing
from catalog.search.shelf import BANDS
from catalog.search.showing import Shown
from catalog.search.suggestions import suggest
from ground.money.formats import format_fen
from ground.pagecache.decorators import public_page
from ground.pictures.shared import Card
from ground.regions.models import Division


class Choice(NamedTuple):
    """A link of a filter."""

    label: str
    number: int
    query: str
    is_chosen: bool


@public_page
def show_works(request: HttpRequest) -> HttpResponse:
    known = names(request.generation)
    asked, place = _checked(read(request.GET), known)
    listing = Listing(asked, request.generation)
    links = Links(asked)
    heading = _heading(asked, known, place)
    context = {
        "asked": asked,
        "listing": listing,
        "not_understood": _("、").join(asked.unknown),
        "words": asked.q,
        "section": "works",
        "heading": heading,
        "card": _card(heading, listing.works),
        "filters": _filters(listing, links, known),
        "chosen": _chosen(asked, links, known, place),
        "sorts": SORTS.items(),
        "typed": links.now,
        "canonical": request.path + links.here(listing.page),
        "previous": links.to(page=listing.page - 1) if listing.page > 1 else "",
        "next": links.to(page=listing.page + 1) if listing.page < listing.pages else "",
        "like": _like(listing, known) if listing.is_unknown else [],
        "exactly": links.to(exact=1),
    }
    return _told(render(request, "catalog/search/list.html", context), listing)


def _told(response: HttpResponse, listing: Listing) -> HttpResponse:
    """With whether the words were found, for who counts what is looked for."""
    if listing.asked.q:
        response[OUTCOME_HEADER] = listing.outcome
    return response


def _card(heading: str, works: Sequence[Shown]) -> Card:
    picture = next((work.picture for work in works if work.picture), None)
    return list_card(heading, [work.title for work in works], picture)


def _checked(asked: Asked, known: Names) -> tuple[Asked, str]:
    """What no craft and no place is called is left out; with the name of the place."""
    unknown, place = list(asked.unknown), ""
    if asked.craft and not asked.family and asked.craft not in known.crafts:
        unknown.append(str(NAMES["craft"]))
        asked = replace(asked, craft="")
    if asked.region in known.provinces:
        place = known.province(asked.region)
    elif asked.region:
        division = Division.objects.filter(code=asked.region).first()
        place = division.name if division else ""
        if not place:
            unknown.append(str(NAMES["region"]))
            asked = replace(asked, region="")
    return replace(asked, unknown=tuple(unknown)), place


class Links:
    """Query strings of the same list with one thing changed; the page starts anew."""

    def __init__(self, asked: Asked) -> None:
        self.now = asked.said()

    def here(self, page: int) -> str:
        query = self.to(page=page if page > 1 else None)
        return f"?{query}" if query else ""

    def to(self, **changes: object) -> str:
        said = {name: "" if value is None else str(value) for name, value in changes.items()}
        return urlencode({name: value for name, value in (self.now | said).items() if value})


def _like(listing: Listing, known: Names) -> list[tuple[str, str]]:
    """What whoever found nothing may have meant, each with its list."""
    q = listing.asked.q
    crafts = [(known.craft(code), f"craft={code}") for code in crafts_like(q, known)]
    places = places_like(q, known, listing.generation)
    return crafts + [(known.province(code), f"region={code}") for code in places]


def _heading(asked: Asked, known: Names, place: str) -> str:
    if asked.q:
        return _("「%(words)s」的作品") % {"words": asked.q}
    parts = [place, known.craft(asked.craft) if asked.craft else ""]
    named = " · ".join(part for part in parts if part)
    return named or _("全部作品")


def _filters(listing: Listing, links: Links, known: Names) -> list[tuple[str, list[Choice]]]:
    asked = listing.asked

    def choices(name: str, counts: Iterable[tuple[str, int]], label: Any) -> list[Choice]:
        chosen = getattr(asked, name)
        return [
            Choice(label(value), number, links.to(**{name: value}), value == chosen)
            for value, number in counts
        ]

    made = [
        (_("类别"), choices("craft", listing.families(), known.craft)),
        (_("手艺"), choices("craft", listing.crafts()[:12], known.craft) if asked.craft else []),
        (_("产地"), choices("region", listing.provinces(), known.province)),
        (_("怎么卖"), choices("kind", listing.stock_kinds(), _kind_label)),
        (_("价格"), [_band(asked, links, band, number) for band, number in listing.bands()]),
    ]
    return [(title, found) for title, found in made if found]


def _kind_label(kind: str) -> str:
    return str(Product.Kind(kind).label)


def _band(asked: Asked, links: Links, band: int, number: int) -> Choice:
    low = BANDS[band - 1] if band else None
    high = BANDS[band] if band < len(BANDS) else None
    words = {"low": format_fen((low or 0) * 100), "high": format_fen((high or 0) * 100)}
    if low is None:
        label = _("%(high)s 以下") % words
    elif high is None:
        label = _("%(low)s 以上") % words
    else:
        label = f"{words['low']} – {words['high']}"
    is_chosen = (asked.min, asked.max) == (low, high)
    return Choice(label, number, links.to(min=low, max=high), is_chosen)


def _chosen(asked: Asked, links: Links, known: Names, place: str) -> list[tuple[str, str]]:
    """Each filter in force, with the list without it."""
    labels = {
        "q": asked.q,
        "craft": known.craft(asked.craft) if asked.craft else "",
        "region": place,
        "kind": _kind_label(asked.kind) if asked.kind else "",
        "min": "≥ " + format_fen(int(asked.min * 100)) if asked.min is not None else "",
        "exact": _("只找原词") if asked.exact else "",
        "max": "≤ " + format_fen(int(asked.max * 100)) if asked.max is not None else "",
    }
    return [(str(label), links.to(**{name: None})) for name, label in labels.items() if label]


@public_page
def suggest_words(request: HttpRequest) -> HttpResponse:
    """What somebody who has typed so far may be looking for."""
    found = suggest(request.GET.get("q", ""), request.generation)
    rows = [{"text": each.text, "kind": str(each.kind)} for each in found]
    return JsonResponse({"suggestions": rows}, json_dumps_params={"ensure_ascii": False})
