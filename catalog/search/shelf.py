"""How many works there are of each craft, place, kind and price, for lists and their filters."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.core.cache import caches
from django.db.models import Count, F, Func, IntegerField, Q, QuerySet

from catalog.models import Product
from catalog.search.forms import Asked
from ground.regions.models import Division

# Upper ends of the price bands that one can choose, in yuan; the last is open.
BANDS = (100, 300, 1000)


class Kind(NamedTuple):
    """Works that no filter tells apart, and how many they are."""

    craft: str
    family: str
    region: str
    stock_kind: str
    band: int
    number: int


class _Band(Func):
    """0 for the cheapest band."""

    template = "(CASE {} ELSE {} END)".format(
        " ".join(f"WHEN %(expressions)s < {upper * 100} THEN {n}" for n, upper in enumerate(BANDS)),
        len(BANDS),
    )
    output_field = IntegerField()


def narrowed(asked: Asked) -> QuerySet[Product]:
    """The works that the filters leave, the words aside."""
    works = Product.objects.listed()
    if asked.craft:
        field = "craft__family" if asked.family else "craft"
        works = works.filter(**{field: asked.craft})
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


def kinds_of(works: QuerySet[Product]) -> list[Kind]:
    rows = (
        works.order_by()
        .annotate(band=_Band(F("price_fen")))
        .values_list("craft", "craft__family", "region", "stock_kind", "band")
        .annotate(number=Count("pk"))
    )
    return [Kind(c or "", f or "", r or "", k, b, n) for c, f, r, k, b, n in rows]


def all_kinds(generation: int) -> list[Kind]:
    """Of every work on show; counted once a generation."""
    key = f"shelf:{generation}"
    kinds = caches["pages"].get(key)
    if kinds is None:
        kinds = kinds_of(Product.objects.listed())
        caches["pages"].set(key, kinds, 300)
    return kinds


def fits(kind: Kind, asked: Asked, *, but: str = "") -> bool:
    """Whether works of a kind pass all filters but one."""
    stem = asked.region.removesuffix("00").removesuffix("00")
    return (
        (but == "craft" or asked.craft in ("", kind.craft, kind.family))
        and (but == "region" or kind.region.startswith(stem))
        and (but == "kind" or asked.kind in ("", kind.stock_kind))
    )


def number_of(kinds: Iterable[Kind], asked: Asked) -> int:
    return sum(kind.number for kind in kinds if fits(kind, asked))


def counts_by(
    value: Callable[[Kind], str], kinds: Iterable[Kind], asked: Asked, *, but: str = ""
) -> list[tuple[str, int]]:
    """What one could choose next, with the number of works, the most first."""
    counts: Counter[str] = Counter()
    for kind in kinds:
        if fits(kind, asked, but=but):
            counts[value(kind)] += kind.number
    counts.pop("", None)
    return counts.most_common()
