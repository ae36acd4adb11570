"""When a region is asked: rounds that run, from the day they opened to the day they close."""

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from programme.survey.models import Round
from programme.survey.queries import rounds_for
from sellers.organs.dates import MOST_DATES, Kind, SharedDate
from sellers.organs.models import Officer


def rounds_between(officer: Officer, first: date, last: date) -> list[SharedDate]:
    """Those that were opened; an officer of any organ of the place sees them as they are."""
    rows = rounds_for(officer).filter(opened_at__isnull=False, opened_at__date__lte=last)
    rows = rows.filter(closes_on__gte=first).order_by("opened_at", "pk")[:MOST_DATES]
    return [_date(row) for row in rows]


def _date(survey: Round) -> SharedDate:
    begun = timezone.localdate(survey.opened_at)
    return SharedDate(
        key=f"survey-{survey.pk}",
        kind=Kind.SURVEY,
        first=begun,
        last=max(begun, survey.closes_on),
        title=survey.name,
        where=str(survey.region or _("全国")),
        organ=str(survey.organ),
        path=reverse("desk-survey-round", args=[survey.pk]),
    )
