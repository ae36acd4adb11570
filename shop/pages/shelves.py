"""Works by live query: however many blocks ask, three queries answer."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import F, IntegerField, Q, QuerySet, Value
from django.utils import timezone

from catalog.models import Product
from catalog.search.forms import Asked
from catalog.search.shelf import narrowed

NEW_DAYS = 30
_LEGS = 100  # questions in one query; SQLite takes 500


class Wish(NamedTuple):
    """What a block asks for."""

    craft: str = ""
    region: str = ""
    least: int | None = None
    most: int | None = None
    only_new: bool = False
    number: int = 8

    @classmethod
    def of(cls, value: Any) -> "Wish":
        said = {name: value.get(name) for name in cls._fields if value.get(name) is not None}
        return cls(**said | {"number": int(value.get("number") or 8)})

    @property
    def works(self) -> QuerySet[Product]:
        """In stock, the newest first; three times as many, that no maker need stand twice."""
        works = narrowed(
            Asked(craft=self.craft, region=self.region, min=_yuan(self.least), max=_yuan(self.most))
        ).filter(_IN_STOCK)
        if self.only_new:
            works = works.filter(listed_at__gte=timezone.now() - timedelta(days=NEW_DAYS))
        return works.order_by("-listed_at", "-pk")[: 3 * self.number]


_IN_STOCK = Q(stock__on_hand=None) | Q(stock__on_hand__gt=F("stock__held"))


def _yuan(amount: int | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)


def works_for(wishes: Iterable[Wish]) -> dict[Wish, list[Product]]:
    """With what cards show."""
    asked = list(dict.fromkeys(wishes))
    chosen = {wish: _fair(rows, wish.number) for wish, rows in _found(asked).items()}
    ids = {pk for found in chosen.values() for pk in found}
    works = (
        {work.pk: work for work in Product.objects.for_cards().filter(pk__in=ids)} if ids else {}
    )
    return {wish: [works[pk] for pk in chosen.get(wish, ()) if pk in works] for wish in asked}


def _found(asked: Sequence[Wish]) -> dict[Wish, list[tuple[int, int]]]:
    """(work, maker) for each wish, the newest first."""
    found: dict[Wish, list[tuple[int, int]]] = defaultdict(list)
    for start in range(0, len(asked), _LEGS):
        legs = [_leg(number, wish) for number, wish in enumerate(asked[start:], start)][:_LEGS]
        rows = legs[0].union(*legs[1:], all=True) if len(legs) > 1 else legs[0]
        newest = sorted(rows, key=lambda row: (row[1], row[2]), reverse=True)
        for number, _listed_at, pk, maker in newest:
            found[asked[number]].append((pk, maker))
    return found


def _leg(number: int, wish: Wish) -> QuerySet[Any, Any]:
    """The slice stands inside, for SQLite takes none in the parts of a union."""
    works = Product.objects.filter(pk__in=wish.works.values("pk")).order_by()
    numbered = works.annotate(leg=Value(number, IntegerField()))
    return numbered.values_list("leg", "listed_at", "pk", "maker_id")


def _fair(rows: list[tuple[int, int]], number: int) -> list[int]:
    """The newest of each maker first, then what else there is: no one fills a shelf."""
    seen: set[int] = set()
    first, others = [], []
    for pk, maker in rows:
        (others if maker in seen else first).append(pk)
        seen.add(maker)
    return (first + others)[:number]
