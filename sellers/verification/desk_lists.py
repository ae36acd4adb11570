"""The desk's lists: the women of the region, who saw what, and a federation's own list."""

import base64

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ground.privacy.models import Sighting
from ground.privacy.queries import folded, lines_of
from ground.sheets.errors import NotASheet
from ground.sheets.tables import Fault
from ground.sheets.writing import sheet_answer, sheet_of
from sellers.organs.doors import DeskRequest, desk_page
from sellers.organs.models import Officer
from sellers.verification.desk_forms import RosterForm
from sellers.verification.queries import sightings_for, women_for
from sellers.verification.roster import keep_roster, read_roster

ROWS_A_PAGE = 20
MOST_ROWS = 5000


def verifies(officer: Officer) -> bool:
    return officer.verifies


def _may_audit(officer: Officer) -> bool:
    return officer.audits or officer.verifies


def page_of(request: HttpRequest, rows: QuerySet) -> Page:
    number = request.GET.get("page", "1")
    return Paginator(rows, ROWS_A_PAGE).get_page(number if len(number) < 9 else 1)


@desk_page()
@require_safe
def show_women(request: DeskRequest) -> HttpResponse:
    context = {"here": "women", "rows": page_of(request, women_for(request.officer))}
    return render(request, "desk/women.html", context)


@desk_page(_may_audit)
@require_safe
def show_sightings(request: DeskRequest) -> HttpResponse:
    folds = folded(sightings_for(request.officer))
    if request.GET.get("format") == "csv":
        return _as_csv(lines_of(folds[:MOST_ROWS]))
    page = page_of(request, folds)
    context = {"here": "seen", "page": page, "looks": lines_of(page)}
    return render(request, "desk/sightings.html", context)


def _as_csv(looks: list[Sighting]) -> HttpResponse:
    heading = [_("时间"), _("谁看的"), _("看了谁的"), _("看了什么"), _("理由"), _("次数")]
    return sheet_answer([heading, *map(_line, looks)], "sightings", "csv")


def _line(look: Sighting) -> list[object]:
    seen_at = f"{timezone.localtime(look.seen_at):%Y-%m-%d %H:%M}"
    return [seen_at, str(look.viewer), str(look.about), look.what, look.reason, look.times]


@desk_page(verifies)
@require_http_methods(["GET", "HEAD", "POST"])
def import_roster(request: DeskRequest) -> HttpResponse:
    form = RosterForm(*([request.POST, request.FILES] if request.method == "POST" else []))
    faults: list[Fault] = []
    if form.is_valid():
        try:
            rows, faults = read_roster(form.cleaned_data["file"].file)
        except NotASheet as refusal:
            form.add_error("file", refusal.told)
        else:
            if not faults:
                count = keep_roster(rows=rows, officer=request.officer)
                messages.success(request, _("导入了 %(count)s 行。") % {"count": count})
                return redirect("desk-roster")
    context = {"here": "roster", "form": form, "faults": faults, "file": _fault_file(faults)}
    status = 400 if form.errors or faults else 200
    return render(request, "desk/roster.html", context, status=status)


def _fault_file(faults: list[Fault]) -> str:
    """To take home; it names lines and columns, and nobody."""
    rows = [[fault.line, fault.column, fault.told] for fault in faults]
    data = base64.b64encode(sheet_of([[_("行"), _("列"), _("问题")], *rows]).encode()).decode()
    return f"data:text/csv;base64,{data}" if faults else ""
