"""In which order a list comes: as was asked, or by how well it answers and whose turn it is."""

from array import array
from datetime import timedelta
from functools import reduce
from hashlib import blake2b
from operator import add

from django.core.cache import caches
from django.db.models import Case, F, IntegerField, Min, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.utils import timezone

from catalog.models import Product, WorkQuerySet
from catalog.search.finding import Found
from catalog.search.forms import Asked
from catalog.search.index import matching
from catalog.search.shelf import narrowed
from catalog.search.turns import NEW_FOR_DAYS, Candidate, in_turn

WORKS_A_PAGE = 24
ARRANGED = 200 * WORKS_A_PAGE  # the works that take turns; later ones follow by rank alone
_KEPT_SECONDS = 300
_ORDERS = {
    "newest": ("-listed_at", "-pk"),
    "price-asc": ("price_fen", "pk"),
    "price-desc": ("-price_fen", "-pk"),
}


def works_between(asked: Asked, found: Found | None, generation: int, start: int) -> list[int]:
    """Ids of one page of the list."""
    end = start + WORKS_A_PAGE
    if asked.sort != "relevance":
        return list(_sorted(asked, found)[start:end])
    if start < ARRANGED:
        return list(_arranged(asked, found, generation)[start:end])
    return list(_ranked(asked, found).values_list("pk", flat=True)[start:end])


def _sorted(asked: Asked, found: Found | None) -> QuerySet:
    # Where there are no words the comparison says nothing new, but lets SQLite read the shelf
    # in order by its index.
    wanted = Q(pk__in=found.ids) if found else Q(is_public__in=[True])
    return (
        narrowed(asked).filter(wanted).order_by(*_ORDERS[asked.sort]).values_list("pk", flat=True)
    )


def _arranged(asked: Asked, found: Found | None, generation: int) -> array:
    """Once a generation and day: on the same day every page is cut from the same order."""
    today = timezone.localdate()
    wanted = repr(
        (asked.filters, asked.q, found and (found.rungs, found.weights, found.wish), today)
    )
    key = f"order:{generation}:{blake2b(wanted.encode(), digest_size=16).hexdigest()}"
    kept: bytes | None = caches["pages"].get(key)
    if kept is None:
        works = _ranked(asked, found).annotate(is_new=_is_new())
        rows = works.values_list("pk", "shop_id", "rank", "is_new")
        ids = in_turn((Candidate(*row) for row in rows[:ARRANGED]), WORKS_A_PAGE)
        kept = array("q", ids).tobytes()
        caches["pages"].set(key, kept, _KEPT_SECONDS)
    return array("q", kept)


def _ranked(asked: Asked, found: Found | None) -> WorkQuerySet:
    """The class of a work: how well it answers; sold out is the lower half of it."""
    works = narrowed(asked)
    if found:
        works = works.filter(pk__in=found.ids)
    rank = _answer(found) * 4 + _wish(found) * 2 + _half()
    return works.annotate(rank=rank).order_by("rank", "-listed_at", "-pk")


def candidates(works: QuerySet) -> QuerySet:
    """Rows of a work, its shop, the half of its class and whether its maker is new."""
    works = works.annotate(half=_half(), is_new=_is_new())
    return works.values_list("pk", "shop_id", "half", "is_new")


def _half() -> Case:
    is_gone = Q(stock__on_hand__isnull=False, stock__on_hand__lte=F("stock__held"))
    return Case(When(is_gone, then=Value(1)), default=Value(0))


def _answer(found: Found | None) -> Combinable:
    """The first rung that a work answers, or what it has of the words; 0 is best."""
    if found is None:
        return Value(0)
    if found.weights:
        has = [
            Case(When(pk__in=matching(asked), then=Value(-weight)), default=Value(0))
            for asked, weight in found.weights
        ]
        return reduce(add, has)
    rungs = [
        When(pk__in=matching(asked), then=Value(at)) for at, asked in enumerate(found.rungs[:-1])
    ]
    return Case(*rungs, default=Value(len(rungs)), output_field=IntegerField())


def _wish(found: Found | None) -> Combinable:
    """1: it does not suit the occasion, where one is told."""
    if found is None or not found.wish:
        return Value(0)
    return Case(When(pk__in=matching(found.wish), then=Value(0)), default=Value(1))


def _is_new() -> Case:
    """Whether the maker's first work came on show lately, by whole days."""
    since = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    makers = (
        Product.objects.filter(listed_at__isnull=False)
        .order_by()
        .values("maker")
        .annotate(first=Min("listed_at"))
        .filter(first__gte=since - timedelta(days=NEW_FOR_DAYS))
        .values("maker")
    )
    return Case(When(maker__in=makers, then=Value(1)), default=Value(0))
