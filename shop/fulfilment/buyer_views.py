"""What a buyer does with a part of her order, signed in or by the signed link."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from ground.privacy.services import read_file
from shop.fulfilment.errors import NotNow
from shop.fulfilment.services import call_off, mark_delivered
from shop.order.models import SellerOrder
from shop.order.queries import order_for, states_to_call_off

private = cache_control(private=True, no_store=True)


def _part(request: HttpRequest, number: str, pk: int) -> tuple[SellerOrder, str]:
    key = request.POST.get("key") or request.GET.get("key", "")
    order = order_for(number, key, request.user)
    for part in order.seller_orders.all():
        if part.pk == pk:
            return part, key
    raise Http404


def _back(number: str, key: str) -> HttpResponse:
    query = f"?{urlencode({'key': key})}" if key else ""
    return redirect(f"{reverse('order', args=[number])}{query}")


@private
@require_http_methods(["GET", "HEAD", "POST"])
def receive_part(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Asked once more: it cannot be unsaid, and the days to return begin."""
    part, key = _part(request, number, pk)
    if part.status == SellerOrder.Status.SENT and request.method != "POST":
        context = {"part": part, "key": key, "days": settings.RETURN_DAYS}
        return render(request, "fulfilment/received.html", context)
    if request.method != "POST":
        return _back(number, key)
    by = request.user if request.user.is_authenticated else None
    try:
        mark_delivered(seller_order=part, proof="buyer", by=by)
    except NotNow:
        messages.info(request, _("这一部分的进展没有改动。"))
    else:
        messages.success(request, _("谢谢您告诉我们。祝您喜欢。"))
    return _back(number, key)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def cancel_part(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    part, key = _part(request, number, pk)
    if part.status not in states_to_call_off(part):
        messages.info(request, _("已经开始制作、寄出或已变动，现在不能直接取消。"))
        return _back(number, key)
    if request.method != "POST":
        return render(request, "fulfilment/cancel.html", {"part": part, "key": key})
    by = request.user if request.user.is_authenticated else None
    try:
        call_off(seller_order=part, by=by)
    except NotNow:
        messages.info(request, _("这一部分的进展没有改动。"))
    else:
        messages.success(request, _("已取消，钱会退回您付款的账户。"))
    return _back(number, key)


@private
@require_safe
def show_progress_photo(request: HttpRequest, number: str, pk: int, photo_pk: int) -> HttpResponse:
    """Taken for this buyer's eyes: no sighting is written, as none is of her own address."""
    part, _key = _part(request, number, pk)
    if part.status == SellerOrder.Status.CANCELLED:
        raise Http404
    photo = get_object_or_404(part.progress.select_related("file"), pk=photo_pk)
    return HttpResponse(read_file(photo.file), content_type=photo.file.content_type)
