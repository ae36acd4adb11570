"""The operator reads what both sides say, and decides."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ground.accounts.models import User
from sellers.organs.doors import operator_page
from shop.returns.deciding import Decision, Verdict, decide
from shop.returns.errors import NotNow, NotSoMuch
from shop.returns.forms import DecideForm
from shop.returns.models import ReturnRequest
from shop.returns.queries import all_returns, due_goods, due_postage, escalated

A_PAGE = 20


class OperatorRequest(HttpRequest):
    user: User


@operator_page
@require_safe
def list_returns(request: HttpRequest) -> HttpResponse:
    shows_all = request.GET.get("show") == "all"
    number = request.GET.get("page", "1")
    rows = Paginator(all_returns() if shows_all else escalated(), A_PAGE)
    page = rows.get_page(number if len(number) < 9 else 1)
    context = {"here": "returns", "returns": page, "shows_all": shows_all}
    return render(request, "returns/desk_list.html", context)


@operator_page
@require_http_methods(["GET", "HEAD", "POST"])
def show_return(request: OperatorRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(all_returns(), pk=pk)
    form = None
    if row.state == ReturnRequest.State.ESCALATED:
        data = request.POST if request.method == "POST" else None
        form = DecideForm(row, data, initial={"freight_on": row.freight_on})
        if form.is_valid():
            if _decide(request, row, form):
                return redirect("money-return", pk)
            row = get_object_or_404(all_returns(), pk=pk)  # as it was before the refused decision
    elif request.method == "POST":
        messages.info(request, _("退货的进展变了，没有改动。"))
        return redirect("money-return", pk)
    goods = [] if row.is_over else due_goods(row)
    context = {
        "here": "returns",
        "row": row,
        "part": row.seller_order,
        "form": form,
        "goods_fen": sum(each.goods_fen for each in goods),
        "postage_fen": due_postage(row, goods),
    }
    status = 400 if form is not None and form.errors else 200
    return render(request, "returns/desk_return.html", context, status=status)


def _decide(request: OperatorRequest, row: ReturnRequest, form: DecideForm) -> bool:
    """False: the form says why not."""
    data = form.cleaned_data
    decision = Decision(
        verdict=Verdict(data["verdict"]),
        words=data["words"],
        freight_on=ReturnRequest.Payer(data["freight_on"]),
        amount_fen=data["amount"],
    )
    try:
        decide(request=row, decision=decision, by=request.user)
    except NotSoMuch:
        form.add_error("amount", _("没有这么多可退：要退的作品没有这个价，或者已经退过。"))
        return False
    except NotNow:
        messages.info(request, _("退货的进展变了，没有改动。"))
    else:
        messages.success(request, _("决定了，双方都会收到消息。"))
    return True
