"""What comes back to her shop; money, so she alone answers, and a helper may read it."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from ground.easy.questions import is_answered
from sellers.artisans.doors import StudioRequest, studio_page, undone
from sellers.artisans.models import Scope
from shop.returns.errors import ReturnError
from shop.returns.forms import AnswerForm, GoodsForm, SearchForm
from shop.returns.models import ReturnRequest
from shop.returns.queries import due_goods, due_postage, returns_for
from shop.returns.services import accept, object_to, receive, refund, refund_without_return, refuse

State = ReturnRequest.State
A_PAGE = 20
Form = AnswerForm | GoodsForm | SearchForm


@studio_page(Scope.ORDERS)
@require_safe
def list_returns(request: StudioRequest) -> HttpResponse:
    number = request.GET.get("page", "1")
    rows = Paginator(returns_for(request.subject), A_PAGE)
    page = rows.get_page(number if len(number) < 9 else 1)
    return render(request, "returns/studio_list.html", {"returns": page, "here": "returns"})


@studio_page(Scope.ORDERS, act=gettext_noop("看了退货"))
@require_http_methods(["GET", "HEAD", "POST"])
def show_return(request: StudioRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(returns_for(request.subject), pk=pk)
    if request.grant and request.method == "POST":
        undone(request, _("退货要她自己定，没有改动。"))
        return redirect("studio-return", pk)
    form = None if request.grant else _form(request, row)
    if form is not None and is_answered(form, request) and form.is_bound:
        return _answer(request, row, form)
    goods = [] if row.is_over else due_goods(row)
    context = {
        "here": "returns",
        "row": row,
        "part": row.seller_order,
        "form": form,
        "goods_fen": sum(each.goods_fen for each in goods),
        "postage_fen": due_postage(row, goods),
        "most_fen": settings.RETURN_FREIGHT_MOST_FEN,
    }
    status = 400 if form is not None and form.errors else 200
    return render(request, "returns/studio_return.html", context, status=status)


def _form(request: StudioRequest, row: ReturnRequest) -> Form | None:
    data = request.POST if request.method == "POST" else None
    if row.state == State.ASKED:
        return SearchForm(data) if row.is_missing else AnswerForm(data)
    if row.state in {State.SENT, State.RECEIVED}:
        return GoodsForm(row, data)
    return None


def _answer(request: StudioRequest, row: ReturnRequest, form: Form) -> HttpResponse:
    data = form.cleaned_data
    words = {"words": data["words"]}
    deeds: dict[str, tuple[Callable[..., None], str, dict[str, object]]] = {
        AnswerForm.ACCEPT: (accept, _("同意了。等买家寄回来。"), {}),
        AnswerForm.KEEP: (refund_without_return, _("退款了，买家不用寄回来。"), {}),
        AnswerForm.REFUSE: (refuse, _("已经告诉买家你为什么不同意。"), {**words}),
        SearchForm.FOUND: (refuse, _("已经告诉买家包裹在哪里。"), {**words}),
        SearchForm.REFUND: (refund_without_return, _("退款了，钱退给买家。"), {}),
        f"goods-{GoodsForm.SHELF}": (refund, _("放回架上了，钱退给买家。"), {"is_shelved": True}),
        f"goods-{GoodsForm.KEEP}": (refund, _("钱退给买家了。"), {"is_shelved": False}),
        f"goods-{GoodsForm.LOOK}": (receive, _("好，看好了来这里说。"), {}),
        f"goods-{GoodsForm.PROBLEM}": (object_to, _("已经请平台来看。"), {**words}),
    }
    name = f"goods-{data['goods']}" if isinstance(form, GoodsForm) else _said(data)
    service, told, details = deeds[name]
    try:
        service(request=row, by=request.user, **details)
    except ReturnError:
        messages.info(request, _("退货的进展变了，没有改动。"))
    else:
        messages.success(request, told)
    return redirect("studio-return", row.pk)


def _said(data: dict[str, str]) -> str:
    return data.get("answer") or data["search"]
