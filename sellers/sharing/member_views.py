"""Her own statement: what her cooperatives owe her and why; never a helper's to see."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ground.money.months import Month
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Artisan
from sellers.sharing.errors import NotAnyMore
from sellers.sharing.paying import confirm, dispute
from sellers.sharing.queries import (
    cooperatives_that_owe,
    current_cooperatives,
    payments_to,
    spendings_waiting_for,
)
from sellers.sharing.sheet import statement_sheet
from sellers.sharing.statement import Statement, statements_of
from sellers.sharing.views import as_sheet


@studio_page(None)
@require_safe
def show_shares(request: StudioRequest) -> HttpResponse:
    month = Month.asked(request.GET.get("month", ""))
    waiting = payments_to(request.subject).filter(confirmed_at=None, undone_at=None, way="hand")
    context = {
        "here": "income",
        "month": month,
        "statements": _statements(request, month),
        "waiting": waiting,
        "current": current_cooperatives(request.subject),
        "spendings": spendings_waiting_for(request.subject),
    }
    return render(request, "sharing/hers.html", context)


@studio_page(None)
@require_safe
def take_shares(request: StudioRequest) -> HttpResponse:
    month = Month.asked(request.GET.get("month", ""))
    return as_sheet(statement_sheet(_statements(request, month)), f"shares-{month.key}")


@studio_page(None)
@require_POST
def answer_payment(request: StudioRequest, pk: int) -> HttpResponse:
    payment = get_object_or_404(payments_to(request.subject), pk=pk)
    answer = request.POST.get("answer")
    if answer not in {"yes", "no"}:
        return redirect("studio-shares")
    has_it = answer == "yes"
    try:
        (confirm if has_it else dispute)(payment=payment, by=request.user)
    except NotAnyMore:
        messages.info(request, _("这一笔已经有了结果。"))
    else:
        yes, no = _("好，记下了：你收到了。"), _("好，告诉合作社了：你没有收到。")
        messages.success(request, yes if has_it else no)
    return redirect("studio-shares")


def _statements(request: StudioRequest, month: Month) -> list[Statement]:
    artisan = Artisan.objects.filter(user=request.subject).first()
    if artisan is None:
        return []
    return statements_of(artisan, cooperatives_that_owe(request.subject), month)
