from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from shop.order.links import order_url
from shop.order.queries import order_for
from shop.payments.errors import NotFromStripe, OrderNotPayable, PaymentUnavailable
from shop.payments.services import receive_event, start_payment


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
