"""A table brought in, page by page, behind whichever door: sent, checked, seen, written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Case, IntegerField, QuerySet, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ground.privacy.services import read_file
from ground.sheets.errors import NotASheet, NotNow
from ground.sheets.forgetting import drop
from ground.sheets.forms import PressForm, SheetForm
from ground.sheets.kinds import Importer, kind_of
from ground.sheets.models import SheetImport, SheetRow
from ground.sheets.services import begin, check_again, press_write
from ground.sheets.tables import Fault
from ground.sheets.writing import file_answer, sheet_answer, template_of, with_reasons

Verdict = SheetRow.Verdict
ROWS_A_PAGE = 20
_LOOK_AGAIN = "3"  # seconds
_OF_ONE = {"write": (), "again": (), "drop": (), "refused_xlsx": ("xlsx",), "refused_csv": ("csv",)}


@dataclass(frozen=True)
class Door:
    """`name` begins the names of its addresses, `args` the addresses; `about`: whose lists."""

    base: str
    here: str
    name: str
    about: int
    kinds: Sequence[str]
    args: tuple[int, ...] = ()

    def path(self, tail: str, *args: object) -> str:
        return reverse(f"{self.name}{tail}", args=[*self.args, *args])

    @property
    def imports(self) -> QuerySet[SheetImport]:
        rows = SheetImport.objects.filter(about=self.about, kind__in=self.kinds)
        return rows.select_related("by", "file")

    def importer(self, kind: str) -> Importer:
        if kind not in self.kinds:
            raise Http404
        return kind_of(kind)

    def one(self, pk: int) -> SheetImport:
        return get_object_or_404(self.imports, pk=pk)

    def at(self, kind: str, pk: int | None = None) -> dict[str, str]:
        """Where the page's links and presses lead."""
        ways = {"all": self.path("s"), "new": self.path("-new", kind)}
        ways |= {"template": self.path("-template", kind)}
        for name, more in _OF_ONE.items() if pk else ():
            ways[name] = self.path(f"-{name.partition('_')[0]}", pk, *more)
        return ways

    def context(self, **more: object) -> dict[str, object]:
        return {"base": self.base, "here": self.here, **more}


def sheet_page_of(request: HttpRequest, rows: QuerySet[Any]) -> Page[Any]:
    number = request.GET.get("page", "1")
    return Paginator(rows, ROWS_A_PAGE).get_page(number if len(number) < 9 else 1)


def answer_new(request: Any, door: Door, kind: str) -> HttpResponse:
    importer = door.importer(kind)
    sent = [request.POST, request.FILES] if request.method == "POST" else []
    form = SheetForm(*sent, takes_photos=importer.takes_photos)
    if form.is_valid():
        said = {"file": form.cleaned_data["file"], "photos": form.cleaned_data.get("photos")}
        try:
            sheet = begin(kind=kind, about=door.about, by=request.user, **said)
        except NotASheet as refusal:
            form.add_error("file", refusal.told)
        else:
            return redirect(door.path("", sheet.pk))
    columns = importer.columns(door.about)
    context = door.context(importer=importer, form=form, columns=columns, at=door.at(kind))
    return render(request, "sheets/import_new.html", context, status=400 if form.errors else 200)


def rows_to_see(sheet: SheetImport, which: str) -> QuerySet[SheetRow]:
    """What is refused comes first; what did not change is counted and not listed."""
    rows = sheet.rows.exclude(verdict=Verdict.UNCHANGED)
    if which in Verdict.values:
        rows = rows.filter(verdict=which)
    is_refused = Case(When(verdict=Verdict.REFUSED, then=0), default=1, output_field=IntegerField())
    return rows.order_by(is_refused, "line")


def answer_one(request: Any, door: Door, pk: int) -> HttpResponse:
    sheet = door.one(pk)
    which = request.GET.get("which", "")
    rows = rows_to_see(sheet, which)
    before = door.imports.filter(kind=sheet.kind, fingerprint=sheet.fingerprint)
    busy = sheet.state in SheetImport.BUSY and not sheet.is_stuck
    context = door.context(
        sheet=sheet,
        at=door.at(sheet.kind, sheet.pk),
        moves=busy and "still" not in request.GET,
        importer=kind_of(sheet.kind),
        which=which,
        page=sheet_page_of(request, rows),
        kinds=[it for it in Verdict if it != Verdict.UNCHANGED and getattr(sheet, it.value)],
        counts=[(verdict, getattr(sheet, verdict.value)) for verdict in Verdict],
        same=before.filter(state="written").exclude(pk=sheet.pk).first(),
    )
    answer = render(request, "sheets/import.html", context)
    if context["moves"]:
        answer["Refresh"] = _LOOK_AGAIN
    return answer


def answer_refused(door: Door, pk: int, form: str) -> HttpResponse:
    """The sender's own file's refused rows, with the reason behind each."""
    sheet = door.one(pk)
    if form not in ("csv", "xlsx") or sheet.file is None:
        raise Http404
    refused = sheet.rows.filter(verdict=Verdict.REFUSED)
    faults = [Fault(row.line, column, told) for row in refused for column, told in row.told]
    rows = with_reasons(read_file(sheet.file), faults)
    return sheet_answer(rows, f"refused-{sheet.pk}", form)


def answer_template(door: Door, kind: str) -> HttpResponse:
    data = template_of(door.importer(kind).columns(door.about))
    return file_answer(data, f"qiaoshou-{kind}.xlsx")


def answer_write(request: Any, door: Door, pk: int) -> HttpResponse:
    sheet, form = door.one(pk), PressForm(request.POST)
    leaves_out = form.is_valid() and form.cleaned_data["leave_out"]
    try:
        press_write(sheet=sheet, leaves_out=leaves_out, by=request.user)
    except NotNow as refusal:
        messages.error(request, refusal.told)
    return redirect(door.path("", pk))


def answer_again(request: Any, door: Door, pk: int) -> HttpResponse:
    try:
        check_again(sheet=door.one(pk), by=request.user)
    except NotNow as refusal:
        messages.error(request, refusal.told)
    return redirect(door.path("", pk))


def answer_drop(request: Any, door: Door, pk: int) -> HttpResponse:
    try:
        drop(sheet=door.one(pk), by=request.user)
    except NotNow as refusal:
        messages.error(request, refusal.told)
        return redirect(door.path("", pk))
    messages.success(request, _("好，这个文件不用了，也删掉了。"))
    return redirect(door.path("s"))
