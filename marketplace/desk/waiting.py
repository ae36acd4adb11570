"""Lists that a person works through, and how much of each waits, all counted in one question."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Value


@dataclass(frozen=True)
class Waiting:
    """`query` leads to the part of the list that waits; `is_late`: it should be done by now."""

    title: str
    url_name: str
    number: int
    query: str = ""
    is_late: bool = False


def counts(lists: Sequence[QuerySet[Any]]) -> dict[int, int]:
    """How much there is of each, in their order; empty ones are not named."""
    counted = [
        rows.order_by()
        .annotate(at=Value(at, IntegerField()))
        .values("at")
        .annotate(number=Count("pk"))
        .values_list("at", "number")
        for at, rows in enumerate(lists)
    ]
    return dict(counted[0].union(*counted[1:], all=True))
