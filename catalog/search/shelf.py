"""How many works there are of each craft, place, kind and price, for lists and their filters."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from django.core.cache import caches
from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import Combinable, RawSQL
from django.db.models.functions import Cast, Substr

from catalog.models import Product
from catalog.search.forms import Asked
from ground.regions.models import Division

# Upper ends of the price bands that one can choose, in yuan; the last is open.
BANDS = (100, 300, 1000)
_KEPT_SECONDS = 300


@dataclass
class Counts:
    """The works by what one could choose next, each with all other filters in force."""

    crafts: Counter[str] = field(default_factory=Counter)
    provinces: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    steps: Counter[str] = field(default_factory=Counter)

    def number(self, asked: Asked) -> int:
        """How many works pass all filters."""
        return self.kinds[asked.kind] if asked.kind else self.kinds.total()

    def bands(self) -> list[tuple[int, int]]:
        """A work at the very end of a band counts on both sides, as it does in the lists."""
        counts = [
            (band, sum(self.steps[str(step)] for step in (2 * band - 1, 2 * band, 2 * band + 1)))
            for band in range(len(BANDS) + 1)
        ]
        return [(band, number) for band, number in counts if number]


def narrowed(asked: Asked) -> QuerySet[Product]:
    """The works that the filters leave, the words aside."""
    works = Product.objects.listed()
    if asked.craft:
        works = works.filter(**{"craft__family" if asked.family else "craft": asked.craft})
    if asked.region:
        works = works.filter(region__in=_within(asked.region))
    if asked.kind:
        works = works.filter(stock_kind=asked.kind)
    return works.filter(_priced(asked))


def _priced(asked: Asked) -> Q:
    price = Q()
    if asked.min is not None:
        price &= Q(price_fen__gte=int(asked.min * 100))
    if asked.max is not None:
        price &= Q(price_fen__lte=int(asked.max * 100))
    return price


def _within(code: str) -> QuerySet:
    """A division and all that lies in it; codes nest by two digits."""
    stem = code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code
    return Division.objects.filter(code__startswith=stem).order_by().values("code")


def counts_of(asked: Asked, generation: int, among: RawSQL | None = None) -> Counts:
    """Counted once a generation for each set of words and filters; `among` as in `count`."""
    wanted = repr((asked.filters, among and among.params))
    key = f"counts:{generation}:{blake2b(wanted.encode(), digest_size=16).hexdigest()}"
    counts: Counts | None = caches["pages"].get(key)
    if counts is None:
        counts = count(asked, among)
        caches["pages"].set(key, counts, _KEPT_SECONDS)
    return counts


def count(asked: Asked, among: RawSQL | None = None) -> Counts:
    """In one query; `among` gives the ids of the works that have the words."""
    first, *others = _parts(asked, among)
    counts = Counts()
    for facet, value, number in first.union(*others, all=True):
        if value:
            getattr(counts, facet)[value] += number
    return counts


def _parts(asked: Asked, among: RawSQL | None) -> Iterable[QuerySet]:
    facets: list[tuple[str, Combinable, Asked]] = [
        ("crafts", F("craft"), replace(asked, craft="")),
        ("provinces", Substr("region", 1, 2), replace(asked, region="")),
        ("kinds", F("stock_kind"), replace(asked, kind="")),
        ("steps", _step(), replace(asked, min=None, max=None)),
    ]
    for name, value, others in facets:
        works = narrowed(others) if among is None else narrowed(others).filter(pk__in=among)
        yield (
            works.order_by()
            .annotate(facet=Value(name), value=Cast(value, CharField()))
            .values_list("facet", "value")
            .annotate(number=Count("pk"))
        )


def _step() -> Case:
    """Even numbers are the bands, odd ones the ends between them."""
    cases = []
    for band, yuan in enumerate(BANDS):
        cases.append(When(price_fen__lt=yuan * 100, then=Value(2 * band)))
        cases.append(When(price_fen=yuan * 100, then=Value(2 * band + 1)))
    return Case(*cases, default=Value(2 * len(BANDS)), output_field=IntegerField())
