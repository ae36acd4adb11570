from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods

from shop.order.forms import FindForm
from shop.order.letters import tell_where
from shop.order.models import SellerOrder
from shop.order.queries import order_for, order_of_contact, orders_of

private = cache_control(private=True, no_store=True)
Status = SellerOrder.Status
STEPS = (Status.NEW, Status.ACCEPTED, Status.SENT, Status.DELIVERED)


@private
@require_GET
def show_order(request: HttpRequest, number: str) -> HttpResponse:
    """The signed link's key goes on in the page's forms, never to another site."""
    key = request.GET.get("key", "")
    order = order_for(number, key, request.user)
    context = {
        "order": order,
        "key": key,
        "parts": [(part, _steps(part)) for part in order.seller_orders.all()],
        "goods_fen": sum(part.goods_fen for part in order.seller_orders.all()),
        "postage_fen": sum(part.postage_fen for part in order.seller_orders.all()),
        "has_returned": "returned" in request.GET,
    }
    return render(request, "order/order.html", context)


def _steps(part: SellerOrder) -> list[dict[str, object]]:
    """The way of a part, with the step it stands at; empty while there is none."""
    if part.status not in {*STEPS, Status.COMPLETED}:
        return []
    words = [_("已付款"), _("店铺接单"), _("已寄出"), _("已签收")]
    if part.is_pickup:
        words[2:] = [_("可以去取"), _("已取走")]
    at = STEPS.index(Status(part.status)) if part.status in STEPS else len(STEPS) - 1
    times = [part.order.paid_at, part.accepted_at, part.sent_at, part.delivered_at]
    return [
        {"word": word, "time": time, "is_done": number <= at, "is_now": number == at}
        for number, (word, time) in enumerate(zip(words, times, strict=True))
    ]


@private
@require_http_methods(["GET", "HEAD", "POST"])
def find_order(request: HttpRequest) -> HttpResponse:
    """The link goes to the contact of the order; the page never says whether there is one."""
    form = FindForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(
            request, "order/find.html", {"form": form}, status=400 if form.errors else 200
        )
    order = order_of_contact(**form.cleaned_data)
    if order:
        tell_where(order)
    messages.success(request, _("如果订单号和联系方式对得上，链接已经发出，请看短信或邮件。"))
    return redirect("orders-find")


@private
@login_required
@require_GET
def show_orders(request: HttpRequest) -> HttpResponse:
    number = request.GET.get("page", "1")
    page = Paginator(orders_of(request.user), 20).get_page(number if len(number) < 9 else 1)
    return render(request, "order/orders.html", {"orders": page})
