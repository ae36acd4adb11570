"""The operator's money: differences, suspense, what two people move, the story of an order."""

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.accounts.models import User
from sellers.organs.doors import operator_page
from shop.order.models import Order
from shop.payments import desk_queries as asked
from shop.payments.adjusting import approve_adjustment, ask_about_suspense, decline_adjustment
from shop.payments.desk_forms import AdjustForm, NoteForm
from shop.payments.errors import CannotAdjust
from shop.payments.models import Adjustment
from shop.payments.reckoning import settle_discrepancy
from shop.payments.story import tell_story

A_PAGE = 20
Kind = Adjustment.Kind
FORMS = require_http_methods(["GET", "HEAD", "POST"])


class OperatorRequest(HttpRequest):
    user: User


def page_of(request: HttpRequest, rows: QuerySet) -> Page:
    number = request.GET.get("page", "1")
    return Paginator(rows, A_PAGE).get_page(number if len(number) < 9 else 1)


@operator_page
@require_safe
def list_discrepancies(request: OperatorRequest) -> HttpResponse:
    rows = page_of(request, asked.open_discrepancies())
    return render(request, "payments/discrepancies.html", {"here": "discrepancies", "rows": rows})


@operator_page
@FORMS
def show_discrepancy(request: OperatorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(asked.discrepancies(), pk=pk)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if settle_discrepancy(row=row, note=form.cleaned_data["note"], by=request.user):
            messages.success(request, _("记下了，这一条查清了。"))
        else:
            messages.info(request, _("这一条已经有人查清了，没有改动。"))
        return redirect("money-discrepancies")
    context = {"here": "discrepancies", "row": row, "form": form}
    status = 400 if form.errors else 200
    return render(request, "payments/discrepancy.html", context, status=status)


@operator_page
@require_safe
def list_suspense(request: OperatorRequest) -> HttpResponse:
    context = {
        "here": "suspense",
        "rows": page_of(request, asked.in_suspense()),
        "waiting": asked.waiting_adjustments(),
    }
    return render(request, "payments/suspense_list.html", context)


@operator_page
@FORMS
def show_suspense(request: OperatorRequest, pk: int) -> HttpResponse:
    """A post asks how to settle it; another operator answers."""
    fact = get_object_or_404(asked.in_suspense(), pk=pk)
    data = request.POST if request.method == "POST" else None
    form = AdjustForm([Kind.REFUND, Kind.CREDIT], data)
    if form.is_valid():
        try:
            ask_about_suspense(fact=fact, by=request.user, **form.cleaned_data)
            messages.success(request, _("记下了。请另一位运营来看。"))
        except CannotAdjust:
            messages.info(request, _("已经有人提出了，没有改动。"))
        return redirect("money-suspense-one", pk)
    context = {
        "here": "suspense",
        "fact": fact,
        "story": tell_story(fact.reference),
        "adjustment": asked.asked_about(fact.key),
        "form": form,
        "order": asked.order_by_number(fact.reference),
    }
    status = 400 if form.errors else 200
    return render(request, "payments/suspense.html", context, status=status)


@operator_page
@require_POST
def answer_adjustment(request: OperatorRequest, pk: int) -> HttpResponse:
    """Another person's yes, or anybody's no."""
    adjustment = get_object_or_404(asked.waiting_adjustments(), pk=pk)
    deed = approve_adjustment if request.POST.get("answer") == "yes" else decline_adjustment
    try:
        deed(adjustment=adjustment, by=request.user)
    except CannotAdjust:
        messages.info(request, _("现在不能这样做，钱没有动。"))
    else:
        is_yes = deed is approve_adjustment
        messages.success(request, _("同意了，记好了账。") if is_yes else _("没有同意，钱没有动。"))
    about = "disputes" if adjustment.subject.startswith("dispute:") else "suspense"
    return redirect(f"money-{about}")


@operator_page
@require_safe
def show_story(request: OperatorRequest) -> HttpResponse:
    number = request.GET.get("number", "").strip()
    order = asked.order_by_number(number) if number else None
    context = {
        "here": "story",
        "number": number,
        "order": order,
        "status": Order.Status(order.status).label if order else "",
        "story": tell_story(order.number) if order else [],
        "attempts": asked.attempts_of(order) if order else [],
        "events": asked.events_about(order) if order else [],
    }
    return render(request, "payments/story.html", context)
