"""Refunds that wait for a person: ask again, or pay by other means, seen by a second person."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sellers.organs.doors import operator_page
from shop.payments.by_hand import approve_paid, report_paid, try_again, turn_down_paid
from shop.payments.errors import NotStuck
from shop.payments.models import Refund
from shop.payments.queries import every_refund, stuck_refunds

A_PAGE = 20
DEEDS: dict[str, Callable[..., None]] = {
    "again": try_again,
    "approve": approve_paid,
    "turn-down": turn_down_paid,
}


class MeansForm(forms.Form):
    means = forms.CharField(
        label=gettext_lazy("怎么付的，凭证号"),
        help_text=gettext_lazy("比如：支付宝转账，流水号 2026112512345。另一位运营会核对。"),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("请写怎么付的，和凭证号"),
            "max_length": gettext_lazy("太长了，最多 200 个字"),
        },
    )


@operator_page
@require_safe
def list_refunds(request: HttpRequest) -> HttpResponse:
    number = request.GET.get("page", "1")
    page = Paginator(stuck_refunds(), A_PAGE).get_page(number if len(number) < 9 else 1)
    return render(request, "payments/refunds.html", {"here": "refunds", "refunds": page})


@operator_page
@require_http_methods(["GET", "HEAD", "POST"])
def show_refund(request: HttpRequest, pk: int) -> HttpResponse:
    """A post reports that it was paid by other means."""
    refund = get_object_or_404(every_refund(), pk=pk)
    form = MeansForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = _("记下了。请另一位运营核对。")
        return _do(request, refund, report_paid, told, means=form.cleaned_data["means"])
    context = {"here": "refunds", "refund": refund, "form": form, "states": Refund.State}
    return render(request, "payments/refund.html", context, status=400 if form.errors else 200)


@operator_page
@require_POST
def answer_refund(request: HttpRequest, pk: int, deed: str) -> HttpResponse:
    refund = get_object_or_404(every_refund(), pk=pk)
    told = {
        "again": _("又向支付机构申请了一次。"),
        "approve": _("核对好了，算已经退款。"),
        "turn-down": _("退回了，当没有付过。"),
    }[deed]
    return _do(request, refund, DEEDS[deed], told)


def _do(
    request: HttpRequest,
    refund: Refund,
    service: Callable[..., None],
    told: str,
    **details: object,
) -> HttpResponse:
    try:
        service(refund=refund, by=request.user, **details)
    except NotStuck:
        messages.info(request, _("这笔退款现在不能这样做，没有改动。"))
    else:
        messages.success(request, told)
    return redirect("money-refund", refund.pk)
