"""The funds: what lies in them, what they were used for. Lead and bookkeeper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ground.money.fen import to_fen
from ground.money.formats import format_fen
from sellers.cooperatives.doors import CoopRequest, Role, coop_page
from sellers.sharing.errors import MoreThanThere
from sellers.sharing.fund_forms import SpendingForm
from sellers.sharing.funds import confirm_spending, left_in, record, undo_spending
from sellers.sharing.queries import spendings_of, totals_of
from sellers.sharing.receipts import receipt_answer
from sellers.sharing.settling import settle
from sellers.sharing.views import page_of

_POSTED = ["GET", "HEAD", "POST"]


@coop_page(Role.BOOKKEEPER)
@require_safe
def show_funds(request: CoopRequest) -> HttpResponse:
    coop = request.cooperative.pk
    context = {
        "here": "coop",
        "totals": totals_of(coop),
        "spendings": page_of(request, spendings_of(coop)),
    }
    return render(request, "sharing/funds.html", context)


@coop_page(Role.BOOKKEEPER)
@require_http_methods(_POSTED)
def new_spending(request: CoopRequest) -> HttpResponse:
    form = SpendingForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        try:
            row = record(cooperative=request.cooperative, spent=form.spent, by=request.user)
        except MoreThanThere as refusal:
            _refuse_amount(form, refusal.there_fen)
        else:
            messages.success(request, _("记下了，等另一个管账的人或一个成员确认。"))
            return redirect("coop-fund", request.cooperative.pk, row.pk)
    elif form.errors and form.has_sum:
        there = left_in(request.cooperative.pk, form.cleaned_data["fund"])
        if to_fen(form.cleaned_data["amount"]) > there:
            _refuse_amount(form, there)
    context = {"here": "coop", "form": form, "totals": totals_of(request.cooperative.pk)}
    status = 400 if form.errors else 200
    return render(request, "sharing/fund_new.html", context, status=status)


def _refuse_amount(form: SpendingForm, there_fen: int) -> None:
    told = _("这里面能用的只有 %(sum)s") % {"sum": format_fen(there_fen)}
    form.add_error("amount", told)


@coop_page(Role.BOOKKEEPER)
@require_safe
def show_receipt(request: CoopRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(spendings_of(request.cooperative.pk), pk=pk)
    return receipt_answer(row, request.user)


@coop_page(Role.BOOKKEEPER)
@require_http_methods(_POSTED)
def show_spending(request: CoopRequest, pk: int) -> HttpResponse:
    """Confirmed by another than who wrote it, or taken back by either."""
    row = get_object_or_404(spendings_of(request.cooperative.pk), pk=pk)
    answers = {
        "confirm": (confirm_spending, _("确认好了，成员都能看到。")),
        "undo": (undo_spending, _("撤回了，这一笔不算了。")),
    }
    answer = answers.get(request.POST.get("answer", ""))
    if request.method != "POST" or answer is None:
        return render(request, "sharing/fund.html", {"here": "coop", "row": row})
    deed, done = answer
    settle(request, deed, row, done)
    return redirect("coop-funds", request.cooperative.pk)
