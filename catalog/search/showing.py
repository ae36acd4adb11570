"""Works as a list shows them: drawn once a generation and language, whatever list they are in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.cache import caches
from django.db.models import FilteredRelation, Q, QuerySet
from django.template.loader import render_to_string
from django.utils.translation import get_language

from catalog.models import Product
from ground.pictures.models import Picture

_KEPT_SECONDS = 300
_AT_ONCE = 3  # cards in sight when the page opens: their pictures do not wait


@dataclass(frozen=True)
class Shown:
    """The card of a work, and what a list says of it elsewhere."""

    pk: int
    title: str
    picture: Picture | None
    html: str


def shown(ids: Sequence[int], generation: int, *, is_first: bool = False) -> list[Shown]:
    """In this order; what is gone meanwhile is left out. `is_first`: they open the page."""
    keys = {
        pk: f"card:{generation}:{get_language()}:{pk}:{is_first and place < _AT_ONCE}"
        for place, pk in enumerate(ids)
    }
    kept: dict[str, Shown] = caches["pages"].get_many(keys.values())
    drawn = _drawn({pk: key for pk, key in keys.items() if key not in kept})
    if drawn:
        caches["pages"].set_many(drawn, _KEPT_SECONDS)
    cards = kept | drawn
    return [cards[key] for key in keys.values() if key in cards]


def _drawn(missing: Mapping[int, str]) -> dict[str, Shown]:
    if not missing:
        return {}
    works = _with_first_picture().filter(pk__in=missing)
    return {missing[work.pk]: _draw(work, missing[work.pk].endswith("True")) for work in works}


def _with_first_picture() -> QuerySet[Product]:
    """As `for_cards`, but in one query."""
    first = FilteredRelation("work_pictures", condition=Q(work_pictures__position=0))
    works = Product.objects.annotate(opening=first)
    return works.select_related("shop", "maker", "craft", "stock", "opening__picture")


def _draw(work: Product, is_at_once: bool) -> Shown:
    first = getattr(work, "opening", None)  # not set where there is none
    work.first_pictures = [first] if first else []
    html = render_to_string("catalog/_card.html", {"work": work, "eager": is_at_once})
    picture = work.first_pictures[0].picture if work.first_pictures else None
    return Shown(work.pk, work.local_title, picture, html)
