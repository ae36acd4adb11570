"""When competitions and exhibitions are held, that organs of a region may send women to."""

from datetime import date

from django.db.models import Q
from django.urls import reverse

from programme.competitions.exhibition_queries import shown_to
from programme.competitions.models import Competition, Exhibition
from programme.competitions.queries import over, seen_by
from sellers.organs.dates import MOST_DATES, Kind, SharedDate
from sellers.organs.models import Officer
from sellers.organs.queries import within


def _shared(officer: Officer) -> Q:
    """Held in her region, or by an organ whose region holds hers."""
    organ = officer.organ
    below = within(organ, "organ__region", "organ__special")
    return below | over(organ.region, organ.special)


def competitions_between(officer: Officer, first: date, last: date) -> list[SharedDate]:
    rows = Competition.objects.filter(_shared(officer), held_on__range=(first, last))
    rows = rows.exclude(state__in=[Competition.State.DRAFT, Competition.State.CALLED_OFF])
    rows = rows.select_related("organ").order_by("held_on", "pk")[:MOST_DATES]
    pks = [row.pk for row in rows]
    hers = set(seen_by(officer).filter(pk__in=pks).values_list("pk", flat=True))
    return [
        SharedDate(
            key=f"competition-{row.pk}",
            kind=Kind.COMPETITION,
            first=row.held_on,
            last=row.held_on,
            title=row.name,
            where=row.place_zh,
            organ=str(row.organ),
            path=reverse("desk-competition", args=[row.pk]) if row.pk in hers else "",
        )
        for row in rows
    ]


def exhibitions_between(officer: Officer, first: date, last: date) -> list[SharedDate]:
    rows = Exhibition.objects.filter(_shared(officer), opens_on__lte=last, closes_on__gte=first)
    rows = rows.exclude(state=Exhibition.State.CALLED_OFF).select_related("organ")
    rows = rows.order_by("opens_on", "pk")[:MOST_DATES]
    pks = [row.pk for row in rows]
    hers = set(shown_to(officer).filter(pk__in=pks).values_list("pk", flat=True))
    return [
        SharedDate(
            key=f"exhibition-{row.pk}",
            kind=Kind.EXHIBITION,
            first=row.opens_on,
            last=row.closes_on,
            title=row.name,
            where=row.place_zh,
            organ=str(row.organ),
            path=reverse("desk-exhibition", args=[row.pk]) if row.pk in hers else "",
        )
        for row in rows
    ]
