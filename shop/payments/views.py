from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from shop.order.links import order_url
from shop.order.models import Order
from shop.order.queries import order_for
from shop.payments.errors import NotFromStripe, OrderNotPayable, PaymentUnavailable
from shop.payments.services import call_off_unpaid, receive_event, start_payment


@csrf_exempt  # Stripe has no token of ours; its signature over the body is the proof
@require_POST
def webhook(request: HttpRequest) -> HttpResponse:
    signature = request.headers.get("Stripe-Signature", "")
    try:
        outcome = receive_event(payload=request.body, signature=signature)
    except NotFromStripe:
        return HttpResponse(status=400)
    return HttpResponse(outcome, content_type="text/plain")


@never_cache
@require_POST
def pay(request: HttpRequest, number: str) -> HttpResponse:
    """To the hosted page; the order page says so kindly where that cannot be."""
    order = order_for(number, request.POST.get("key") or request.GET.get("key"), request.user)
    try:
        return redirect(start_payment(order=order))
    except OrderNotPayable:
        return redirect(order_url(order))
    except PaymentUnavailable:
        answer = {"order": order, "order_url": order_url(order)}
        return TemplateResponse(request, "payments/unavailable.html", answer, status=503)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    """Before it is paid; what is paid is called off by its parts."""
    key = request.POST.get("key") or request.GET.get("key", "")
    order = order_for(number, key, request.user)
    if order.status != Order.Status.AWAITING_PAYMENT:
        _say(request, order.is_called_off_unpaid)
    elif request.method != "POST":
        return render(request, "payments/cancel.html", {"order": order, "key": key})
    else:
        _call_off(request, order)
    query = f"?{urlencode({'key': key})}" if key else ""
    return redirect(f"{reverse('order', args=[number])}{query}")


def _call_off(request: HttpRequest, order: Order) -> None:
    by = request.user if request.user.is_authenticated else None
    try:
        _say(request, call_off_unpaid(order=order, by=by))
    except PaymentUnavailable:
        messages.error(request, _("现在连不上支付的平台，还没有取消。请过一会儿再试。"))


def _say(request: HttpRequest, is_called_off: bool) -> None:
    if is_called_off:
        messages.success(request, _("已取消，作品放回了店里。没有扣钱。"))
    else:
        messages.info(request, _("订单已经付款或已经结束，没有取消。"))
