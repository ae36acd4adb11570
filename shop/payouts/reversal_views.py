"""The operator takes back what Stripe paid a shop that owes: four eyes above the limit."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sellers.ledger.queries import owed_to_shop
from sellers.organs.doors import operator_page
from shop.payouts.desk_views import page_of
from shop.payouts.errors import NeedsSecondPerson, NotAnyMore, TooMuchBack
from shop.payouts.models import Payout
from shop.payouts.reversal_forms import ReversalForm
from shop.payouts.reversal_queries import (
    debtors,
    reach_of,
    reversals,
    transfers_paid,
    waiting_reversals,
)
from shop.payouts.reversing import approve_reversal, ask_reversal, decline_reversal


@operator_page
@require_safe
def list_reversals(request: HttpRequest) -> HttpResponse:
    context = {
        "here": "reversals",
        "debtors": debtors(),
        "waiting": waiting_reversals(),
        "rows": page_of(request, reversals().exclude(state="asked")),
    }
    return render(request, "payouts/desk/reversals.html", context)


@operator_page
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """How much, and why; her shop reads the reason."""
    payout = get_object_or_404(transfers_paid(), pk=pk)
    reach = reach_of(payout)
    form = ReversalForm(reach, request.POST if request.method == "POST" else None)
    if form.is_valid() and _ask(request, payout, form):
        return redirect("money-reversals")
    context = {
        "here": "reversals",
        "payout": payout,
        "form": form,
        "reach": reach,
        "owes": max(0, -owed_to_shop(payout.shop_id)),
    }
    status = 400 if form.errors else 200
    return render(request, "payouts/desk/take_back.html", context, status=status)


def _ask(request: HttpRequest, payout: Payout, form: ReversalForm) -> bool:
    try:
        reversal = ask_reversal(payout=payout, by=request.user, **form.cleaned_data)
    except TooMuchBack:
        form.add_error("amount_fen", _("现在收不回这么多。请看上面的数。"))
        return False
    if reversal.approved_by_id:
        messages.success(request, _("向 Stripe 要了，结果在下面看。"))
    else:
        messages.success(request, _("超过限额，等另一个人批准。"))
    return True


@operator_page
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Another person's yes, or anybody's no."""
    reversal = get_object_or_404(reversals(), pk=pk)
    is_yes = request.POST.get("answer") == "yes"
    deed = approve_reversal if is_yes else decline_reversal
    try:
        deed(reversal=reversal, by=request.user)
    except NeedsSecondPerson:
        messages.error(request, _("超过限额的，要另一个人批准。"))
    except TooMuchBack:
        messages.error(request, _("店铺现在不欠这么多了，没有收回。可以不批准，再看要不要。"))
    except NotAnyMore:
        messages.error(request, _("别人刚刚处理过，请看现在的样子。"))
    else:
        told = _("批准了，向 Stripe 要了。") if is_yes else _("没有批准，钱没有动。")
        messages.success(request, told)
    return redirect("money-reversals")
