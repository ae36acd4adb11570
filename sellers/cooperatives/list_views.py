"""A cooperative's lists: taken out, and the way to bring them in."""

from itertools import chain

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.log_actions import log

from ground.money.months import Month
from ground.sheets.pages import sheet_page_of
from ground.sheets.writing import stream_answer
from sellers.cooperatives.doors import CoopRequest, coop_page
from sellers.cooperatives.import_doors import door_of, importers_for, list_or_404, lists_for


@coop_page()
@require_safe
def show_imports(request: CoopRequest) -> HttpResponse:
    titles = {each.kind: each.title for each in importers_for(request)}
    page = sheet_page_of(request, door_of(request).imports)
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
