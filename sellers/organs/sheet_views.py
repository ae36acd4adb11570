"""The desk's lists: taken out as tables, and brought in; the pages are those of every door."""

from itertools import chain

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.log_actions import log

from ground.money.months import Month
from ground.sheets import pages
from ground.sheets.kinds import DESK, kinds, list_of, lists
from ground.sheets.writing import stream_answer
from sellers.organs.doors import DeskRequest, desk_page
from sellers.organs.sheets import writes


def door_of(request: DeskRequest) -> pages.Door:
    """An import is seen by its sender alone: its file names women of whom she may write."""
    return pages.Door(
        base="base_desk.html",
        here="programme",
        name="desk-sheet",
        about=request.officer.pk,
        kinds=[each.kind for each in kinds(DESK)],
    )


@desk_page()
@require_safe
def show_lists(request: DeskRequest) -> HttpResponse:
    titles = {each.kind: each.title for each in kinds(DESK)}
    page = pages.sheet_page_of(request, door_of(request).imports)
    context = {
        "here": "programme",
        "lists": [(each, each.kind in titles) for each in lists(DESK)],
        "page": page,
        "sheets": [(sheet, titles[sheet.kind]) for sheet in page],
        "may_write": writes(request.officer),
    }
    return render(request, "sheets/desk.html", context)


@desk_page()
@require_safe
def take_list(request: DeskRequest, kind: str, form: str) -> HttpResponse:
    found = list_of(kind, DESK)
    if found is None or form not in ("csv", "xlsx"):
        raise Http404
    about = request.officer.pk
    log(instance=request.officer.organ, action="sheet.take", user=request.user, data={"kind": kind})
    rows = chain([found.heading(about)], found.rows(about, Month.current()))
    return stream_answer(rows, f"{kind}-{timezone.localdate():%Y%m%d}", form)


@desk_page(writes)
@require_safe
def take_template(request: DeskRequest, kind: str) -> HttpResponse:
    return pages.answer_template(door_of(request), kind)


@desk_page(writes)
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: DeskRequest, kind: str) -> HttpResponse:
    return pages.answer_new(request, door_of(request), kind)


@desk_page(writes)
@require_safe
def show(request: DeskRequest, pk: int) -> HttpResponse:
    return pages.answer_one(request, door_of(request), pk)


@desk_page(writes)
@require_safe
def take_refused(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    return pages.answer_refused(door_of(request), pk, form)


@desk_page(writes)
@require_POST
def press(request: DeskRequest, pk: int) -> HttpResponse:
    return pages.answer_write(request, door_of(request), pk)


@desk_page(writes)
@require_POST
def again(request: DeskRequest, pk: int) -> HttpResponse:
    return pages.answer_again(request, door_of(request), pk)


@desk_page(writes)
@require_POST
def drop_it(request: DeskRequest, pk: int) -> HttpResponse:
    return pages.answer_drop(request, door_of(request), pk)
