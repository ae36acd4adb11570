"""What both sides are told of a fapiao; never whose name or number stands on it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.messages.services import Reach, tell
from sellers.partner.queries import money_shops_of
from shop.documents.models import InvoiceRequest
from shop.order.links import order_key
from shop.order.queries import reach_of, runners_of

Reason = InvoiceRequest.Reason


def tell_asked(request: InvoiceRequest) -> None:
    """To whoever sees the money of the shop; never to a helper."""
    shop = request.seller_order.shop
    url = f"{settings.SITE_URL}{reverse('studio-invoice', args=[request.pk])}"
    for user in runners_of(shop):
        if not money_shops_of(user).filter(pk=shop.pk).exists():
            continue
        with override(user.language):
            tell(
                kind="invoice.asked",
                key=f"invoice.asked:{request.pk}:{user.pk}",
                reach=Reach(phone=user.phone, email=user.email, language=user.language),
                subject=_("有买家要发票"),
                body=_("订单 %(number)s 的买家要发票。请看看能不能开：%(url)s")
                % {"number": request.seller_order.order.number, "url": url},
            )


def tell_answer(request: InvoiceRequest) -> None:
    order = request.seller_order.order
    with override(order.language):
        path = reverse("invoice", args=[order.number, request.seller_order_id])
        url = f"{settings.SITE_URL}{path}?key={order_key(order.number)}"
        tell(
            kind=f"invoice.{request.state}",
            key=f"invoice.{request.state}:{request.pk}",
            reach=reach_of(order),
            subject=_("订单 %(number)s 的发票") % {"number": order.number},
            body=_said(request) % {"number": order.number, "url": url},
        )


def _said(request: InvoiceRequest) -> str:
    if request.state == InvoiceRequest.State.ISSUED:
        return _("订单 %(number)s 的发票，卖家说已经开好了，号码在这里：%(url)s")
    return {
        Reason.UNREGISTERED: _(
            "订单 %(number)s 的卖家是依法不用登记的个人，自己开不了发票，"
            "只能由税务局代开。怎么办，写在这里：%(url)s"
        ),
        Reason.DETAILS: _("订单 %(number)s 的发票没有开：抬头或税号不对。请改好再要一次：%(url)s"),
        Reason.RETURNED: _("订单 %(number)s 的发票没有开：东西退了，钱也退了。%(url)s"),
    }[Reason(request.reason)]
