from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from ground.accounts.errors import TooManyRequests
from ground.accounts.limits import Limit, network_of, take_turn
from ground.accounts.waits import in_words
from ground.money.fen import to_fen
from shop.order.forms import FindForm
from shop.order.letters import tell_where
from shop.order.models import Order, SellerOrder
from shop.order.queries import order_for, order_of_contact, orders_of, states_to_call_off

private = cache_control(private=True, no_store=True)
Status = SellerOrder.Status
STEPS = (Status.NEW, Status.ACCEPTED, Status.SENT, Status.DELIVERED)
FINDS = (Limit("order-find-hour", 20, timedelta(hours=1)),)


@private
@require_safe
def show_order(request: HttpRequest, number: str) -> HttpResponse:
    """The signed link's key goes on in the page's forms, never to another site."""
    key = request.GET.get("key", "")
    order = order_for(number, key, request.user)
    parts = list(order.seller_orders.all())
    context = {
        "order": order,
        "key": key,
        "parts": [(part, _steps(part), _may_cancel(part)) for part in parts],
        "goods_fen": sum(part.goods_fen for part in parts),
        "postage_fen": sum(part.postage_fen for part in parts),
        "is_payable": bool(order.expires_at and order.expires_at > timezone.now()),
        "phone": _masked(order),
        "return_days": settings.RETURN_DAYS,
        "has_returned": "returned" in request.GET and not any(p.accepted_at for p in parts),
        "refunds": _refunds(order, parts),
    }
    return render(request, "order/order.html", context)


def _refunds(order: Order, parts: list[SellerOrder]) -> dict[str, int]:
    """What of the order goes back to the buyer, in fen; empty: nothing."""
    rows = [(row.amount_fen - row.freight_fen, row) for part in parts for row in part.refunds.all()]
    paid = sum(fen for fen, row in rows if row.state == "succeeded")
    asked = sum(fen for fen, row in rows if row.state != "succeeded")
    if not paid + asked:
        return {}
    left = to_fen(order.total_incl_tax) - paid - asked
    return {"paid": paid, "paid_off": -paid, "asked": asked, "asked_off": -asked, "left": left}


def _may_cancel(part: SellerOrder) -> bool:
    return part.status in states_to_call_off(part)


def _masked(order: Order) -> str:
    """Enough for its buyer to know the phone again, too little for whoever sees the screen."""
    address = order.shipping_address
    phone = str(address.phone_number or "") if address else ""
    return f"{phone[:-8]}****{phone[-4:]}" if len(phone) > 8 else ""


def _steps(part: SellerOrder) -> list[dict[str, object]]:
    """The way of a part, with the step it stands at; empty while there is none."""
    if part.status not in {*STEPS, Status.COMPLETED}:
        return []
    words = [_("已付款"), _("店铺接单"), _("已寄出"), _("已签收")]
    if part.is_pickup:
        words[2:] = [_("可以去取"), _("已取走")]
    at = _step_of(part)
    lay_ready = part.is_pickup and hasattr(part, "pickup") and part.pickup.ready_at
    ready_at = lay_ready or part.sent_at
    times = [part.order.paid_at, part.accepted_at, ready_at, part.delivered_at]
    return [
        {"word": word, "time": time, "is_done": number <= at, "is_now": number == at}
        for number, (word, time) in enumerate(zip(words, times, strict=True))
    ]


def _step_of(part: SellerOrder) -> int:
    """What never arrived is over, too; what lies ready waits in the third."""
    if part.is_ready:
        return STEPS.index(Status.SENT)
    if part.status in STEPS:
        return STEPS.index(Status(part.status))
    return STEPS.index(Status.DELIVERED if part.delivered_at else Status.SENT)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def find_order(request: HttpRequest) -> HttpResponse:
    """The link goes to the contact of the order; the page never says whether there is one."""
    form = FindForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _find_page(request, form, 400 if form.errors else 200)
    try:
        take_turn((FINDS, network_of(get_adapter().get_client_ip(request))))
    except TooManyRequests as refusal:
        form.add_error(
            None, _("查得太多了，请过 %(wait)s再试。") % {"wait": in_words(refusal.wait)}
        )
        return _find_page(request, form, 429)
    if order := order_of_contact(**form.cleaned_data):
        tell_where(order)
    messages.success(request, _("如果订单号和联系方式对得上，链接已经发出，请看短信或邮件。"))
    return redirect("orders-find")


def _find_page(request: HttpRequest, form: FindForm, status: int) -> HttpResponse:
    return render(request, "order/find.html", {"form": form}, status=status)


@private
@login_required
@require_safe
def show_orders(request: HttpRequest) -> HttpResponse:
    number = request.GET.get("page", "1")
    page = Paginator(orders_of(request.user), 20).get_page(number if len(number) < 9 else 1)
    return render(request, "order/orders.html", {"orders": page})
