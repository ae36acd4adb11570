"""The officer's desk of training: what waits, the lists, the calendar, and lists to take out."""

import re
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ground.money.months import Month
from programme.training.models import CourseTag, Run, Session
from programme.training.queries import (
    asked_access,
    courses_for,
    due_followups,
    runs_for,
    sites_for,
    trainers_for,
)
from sellers.organs.doors import DeskRequest, desk_page
from sellers.organs.models import Officer
from sellers.verification.desk_lists import page_of

_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)
SHOWN = ("now", "results", "over")


def writes(officer: Officer) -> bool:
    """An auditor reads."""
    return not officer.audits


def form_of(request: HttpRequest) -> str:
    return "xlsx" if request.GET.get("form") == "xlsx" else "csv"


def runs_to_settle(officer: Officer) -> QuerySet[Run]:
    """Their last day is past, and they are not closed."""
    today = timezone.localdate()
    return runs_for(officer).filter(state=Run.State.OPEN, ends_on__lt=today)


@desk_page()
@require_safe
def start(request: DeskRequest) -> HttpResponse:
    officer = request.officer
    counts = {
        "settle": runs_to_settle(officer).count(),
        "access": asked_access(officer).count(),
        "follow": due_followups(officer).count(),
    }
    context = {
        "here": "programme",
        "counts": counts,
        "asked": asked_access(officer)[:20],
        "may_write": writes(officer),
    }
    return render(request, "training/desk_start.html", context)


@desk_page()
@require_safe
def list_runs(request: DeskRequest) -> HttpResponse:
    asked = request.GET.get("show", "")
    show = asked if asked in SHOWN else "now"
    today = timezone.localdate()
    alive = [Run.State.PLANNED, Run.State.OPEN]
    rows = {
        "now": runs_for(request.officer).filter(state__in=alive, ends_on__gte=today),
        "results": runs_to_settle(request.officer),
        "over": runs_for(request.officer).exclude(state__in=alive),
    }[show]
    context = {
        "here": "programme",
        "show": show,
        "also": f"show={show}",
        "runs": page_of(request, rows),
        "may_write": writes(request.officer),
    }
    return render(request, "training/desk_runs.html", context)


def _month(key: str) -> Month:
    """Also one to come, such as 2026-11; this month where it is none."""
    found = _MONTH.fullmatch(key)
    return Month(date(int(found[1]), int(found[2]), 1)) if found else Month.current()


@desk_page()
@require_safe
def show_calendar(request: DeskRequest) -> HttpResponse:
    """One month, day by day."""
    month = _month(request.GET.get("month", ""))
    first, after = month.first, month.after.first
    days: dict[date, list[Session]] = {}
    rows = Session.objects.filter(run__in=runs_for(request.officer), day__gte=first, day__lt=after)
    rows = rows.exclude(run__state=Run.State.CANCELLED)
    for row in rows.select_related("run__course", "run__site")[:1000]:
        days.setdefault(row.day, []).append(row)
    context = {
        "here": "programme",
        "month": month,
        "days": days,
    }
    return render(request, "training/desk_calendar.html", context)


@desk_page()
@require_safe
def list_sites(request: DeskRequest) -> HttpResponse:
    context = {
        "here": "programme",
        "sites": page_of(request, sites_for(request.officer)),
        "may_write": writes(request.officer),
    }
    return render(request, "training/desk_sites.html", context)


@desk_page()
@require_safe
def list_courses(request: DeskRequest) -> HttpResponse:
    tag = request.GET.get("tag", "")
    rows = courses_for(request.officer)
    if tag in CourseTag.Tag.values:
        rows = rows.filter(tags__tag=tag)
    context = {
        "here": "programme",
        "tag": tag,
        "tags": CourseTag.Tag.choices,
        "also": f"tag={tag}" if tag in CourseTag.Tag.values else "",
        "courses": page_of(request, rows),
        "may_write": writes(request.officer),
    }
    return render(request, "training/desk_courses.html", context)


@desk_page()
@require_safe
def list_trainers(request: DeskRequest) -> HttpResponse:
    context = {
        "here": "programme",
        "trainers": page_of(request, trainers_for(request.officer)),
        "may_write": writes(request.officer),
    }
    return render(request, "training/desk_trainers.html", context)
