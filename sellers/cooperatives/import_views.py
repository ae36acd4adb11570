"""A table brought in: sent, checked whole, seen, and written with one press."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.privacy.services import read_file
from ground.sheets.errors import NotASheet, NotNow
from ground.sheets.forgetting import drop
from ground.sheets.kinds import Importer, kind_of
from ground.sheets.models import SheetImport, SheetRow
from ground.sheets.services import begin, check_again, press_write
from ground.sheets.tables import Fault
from ground.sheets.writing import sheet_answer, with_reasons
from sellers.cooperatives.doors import CoopRequest, coop_page
from sellers.cooperatives.import_doors import import_or_404, importer_or_404, imports_for
from sellers.cooperatives.import_forms import PressForm, SheetForm
from sellers.cooperatives.list_views import sheet_page_of

Verdict = SheetRow.Verdict
_LOOK_AGAIN = "3"  # seconds


@coop_page()
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: CoopRequest, kind: str) -> HttpResponse:
    importer = importer_or_404(request, kind)
    sent = [request.POST, request.FILES] if request.method == "POST" else []
    form = SheetForm(*sent, takes_photos=importer.takes_photos)
    if form.is_valid():
        try:
            sheet = _begin(request, importer, form.cleaned_data)
        except NotASheet as refusal:
            form.add_error("file", refusal.told)
        else:
            return redirect("coop-import", request.cooperative.pk, sheet.pk)
    columns = importer.columns(request.cooperative.pk)
    context = {"here": "coop", "importer": importer, "form": form, "columns": columns}
    status = 400 if form.errors else 200
    return render(request, "cooperatives/import_new.html", context, status=status)


def _begin(request: CoopRequest, importer: Importer, said: dict[str, Any]) -> SheetImport:
    return begin(
        kind=importer.kind,
        about=request.cooperative.pk,
        file=said["file"],
        photos=said.get("photos"),
        by=request.user,
    )


@coop_page()
@require_safe
def show(request: CoopRequest, pk: int) -> HttpResponse:
    sheet = import_or_404(request, pk)
    which = request.GET.get("which", "")
    rows = sheet.rows.filter(verdict=which) if which in Verdict.values else sheet.rows.all()
    before = imports_for(request).filter(kind=sheet.kind, fingerprint=sheet.fingerprint)
    busy = sheet.state in SheetImport.BUSY and not sheet.is_stuck
    context = {
        "here": "coop",
        "sheet": sheet,
        "moves": busy and "still" not in request.GET,
        "importer": kind_of(sheet.kind),
        "which": which,
        "page": sheet_page_of(request, rows),
        "counts": [(verdict, getattr(sheet, verdict.value)) for verdict in Verdict],
        "same": before.filter(state="written").exclude(pk=sheet.pk).first(),
    }
    answer = render(request, "cooperatives/import.html", context)
    if context["moves"]:
        answer["Refresh"] = _LOOK_AGAIN
    return answer


@coop_page()
@require_safe
def take_refused(request: CoopRequest, pk: int, form: str) -> HttpResponse:
    """Her own file's refused rows, with the reason behind each."""
    sheet = import_or_404(request, pk)
    if form not in ("csv", "xlsx") or sheet.file is None:
        raise Http404
    refused = sheet.rows.filter(verdict=Verdict.REFUSED)
    faults = [Fault(row.line, column, told) for row in refused for column, told in row.told]
    rows = with_reasons(read_file(sheet.file), faults)
    return sheet_answer(rows, f"refused-{sheet.pk}", form)


def _there(request: CoopRequest, pk: int) -> HttpResponse:
    return redirect("coop-import", request.cooperative.pk, pk)


@coop_page()
@require_POST
def press(request: CoopRequest, pk: int) -> HttpResponse:
    sheet, form = import_or_404(request, pk), PressForm(request.POST)
    try:
        press_write(
            sheet=sheet,
            leaves_out=form.is_valid() and form.cleaned_data["leave_out"],
            by=request.user,
        )
    except NotNow as refusal:
        messages.error(request, refusal.told)
    return _there(request, pk)


@coop_page()
@require_POST
def again(request: CoopRequest, pk: int) -> HttpResponse:
    try:
        check_again(sheet=import_or_404(request, pk), by=request.user)
    except NotNow as refusal:
        messages.error(request, refusal.told)
    return _there(request, pk)


@coop_page()
@require_POST
def drop_it(request: CoopRequest, pk: int) -> HttpResponse:
    try:
        drop(sheet=import_or_404(request, pk), by=request.user)
    except NotNow as refusal:
        messages.error(request, refusal.told)
        return _there(request, pk)
    messages.success(request, _("好，这个文件不用了，也删掉了。"))
    return redirect("coop-imports", request.cooperative.pk)
