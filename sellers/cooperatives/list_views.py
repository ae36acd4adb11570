"""A cooperative's lists: taken out, and the way to bring them in."""

from itertools import chain

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.log_actions import log

from ground.money.months import Month
from ground.sheets.writing import file_answer, stream_answer, template_of
from sellers.cooperatives.doors import CoopRequest, coop_page
from sellers.cooperatives.import_doors import (
    importer_or_404,
    importers_for,
    imports_for,
    list_or_404,
    lists_for,
)

ROWS_A_PAGE = 20


def sheet_page_of(request: CoopRequest, rows: QuerySet) -> Page:
    number = request.GET.get("page", "1")
    return Paginator(rows, ROWS_A_PAGE).get_page(number if len(number) < 9 else 1)


@coop_page()
@require_safe
def show_imports(request: CoopRequest) -> HttpResponse:
    titles = {each.kind: each.title for each in importers_for(request)}
    page = sheet_page_of(request, imports_for(request))
    context = {
        "here": "coop",
        "importers": importers_for(request),
        "lists": lists_for(request),
        "months": Month.current().year_before()[::-1],
        "page": page,
        "sheets": [(sheet, titles[sheet.kind]) for sheet in page],
    }
    return render(request, "cooperatives/imports.html", context)


@coop_page()
@require_safe
def take_list(request: CoopRequest, kind: str, form: str) -> HttpResponse:
    found = list_or_404(request, kind)
    if form not in ("csv", "xlsx"):
        raise Http404
    about = request.cooperative.pk
    log(instance=request.cooperative, action="sheet.take", user=request.user, data={"kind": kind})
    month = Month.asked(request.GET.get("month", ""))
    day = month.key if found.is_by_month else f"{timezone.localdate():%Y%m%d}"
    rows = chain([found.heading(about)], found.rows(about, month))
    return stream_answer(rows, f"{kind}-{day}", form)


@coop_page()
@require_safe
def take_template(request: CoopRequest, kind: str) -> HttpResponse:
    importer = importer_or_404(request, kind)
    data = template_of(importer.columns(request.cooperative.pk))
    return file_answer(data, f"qiaoshou-{kind}.xlsx")
