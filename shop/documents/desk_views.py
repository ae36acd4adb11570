"""The operator's papers: the market's month, and what is reported to the state."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.accounts.models import User
from ground.money.months import Month
from sellers.ledger.models import Account
from sellers.organs.doors import operator_page
from shop.documents.errors import Gone, NotAnyMore, NotOver, SameEyes
from shop.documents.exporting import ask_export, drop_export, fetch_export, make_export
from shop.documents.forms import ExportForm
from shop.documents.queries import KEPT, runs
from shop.documents.settlement import settlement_of, shops_of, year_until
from shop.documents.settlement_sheet import settlement_sheet

SHOPS_A_PAGE, RUNS_A_PAGE = 50, 20


class StaffRequest(HttpRequest):
    user: User


@operator_page
@require_safe
def show_settlement(request: StaffRequest) -> HttpResponse:
    month = Month.asked(request.GET.get("month", ""))
    settlement = settlement_of(month)
    page = _page(request, settlement.lines, SHOPS_A_PAGE)
    shops = shops_of(page.object_list)
    purposes = [(Account.Purpose(each.name).label, each) for each in settlement.purposes]
    context = {
        "here": "settlement",
        "month": month,
        "settlement": settlement,
        "page": page,
        "also": f"month={month.key}",
        "lines": [(shops[line.shop_id], line) for line in page.object_list],
        "purposes": purposes,
        "year": year_until(month),
    }
    return render(request, "documents/settlement.html", context)


@operator_page
@require_safe
def take_settlement(request: StaffRequest) -> HttpResponse:
    settlement = settlement_of(Month.asked(request.GET.get("month", "")))
    sheet = settlement_sheet(settlement, shops_of(settlement.lines))
    return _file(sheet.encode(), f"qiaoshou-settlement-{settlement.month.key}.csv")


@operator_page
@require_http_methods(["GET", "HEAD", "POST"])
def show_exports(request: StaffRequest) -> HttpResponse:
    form = ExportForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            ask_export(kind=form.kind, period=form.period, reason=reason, by=request.user)
        except NotOver:
            form.add_error("what", _("这一期还没有过完"))
        else:
            messages.success(request, _("记下了，等另一位运营批准。"))
            return redirect("money-exports")
    context = {
        "here": "exports",
        "form": form,
        "runs": _page(request, runs(), RUNS_A_PAGE),
        "days": KEPT.days,
    }
    return render(request, "documents/exports.html", context, status=400 if form.errors else 200)


@operator_page
@require_safe
def show_export(request: StaffRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(runs(), pk=pk)
    context = {"here": "exports", "run": run, "days": KEPT.days}
    return render(request, "documents/export.html", context)


@operator_page
@require_POST
def approve_export(request: StaffRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(runs(), pk=pk)
    try:
        make_export(run=run, by=request.user)
    except SameEyes:
        messages.error(request, _("要另一位运营来批准。"))
    except NotAnyMore:
        messages.info(request, _("这一份已经处理过了，没有改动。"))
    else:
        messages.success(request, _("做好了，可以下载。"))
    return redirect("money-export", pk)


@operator_page
@require_POST
def refuse_export(request: StaffRequest, pk: int) -> HttpResponse:
    run = get_object_or_404(runs(), pk=pk)
    try:
        drop_export(run=run, by=request.user)
    except NotAnyMore:
        messages.info(request, _("这一份已经处理过了，没有改动。"))
    else:
        messages.success(request, _("这一份不做了。"))
    return redirect("money-export", pk)


@operator_page
@require_POST
def take_export(request: StaffRequest, pk: int) -> HttpResponse:
    """A press, not an address: each time is written down for everybody in it."""
    run = get_object_or_404(runs(), pk=pk)
    try:
        data = fetch_export(run=run, by=request.user)
    except Gone as too_late:
        raise Http404 from too_late
    return _file(data, f"qiaoshou-{run.kind}-{run.period}.csv")


def _file(data: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type="text/csv; charset=utf-8", headers=headers)


def _page(request: StaffRequest, rows: object, number: int):  # type: ignore[no-untyped-def]
    asked = request.GET.get("page", "1")
    return Paginator(rows, number).get_page(asked if len(asked) < 9 else 1)  # type: ignore[arg-type]
