"""When courses are held in a region, whichever organ holds them."""

from datetime import date

from django.urls import reverse

from programme.training.models import Run
from programme.training.queries import runs_for
from sellers.organs.dates import MOST_DATES, Kind, SharedDate
from sellers.organs.models import Officer
from sellers.organs.queries import within


def runs_between(officer: Officer, first: date, last: date) -> list[SharedDate]:
    """Announced ones; their lists open to who may see them."""
    told = [Run.State.OPEN, Run.State.CLOSED]
    here = within(officer.organ, "site__region", "organ__special")
    rows = Run.objects.filter(here, state__in=told)
    rows = rows.filter(begins_on__lte=last, ends_on__gte=first).order_by("begins_on", "pk")
    rows = rows.select_related("course", "site", "organ")[:MOST_DATES]
    pks = [row.pk for row in rows]
    hers = set(runs_for(officer).filter(pk__in=pks).values_list("pk", flat=True))
    return [_date(row, row.pk in hers) for row in rows]


def _date(run: Run, opens: bool) -> SharedDate:
    return SharedDate(
        key=f"run-{run.pk}",
        kind=Kind.RUN,
        first=run.begins_on,
        last=run.ends_on,
        title=run.course.name,
        where=run.site.name,
        organ=str(run.organ),
        path=reverse("desk-training-run", args=[run.pk]) if opens else "",
    )
