"""What organs of one region share by day: courses, competitions, exhibitions, surveys, visits."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from ground.money.months import Month
from marketplace.desk.ical import calendar_of
from programme.competitions.dates import competitions_between, exhibitions_between
from programme.pairing.dates import visits_between
from programme.survey.dates import rounds_between
from programme.training.dates import runs_between
from sellers.organs.calendar_keys import end_key, key_of, make_key, officer_of_key
from sellers.organs.dates import Kind, SharedDate
from sellers.organs.doors import DeskRequest, desk_page, private
from sellers.organs.models import Officer

CALLS = {
    Kind.RUN: runs_between,
    Kind.COMPETITION: competitions_between,
    Kind.EXHIBITION: exhibitions_between,
    Kind.SURVEY: rounds_between,
    Kind.VISIT: visits_between,
}
_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)
BACK, AHEAD = timedelta(days=31), timedelta(days=366)


def gathered(officer: Officer, first: date, last: date, kind: str = "") -> list[SharedDate]:
    """Each app is asked once, for what lies between these days; the earliest first."""
    asked = [Kind(kind)] if kind in CALLS else list(CALLS)
    found = [each for one in asked for each in CALLS[one](officer, first, last)]
    return sorted(found, key=lambda each: (max(each.first, first), each.first, each.key))


@desk_page()
@require_safe
def show(request: DeskRequest) -> HttpResponse:
    """One month as a list, day by day; what began before stands on its first day here."""
    month, kind = _month(request.GET.get("month", "")), request.GET.get("kind", "")
    last = month.after.first - timedelta(days=1)
    days: dict[date, list[SharedDate]] = {}
    for each in gathered(request.officer, month.first, last, kind):
        days.setdefault(max(each.first, month.first), []).append(each)
    context = {
        "here": "programme",
        "month": month,
        "kind": kind if kind in CALLS else "",
        "kinds": Kind.choices,
        "days": days,
        "address": _address(request.officer),
    }
    return render(request, "desk/calendar.html", context)


def _month(key: str) -> Month:
    found = _MONTH.fullmatch(key)
    return Month(date(int(found[1]), int(found[2]), 1)) if found else Month.current()


def _address(officer: Officer) -> str:
    """Empty: she has made none."""
    key = key_of(officer)
    return f"{settings.SITE_URL}{reverse('calendar-feed', args=[key])}" if key else ""


@desk_page()
@require_POST
def change_link(request: DeskRequest) -> HttpResponse:
    """A new one ends the old; her own, so an auditor may have one too."""
    if request.POST.get("do") == "end":
        end_key(officer=request.officer)
        messages.success(request, _("收回了。用过这个链接的日历，从现在起读不到了。"))
    else:
        make_key(officer=request.officer)
        messages.success(request, _("链接做好了。只给自己用，不要转给别人。"))
    return redirect(f"{reverse('desk-calendar')}#link")


@private
@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """For a calendar that cannot sign in: whoever has the link reads what its officer would."""
    officer = officer_of_key(key)
    if officer is None:
        raise Http404
    today = timezone.localdate()
    with override(officer.user.language):
        dates = gathered(officer, today - BACK, today + AHEAD)
        about: dict[str, Any] = {"name": _("巧手：%(organ)s") % {"organ": officer.organ.name}}
        about |= {"site": settings.SITE_URL, "now": datetime.now(UTC)}
        text = "".join(calendar_of(dates, **about))
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="qiaoshou.ics"'
    answer["X-Robots-Tag"] = "noindex"
    return answer
