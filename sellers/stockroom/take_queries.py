"""Counts of a cooperative's places: what is still to count, and what differs."""

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from sellers.cooperatives.models import Cooperative
from sellers.stockroom.models import Place, Shelf, Stock, StockTake, TakeLine
from sellers.stockroom.queries import counted_of, matching

State = StockTake.State


def takes_of(cooperative: Cooperative) -> QuerySet[StockTake]:
    """Those that are open first, then the latest."""
    rows = StockTake.objects.filter(place__shop__cooperative=cooperative)
    rows = rows.select_related("place__shop", "begun_by", "decided_by")
    still = When(state__in=[State.COUNTING, State.COUNTED], then=Value(0))
    return rows.order_by(Case(still, default=Value(1)), "-pk")


def with_differences(takes: QuerySet[StockTake]) -> QuerySet[StockTake]:
    """Each with how many works were counted, and how many of them differ."""
    differs = ~Q(lines__counted=F("lines__expected"))
    return takes.annotate(
        counted=Count("lines"), differing=Count("lines", filter=differs & Q(lines__isnull=False))
    )


def open_take_at(place: Place) -> StockTake | None:
    return place.stock_takes.filter(state__in=[State.COUNTING, State.COUNTED]).first()


def to_count(take: StockTake, cooperative: Cooperative) -> QuerySet[Stock]:
    """What lies there by the books, and what was found there; how many is not said."""
    return counted_of(cooperative).filter(_lies(take) | _was_counted(take))


def elsewhere(take: StockTake, cooperative: Cooperative, typed: str) -> QuerySet[Stock]:
    """Works that do not lie there by the books, looked for by title or code."""
    rows = counted_of(cooperative).exclude(_lies(take) | _was_counted(take))
    return matching(rows, typed) if typed else rows.none()


def uncounted(take: StockTake, cooperative: Cooperative) -> int:
    """Works that lie there and were not counted: they stay as they are."""
    return counted_of(cooperative).filter(_lies(take)).exclude(_was_counted(take)).count()


def lines_of(take: StockTake) -> QuerySet[TakeLine]:
    return take.lines.select_related("work", "by", "before_by").order_by("work__title", "pk")


def differences_of(take: StockTake) -> QuerySet[TakeLine]:
    return lines_of(take).exclude(counted=F("expected"))


def _lies(take: StockTake) -> Exists:
    there = Shelf.objects.filter(work=OuterRef("work"), place=take.place_id, pieces__gt=0)
    return Exists(there)


def _was_counted(take: StockTake) -> Exists:
    return Exists(TakeLine.objects.filter(take=take, work=OuterRef("work")))
