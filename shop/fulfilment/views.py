"""What a seller does with her part of an order."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.log_actions import log

from shop.fulfilment.errors import NotNow
from shop.fulfilment.forms import DeclineForm, SendForm
from shop.fulfilment.queries import seller_orders_for
from shop.fulfilment.services import accept, correct_tracking, decline, send
from shop.order.models import SellerOrder

private = cache_control(private=True, no_store=True)
Status = SellerOrder.Status
Delivery = SellerOrder.Delivery
# While she works on it she needs the name and address; before and after, the place is enough.
SEES_BUYER = (Status.ACCEPTED, Status.SENT)


def _part(request: HttpRequest, pk: int, **which: object) -> SellerOrder:
    return get_object_or_404(seller_orders_for(request.user), pk=pk, **which)


def _tell_not_now(request: HttpRequest, part: SellerOrder) -> None:
    part.refresh_from_db()
    told = _("这笔订单现在是「%(state)s」，没有改动。") % {"state": part.get_status_display()}
    messages.info(request, told)


@private
@login_required
@require_safe
def show_part(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _part(request, pk), SendForm(initial={"carrier": "post"}))


def _page(request: HttpRequest, part: SellerOrder, form: SendForm) -> HttpResponse:
    sees_buyer = part.status in SEES_BUYER
    if sees_buyer:
        log(instance=part, action="seller_order.view", user=request.user)
    if part.status == Status.SENT and not form.is_bound:
        initial = {"carrier": part.carrier, "tracking_number": part.tracking_number}
        form = SendForm(initial=initial)
    context = {"part": part, "form": form, "sees_buyer": sees_buyer}
    status = 400 if form.errors else 200
    return render(request, "fulfilment/part.html", context, status=status)


@private
@login_required
@require_POST
def accept_part(request: HttpRequest, pk: int) -> HttpResponse:
    part = _part(request, pk)
    return _do(request, part, accept, _("接单了。做好以后，来这里说一声。"))


@private
@login_required
@require_POST
def ready_part(request: HttpRequest, pk: int) -> HttpResponse:
    """A part to be picked up needs no carrier."""
    part = _part(request, pk, delivery=Delivery.PICKUP)
    return _do(request, part, send, _("已告诉买家可以来取。"))


def _do(
    request: HttpRequest, part: SellerOrder, service: Callable[..., None], told: str, **details: str
) -> HttpResponse:
    try:
        service(seller_order=part, by=request.user, **details)
    except NotNow:
        _tell_not_now(request, part)
    else:
        messages.success(request, told)
    return redirect("seller-order", part.pk)


@private
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def send_part(request: HttpRequest, pk: int) -> HttpResponse:
    """Sending, and mending the number afterwards: the same form."""
    part = _part(request, pk, delivery=Delivery.POST)
    if request.method != "POST":
        return redirect("seller-order", pk)
    form = SendForm(request.POST)
    if not form.is_valid():
        return _page(request, part, form)
    if part.status == Status.SENT:
        told = _("快递信息改好了，已经告诉买家。")
        return _do(request, part, correct_tracking, told, **form.cleaned_data)
    return _do(request, part, send, _("寄出了，已经告诉买家。"), **form.cleaned_data)


@private
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decline_part(request: HttpRequest, pk: int) -> HttpResponse:
    """The page that asks why is the page that confirms."""
    part = _part(request, pk)
    if part.status not in {Status.NEW, Status.ACCEPTED}:
        _tell_not_now(request, part)
        return redirect("seller-order", pk)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        context = {"part": part, "form": form}
        status = 400 if form.errors else 200
        return render(request, "fulfilment/decline.html", context, status=status)
    return _do(request, part, decline, _("已取消，钱会退给买家。"), **form.cleaned_data)


@private
@login_required
@require_safe
def show_slip(request: HttpRequest, pk: int) -> HttpResponse:
    """To print: the address for the parcel, and what belongs in it."""
    part = _part(request, pk, status__in=SEES_BUYER)
    log(instance=part, action="seller_order.view", user=request.user)
    return render(request, "fulfilment/slip.html", {"part": part})
