"""What a buyer gives back, signed in or by the signed link of her order."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ground.accounts.models import User
from ground.pictures.errors import PictureRefused
from shop.order.models import SellerOrder
from shop.order.queries import order_for
from shop.returns.errors import NotReturnable, ReturnError
from shop.returns.forms import AskForm, EscalateForm, SendBackForm
from shop.returns.models import ReturnRequest
from shop.returns.photo_views import photo_answer
from shop.returns.photos import Photo, read_photos
from shop.returns.queries import all_returns, left_to_return, may_ask
from shop.returns.services import ask, cancel, send_back, turn_to_operator

private = cache_control(private=True, no_store=True)
_POSTED = ["GET", "HEAD", "POST"]


def key_in(request: HttpRequest) -> str:
    return str(request.POST.get("key") or request.GET.get("key", ""))


def who(request: HttpRequest) -> User | None:
    return request.user if request.user.is_authenticated else None


def buyers_part(request: HttpRequest, number: str, pk: int) -> SellerOrder:
    order = order_for(number, key_in(request), request.user)
    for part in order.seller_orders.all():
        if part.pk == pk:
            return part
    raise Http404


def _return(request: HttpRequest, number: str, pk: int) -> ReturnRequest:
    order = order_for(number, key_in(request), request.user)
    row = all_returns().filter(seller_order__order=order, pk=pk).first()
    if row is None:
        raise Http404
    return row


def on_to(request: HttpRequest, name: str, *arguments: object) -> HttpResponse:
    key = key_in(request)
    query = f"?{urlencode({'key': key})}" if key else ""
    return redirect(f"{reverse(name, args=arguments)}{query}")


@private
@require_http_methods(_POSTED)
def ask_return(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    part = buyers_part(request, number, pk)
    if not may_ask(part):
        messages.info(request, _("现在不能申请退货：退货期过了，或者已经在退。"))
        return on_to(request, "order", number)
    form = AskForm(left_to_return(part), request.POST if request.method == "POST" else None)
    if form.is_valid():
        photos = _photos(request, form)
        if form.is_valid():
            return _ask(request, part, form, photos)
    context = {"part": part, "form": form, "key": key_in(request), "days": settings.RETURN_DAYS}
    return render(request, "returns/ask.html", context, status=400 if form.errors else 200)


def _photos(request: HttpRequest, form: AskForm) -> list[Photo]:
    """What cannot be read is told at its field."""
    files: list[Any] = request.FILES.getlist("photos")
    try:
        return read_photos(files)
    except PictureRefused as refusal:
        form.add_error("photos", refusal.told)
        return []


def _ask(
    request: HttpRequest, part: SellerOrder, form: AskForm, photos: list[Photo]
) -> HttpResponse:
    words = form.cleaned_data["words"]
    facts = {"words": words, "photos": photos, "by": who(request)}
    try:
        row = ask(seller_order=part, wanted=form.wanted, **facts)
    except NotReturnable:
        messages.info(request, _("现在不能申请退货：退货期过了，或者已经在退。"))
        return on_to(request, "order", part.order.number)
    messages.success(request, _("退货申请发给店铺了。"))
    return on_to(request, "return", part.order.number, row.pk)


@private
@require_safe
def show_photo(request: HttpRequest, number: str, pk: int, photo_pk: int) -> HttpResponse:
    """Her own photo: no sighting is written."""
    return photo_answer(_return(request, number, pk), photo_pk)


@private
@require_http_methods(_POSTED)
def show_return(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """The page of a return, with the one form that its state asks for."""
    row = _return(request, number, pk)
    form = _form(request, row)
    if form is not None and form.is_bound and form.is_valid():
        return _answer(request, row, form)
    context = {
        "row": row,
        "part": row.seller_order,
        "form": form,
        "key": key_in(request),
        "most_fen": settings.RETURN_FREIGHT_MOST_FEN,
    }
    status = 400 if form is not None and form.errors else 200
    return render(request, "returns/show.html", context, status=status)


def _form(request: HttpRequest, row: ReturnRequest) -> SendBackForm | EscalateForm | None:
    data = request.POST if request.method == "POST" else None
    if row.state == ReturnRequest.State.ACCEPTED:
        return SendBackForm(row, data)
    if row.state == ReturnRequest.State.REFUSED:
        return EscalateForm(data)
    return None


def _answer(
    request: HttpRequest, row: ReturnRequest, form: SendBackForm | EscalateForm
) -> HttpResponse:
    data = form.cleaned_data
    if isinstance(form, EscalateForm):
        told = _("已经请平台来看，有结果就告诉您。")
        return _do(request, row, turn_to_operator, told, words=data["words"])
    told = _("谢谢您，已经告诉店铺。")
    details = {"carrier": data["carrier"], "tracking_number": data["tracking_number"]}
    return _do(request, row, send_back, told, freight_fen=data.get("freight") or 0, **details)


def _do(
    request: HttpRequest,
    row: ReturnRequest,
    service: Callable[..., None],
    told: str,
    **details: object,
) -> HttpResponse:
    try:
        service(request=row, by=who(request), **details)
    except ReturnError:
        messages.info(request, _("退货的进展变了，没有改动。"))
    else:
        messages.success(request, told)
    return on_to(request, "return", row.seller_order.order.number, row.pk)


@private
@require_POST
def cancel_return(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    return _do(request, _return(request, number, pk), cancel, _("好的，不退了。"))
