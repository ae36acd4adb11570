"""On which days who is paired was visited: how many visits of an organ, and never of whom."""

from datetime import date

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programme.pairing.models import Visit
from sellers.organs.dates import MOST_DATES, Kind, SharedDate
from sellers.organs.models import Officer
from sellers.organs.queries import within


def visits_between(officer: Officer, first: date, last: date) -> list[SharedDate]:
    here = within(officer.organ, "pairing__organ__region", "pairing__organ__special")
    rows = Visit.objects.filter(here)
    rows = rows.filter(on__range=(first, last)).order_by("on", "pairing__organ")
    named = [
        f"pairing__organ{field}" for field in ("", "__name_zh", "__name_en", "__region__name_zh")
    ]
    found = rows.values("on", *named).annotate(number=Count("pk"))[:MOST_DATES]
    english = get_language() == "en"
    return [_date(row, english) for row in found]


def _date(row: dict, english: bool) -> SharedDate:
    name = row["pairing__organ__name_zh"]
    return SharedDate(
        key=f"visit-{row['pairing__organ']}-{row['on']}",
        kind=Kind.VISIT,
        first=row["on"],
        last=row["on"],
        title=_("结对走访 %(number)s 次") % {"number": row["number"]},
        where=row["pairing__organ__region__name_zh"] or "",
        organ=(row["pairing__organ__name_en"] if english else "") or name,
        path=reverse("desk-pairing"),
    )
