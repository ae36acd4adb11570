"""The keeper's side: what was agreed, what is owed to whom, what was paid. Lead and bookkeeper."""

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.sharing.errors import MoreThanOwed, NotAnyMore
from sellers.sharing.forms import PayForm
from sellers.sharing.paying import pay_by_hand, undo
from sellers.sharing.queries import (
    agreement_on,
    coming_agreements,
    divisions_of,
    owed_by,
    payments_by,
    titled,
    totals_of,
)
from sellers.sharing.sheet import owed_sheet

ROWS_A_PAGE = 30
_POSTED = ["GET", "HEAD", "POST"]


@coop_page(Role.BOOKKEEPER)
@require_safe
def show_shares(request: CoopRequest) -> HttpResponse:
    coop = request.cooperative.pk
    context = {
        "here": "coop",
        "totals": totals_of(coop),
        "owed": page_of(request, owed_by(coop)),
        "agreement": agreement_on(coop, timezone.localdate()),
        "coming": coming_agreements(coop),
        "payments": payments_by(coop)[:5],
    }
    return render(request, "sharing/shares.html", context)


@coop_page(Role.BOOKKEEPER)
@require_safe
def take_owed(request: CoopRequest) -> HttpResponse:
    return as_sheet(owed_sheet(owed_by(request.cooperative.pk)), "owed")


@coop_page(Role.BOOKKEEPER)
@require_http_methods(_POSTED)
def pay(request: CoopRequest) -> HttpResponse:
    """Written, shown once more, and then done."""
    owed = owed_by(request.cooperative.pk)
    form = PayForm(request.POST if request.method == "POST" else None, owed=owed)
    sure = request.POST.get("sure", "")
    if not form.is_valid() or sure == "back":
        context = {"here": "coop", "form": form}
        return render(request, "sharing/pay.html", context, status=400 if form.errors else 200)
    if sure != "yes":
        context = {"here": "coop", "lines": form.lines, "total_fen": sum(form.sums.values())}
        return render(request, "sharing/pay_sure.html", context)
    try:
        pay_by_hand(cooperative=request.cooperative, sums=form.sums, by=request.user)
    except MoreThanOwed:
        messages.error(request, _("刚才有人发过了，什么都没有记。请再看一眼。"))
    else:
        messages.success(request, _("记好了，也告诉了她们。"))
    return redirect("coop-shares", request.cooperative.pk)


@coop_page(Role.BOOKKEEPER)
@require_safe
def show_payments(request: CoopRequest) -> HttpResponse:
    context = {"here": "coop", "payments": page_of(request, payments_by(request.cooperative.pk))}
    return render(request, "sharing/payments.html", context)


@coop_page(Role.BOOKKEEPER)
@require_safe
def show_divisions(request: CoopRequest) -> HttpResponse:
    divisions = titled(divisions_of(request.cooperative.pk))
    context = {"here": "coop", "divisions": page_of(request, divisions)}
    return render(request, "sharing/divisions.html", context)


@coop_page(Role.BOOKKEEPER)
@require_http_methods(_POSTED)
def undo_payment(request: CoopRequest, pk: int) -> HttpResponse:
    payment = get_object_or_404(payments_by(request.cooperative.pk), pk=pk)
    if request.method != "POST":
        return render(request, "sharing/undo.html", {"here": "coop", "payment": payment})
    try:
        undo(payment=payment, by=request.user)
        messages.success(request, _("改回来了，还欠着她。也告诉了她。"))
    except NotAnyMore:
        messages.error(request, _("这一笔不能改了：她说收到了，或已经改过。"))
    return redirect("coop-payments", request.cooperative.pk)


def page_of(request: HttpRequest, rows: QuerySet | list) -> Page:
    number = request.GET.get("page", "1")
    return Paginator(rows, ROWS_A_PAGE).get_page(number if len(number) < 9 else 1)


def as_sheet(text: str, name: str) -> HttpResponse:
    return HttpResponse(
        text,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="qiaoshou-{name}.csv"'},
    )
