"""A buyer comes for what she ordered: ready, handed out by the code, or without it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from ground.accounts.errors import TooManyRequests
from ground.accounts.waits import in_words
from ground.easy.questions import is_answered
from sellers.artisans.doors import StudioRequest, studio_page
from sellers.artisans.models import Scope
from shop.fulfilment.errors import FulfilmentError, NotNow, WrongCode
from shop.fulfilment.pickup_forms import CodeForm, UncodedForm
from shop.fulfilment.pickups import hand_out, hand_out_uncoded, make_ready
from shop.fulfilment.views import part_of, tell_not_now
from shop.order.models import SellerOrder

BOTH = ["GET", "HEAD", "POST"]


def _pickup_of(request: StudioRequest, pk: int) -> SellerOrder:
    return part_of(request, pk, delivery=SellerOrder.Delivery.PICKUP)


@studio_page(Scope.ORDERS, act=gettext_noop("说好了可以来取"))
@require_POST
def ready_part(request: StudioRequest, pk: int) -> HttpResponse:
    part = _pickup_of(request, pk)
    try:
        make_ready(seller_order=part, by=request.user)
    except FulfilmentError:
        tell_not_now(request, part)
    else:
        messages.success(request, _("已告诉买家可以来取，也给了取货码。"))
    return redirect("seller-order", pk)


@studio_page(Scope.ORDERS, act=gettext_noop("把作品交给了买家"))
@require_http_methods(BOTH)
def hand_out_part(request: StudioRequest, pk: int) -> HttpResponse:
    part = _pickup_of(request, pk)
    if not part.is_ready:
        return _not_now(request, part)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (answer := _try(request, part, form)):
        return answer
    context = {"part": part, "form": form}
    status = 400 if form.errors else 200
    return render(request, "fulfilment/hand_out.html", context, status=status)


def _try(request: StudioRequest, part: SellerOrder, form: CodeForm) -> HttpResponse | None:
    """None: the form says what is wrong."""
    try:
        hand_out(seller_order=part, by=request.user, code=form.cleaned_data["code"])
    except WrongCode:
        form.add_error("code", _("取货码不对，东西先别给。请买家再看一下短信或订单页。"))
    except TooManyRequests as refusal:
        told = _("试得太多了，请过 %(wait)s再试。") % {"wait": in_words(refusal.wait)}
        form.add_error("code", told)
    except NotNow:
        return _not_now(request, part)
    else:
        return _handed_out(request, part)
    return None


@studio_page(Scope.ORDERS, act=gettext_noop("没有看取货码，把作品交给了买家"))
@require_http_methods(BOTH)
def hand_out_part_uncoded(request: StudioRequest, pk: int) -> HttpResponse:
    """The page that asks why is the page that confirms."""
    part = _pickup_of(request, pk)
    if not part.is_ready:
        return _not_now(request, part)
    form = UncodedForm(request.POST if request.method == "POST" else None)
    if not is_answered(form, request):
        context = {"part": part, "form": form}
        status = 400 if form.errors else 200
        return render(request, "fulfilment/hand_out_uncoded.html", context, status=status)
    try:
        hand_out_uncoded(seller_order=part, by=request.user, **form.cleaned_data)
    except NotNow:
        return _not_now(request, part)
    return _handed_out(request, part)


def _handed_out(request: StudioRequest, part: SellerOrder) -> HttpResponse:
    messages.success(request, _("交给买家了。退货的日子从明天算起。"))
    return redirect("seller-order", part.pk)


def _not_now(request: StudioRequest, part: SellerOrder) -> HttpResponse:
    tell_not_now(request, part)
    return redirect("seller-order", part.pk)
