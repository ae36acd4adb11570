"""Rounds at the desk: begun, moved on, how far they are, and what was said."""

import re

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.sheets.writing import sheet_answer
from programme.survey import services
from programme.survey.counting import Place, progress_of, shown_count, tables_of, units_of
from programme.survey.desk_forms import RoundForm
from programme.survey.editor_views import writes
from programme.survey.errors import NotNow
from programme.survey.models import Round
from programme.survey.parts import Part, part_at, part_of
from programme.survey.queries import editions_for, holds, needs_of, reaches, rounds_for
from sellers.organs.doors import DeskRequest, desk_page
from sellers.organs.models import Officer, Organ
from sellers.verification.desk_lists import page_of


@desk_page()
@require_safe
def list_rounds(request: DeskRequest) -> HttpResponse:
    context = {
        "here": "programme",
        "rounds": page_of(request, rounds_for(request.officer)),
        "writes": writes(request.officer),
    }
    return render(request, "survey/desk_rounds.html", context)


@desk_page(writes)
@require_http_methods(["GET", "HEAD", "POST"])
def new_round(request: DeskRequest) -> HttpResponse:
    sent = [request.POST] if request.method == "POST" else []
    form = RoundForm(editions_for(request.officer), *sent)
    if form.is_valid():
        data = form.cleaned_data
        facts = {"name_zh": data["name"], "closes_on": data["closes_on"]}
        made = services.plan_round(officer=request.officer, edition=data["edition"], **facts)
        messages.success(request, _("记下了。看一遍问卷，再公布。"))
        return redirect("desk-survey-round", made.pk)
    context = {"here": "programme", "form": form}
    page = "survey/desk_round_new.html"
    return render(request, page, context, status=400 if form.errors else 200)


def round_at(request: DeskRequest, pk: int) -> Round:
    return get_object_or_404(rounds_for(request.officer), pk=pk)


def reached_at(request: DeskRequest, pk: int) -> Round:
    """To do something in it, and for who answered."""
    survey = round_at(request, pk)
    if not reaches(request.officer, survey):
        raise Http404
    return survey


def sees_counts(officer: Officer, survey: Round) -> bool:
    """Exact, down to one: whom she may see by name, she may count."""
    is_own = survey.organ_id == officer.organ_id
    return is_own or officer.organ.kind == Organ.Kind.DISABLED


def her_part(officer: Officer, survey: Round) -> Part | None:
    """Of a round from above she counts her own place and unit; None: all of it."""
    return None if survey.organ_id == officer.organ_id else part_of(officer.organ)


@desk_page()
@require_safe
def show_round(request: DeskRequest, pk: int) -> HttpResponse:
    survey, officer = round_at(request, pk), request.officer
    context = {
        "here": "programme",
        "survey": survey,
        "holds": holds(officer, survey),
        "writes": writes(officer),
        "places": _places(request, survey) if sees_counts(officer, survey) else [],
        "unit": _unit(request),
        "reaches": reaches(officer, survey),
    }
    return render(request, "survey/desk_round.html", context)


def _unit(request: DeskRequest) -> str:
    """Which one of the nation's round is looked into; empty: none."""
    code = request.GET.get("in", "")
    return code if re.fullmatch(r"[1-8]\d|bt|hk", code, re.ASCII) else ""


def _places(request: DeskRequest, survey: Round) -> list[tuple[str, Place]]:
    """Each with the code that opens it: counties open no further, reporting units do."""
    part, code = her_part(request.officer, survey), _unit(request)
    if part is None and survey.region_id is None:
        if not code:
            return units_of(survey)
        part = part_at(code)
    return [("", place) for place in progress_of(survey, part)]


@desk_page(writes)
@require_POST
def move_round(request: DeskRequest, pk: int) -> HttpResponse:
    """Publish, open, close: in this order and never back."""
    survey = round_at(request, pk)
    if not holds(request.officer, survey):
        raise Http404
    act = {
        "publish": (services.publish_round, _("公布了，可以印调查表了。")),
        "open": (services.open_round, _("开始了，可以回答了。")),
        "close": (services.close_round, _("结束了。纸上的回答还可以录 30 天。")),
    }.get(request.POST.get("do", ""))
    if act is None:
        raise Http404
    try:
        act[0](survey=survey, officer=request.officer)
    except NotNow:
        messages.error(request, _("别人刚才按过了，没有改动。"))
    else:
        messages.success(request, act[1])
    return redirect("desk-survey-round", pk)


def _by(request: DeskRequest) -> str:
    return "family" if request.GET.get("by") == "craft" else "region"


@desk_page()
@require_safe
def show_results(request: DeskRequest, pk: int) -> HttpResponse:
    """Exact for whom it is hers to know; as it may leave the house for everybody else."""
    survey, officer = round_at(request, pk), request.officer
    is_exact = sees_counts(officer, survey) and request.GET.get("for") != "outside"
    part = her_part(officer, survey) if is_exact else None
    by = _by(request)
    context = {
        "here": "programme",
        "survey": survey,
        "by": by,
        "is_exact": is_exact,
        "may_exact": sees_counts(officer, survey),
        "tables": tables_of(survey, by, part, hides=not is_exact),
        "needs": needs_of(survey, part_of(officer.organ)) if is_exact else [],
        "asks": writes(officer) and officer.organ.region_id is not None,
    }
    return render(request, "survey/desk_results.html", context)


@desk_page()
@require_safe
def take_results(request: DeskRequest, pk: int) -> HttpResponse:
    """What leaves the house hides small counts, whoever takes it along."""
    survey = round_at(request, pk)
    by = _by(request)
    rows: list[list[object]] = [[survey.name]]
    for table in tables_of(survey, by):
        rows += [[], [table.question.text], ["", *table.heading]]
        rows += [[name, *map(_cell, counts)] for name, counts in table.lines]
    form = "csv" if request.GET.get("form") == "csv" else "xlsx"
    return sheet_answer(rows, f"survey-{survey.pk}-{by}", form)


def _cell(count: int | None) -> object:
    return shown_count(count) if count is None else count
