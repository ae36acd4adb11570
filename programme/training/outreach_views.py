"""The desk: visits to villages and neighbourhoods, a year on a sheet of paper."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programme.training.desk_views import writes
from programme.training.errors import TooSoon
from programme.training.models import Outreach
from programme.training.outreach_forms import OutreachForm, typed_of
from programme.training.queries import kept_outreach, outreach_sums, with_enrolled
from programme.training.reaching import change_outreach, note_outreach
from sellers.organs.doors import DeskRequest, desk_page
from sellers.verification.desk_lists import page_of

MOST_PRINTED = 500


def _year(request: DeskRequest) -> int | None:
    """None: every year."""
    typed = request.GET.get("year", "")
    return int(typed) if len(typed) == 4 and typed.isascii() and typed.isdigit() else None


def _rows(request: DeskRequest) -> tuple[QuerySet[Outreach], dict[str, Any]]:
    year, rows = _year(request), kept_outreach(request.officer)
    years = [day.year for day in rows.dates("on", "year", order="DESC")]
    if year:
        rows = rows.filter(on__year=year)
    told = {"here": "programme", "year": year, "years": years, "sums": outreach_sums(rows)}
    return with_enrolled(rows), told


@desk_page()
@require_safe
def list_outreach(request: DeskRequest) -> HttpResponse:
    rows, told = _rows(request)
    context = {
        **told,
        "rows": page_of(request, rows),
        "also": f"year={told['year']}" if told["year"] else "",
        "may_write": writes(request.officer),
    }
    return render(request, "training/desk_outreach.html", context)


@desk_page()
@require_safe
def print_outreach(request: DeskRequest) -> HttpResponse:
    rows, told = _rows(request)
    context = {**told, "rows": rows.order_by("on", "pk")[:MOST_PRINTED]}
    return render(request, "training/desk_outreach_print.html", context)


@desk_page(writes)
@require_http_methods(["GET", "HEAD", "POST"])
def new_outreach(request: DeskRequest) -> HttpResponse:
    form = OutreachForm(request.officer, request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = {"facts": form.facts, "runs": form.followed_by, "key": form.cleaned_data["key"]}
        try:
            made = note_outreach(officer=request.officer, **said)
        except TooSoon:
            form.add_error("runs", _("这里面有去之前就结束的班"))
        else:
            messages.success(request, _("记下了。"))
            return redirect("desk-training-outreach-one", made.pk)
    return _page(request, form)


@desk_page()
@require_http_methods(["GET", "HEAD", "POST"])
def show_outreach(request: DeskRequest, pk: int) -> HttpResponse:
    """What followed, with its courses; a press changes it."""
    row = get_object_or_404(with_enrolled(kept_outreach(request.officer)), pk=pk)
    posted = request.POST if request.method == "POST" and writes(request.officer) else None
    form = OutreachForm(request.officer, posted, initial=typed_of(row))
    if form.is_valid():
        said: dict[str, Any] = {"facts": form.facts, "runs": form.followed_by}
        try:
            change_outreach(outreach=row, officer=request.officer, **said)
        except TooSoon:
            form.add_error("runs", _("这里面有去之前就结束的班"))
        else:
            messages.success(request, _("改好了。"))
            return redirect("desk-training-outreach-one", pk)
    runs = row.runs.select_related("course", "site").order_by("begins_on", "pk")
    return _page(request, form, row=row, runs=runs)


def _page(request: DeskRequest, form: OutreachForm, **more: Any) -> HttpResponse:
    may_write = writes(request.officer)
    context = {"here": "programme", "form": form, "may_write": may_write, **more}
    status = 400 if form.errors else 200
    return render(request, "training/desk_outreach_one.html", context, status=status)
