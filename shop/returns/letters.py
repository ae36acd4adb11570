"""What buyers and shops are told of a return, each in their own language."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.messages.operator import tell_operator
from ground.messages.services import Reach, tell
from ground.money.formats import format_fen
from shop.order.links import order_key, order_url
from shop.order.queries import reach_of, runners_of
from shop.returns.models import ReturnRequest


def tell_buyer(request: ReturnRequest, step: str) -> None:
    order = request.seller_order.order
    with override(order.language):
        said = _said(_said_to_buyer(), request, step)
        subject = (
            _("订单 %(number)s 没有收到") if request.is_missing else _("订单 %(number)s 的退货")
        )
        tell(
            kind=f"return.{step}",
            key=f"return.{step}:{request.pk}",
            reach=reach_of(order),
            subject=subject % {"number": order.number},
            body=f"{said % _names(request)} {buyer_url(request)}",
        )


def tell_shop(request: ReturnRequest, step: str) -> None:
    """To whoever runs the shop; never to a helper, for it is about money."""
    url = f"{settings.SITE_URL}{reverse('studio-return', args=[request.pk])}"
    for user in runners_of(request.seller_order.shop):
        with override(user.language):
            said = _said(_said_to_shop(), request, step)
            tell(
                kind=f"shop_return.{step}",
                key=f"shop_return.{step}:{request.pk}:{user.pk}",
                reach=Reach(phone=user.phone, email=user.email, language=user.language),
                subject=_("没收到包裹的消息") if request.is_missing else _("退货的消息"),
                body=f"{said % _names(request)} {url}",
            )


def _said(words: dict[str, str], request: ReturnRequest, step: str) -> str:
    """Of what never came it is said otherwise, where nothing is sent back."""
    plain = words.get(step, "")
    return words.get(f"missing_{step}", plain) if request.is_missing else plain


def tell_operator_of(request: ReturnRequest) -> None:
    number = request.seller_order.order.number
    tell_operator(kind="return.escalate", key=str(request.pk), what=number)


def buyer_url(request: ReturnRequest) -> str:
    order = request.seller_order.order
    path = reverse("return", args=[order.number, request.pk])
    return f"{settings.SITE_URL}{path}?key={order_key(order.number)}"


def _names(request: ReturnRequest) -> dict[str, str]:
    part = request.seller_order
    paid = request.refund.amount_fen if request.refund else 0
    return {
        "shop": part.shop.local_name,
        "number": part.order.number,
        "amount": format_fen(paid),
        "answer_by": _day(request.answer_by),
        "send_by": _day(request.send_by),
        "refund_by": _day(request.refund_by),
        "order": order_url(part.order),
    }


def _day(moment: datetime | None) -> str:
    return date_format(timezone.localtime(moment), "MONTH_DAY_FORMAT") if moment else ""


def _said_to_buyer() -> dict[str, str]:
    return {
        "accept": _("您可以把作品寄回给「%(shop)s」，请在 %(send_by)s 前寄出，再来填快递单号："),
        "refuse": _("「%(shop)s」没有同意退货。您可以看原因，也可以请平台来决定："),
        "receive": _("「%(shop)s」收到了您寄回的作品，最晚 %(refund_by)s 退款："),
        "refund": _("订单 %(number)s 的退货办好了，%(amount)s 正在退给您："),
        "escalate": _("「%(shop)s」说寄回的作品有问题，平台在看，会尽快告诉您："),
        "lapse": _("订单 %(number)s 的退货过了时间，没有退款："),
        "decide_return": _("平台决定可以退。请在 %(send_by)s 前寄回，再来填快递单号："),
        "decide_refund": _("平台决定退款，%(amount)s 正在退给您，不用再寄："),
        "decide_part": _("平台决定退一部分，%(amount)s 正在退给您，作品您留着："),
        "decide_reject": _("平台看了双方的说明，决定不退。原因写在这里："),
        "missing_refuse": _("「%(shop)s」查过了，请看回复。还是没收到，可以请平台来决定："),
        "missing_refund": _("订单 %(number)s 没有收到，%(amount)s 正在退给您："),
        "missing_escalate": _("「%(shop)s」没有回音，平台在看，会尽快告诉您："),
        "missing_lapse": _("订单 %(number)s 没收到的事过了时间，没有退款："),
        "missing_decide_refund": _("平台决定退款，%(amount)s 正在退给您："),
    }


def _said_to_shop() -> dict[str, str]:
    return {
        "ask": _("有买家想退货。请在 %(answer_by)s 前答复，不答复就算同意："),
        "cancel": _("买家不退了，你不用做什么："),
        "accepted": _("你没有答复，退货算同意了。等买家寄回来："),
        "send": _("买家把作品寄回来了。收到以后，来这里说一声："),
        "received": _("寄回来的作品应该到了。最晚 %(refund_by)s 自动退款："),
        "remind": _("%(refund_by)s 会自动退款给买家。作品有问题，请在这之前说："),
        "refunded": _("退货的日子到了，%(amount)s 退给了买家："),
        "escalate": _("买家请平台来看这次退货，平台会告诉你："),
        "lapse": _("买家没有寄回来，这次退货结束了："),
        "decide_return": _("平台决定可以退。等买家寄回来，收到来说一声："),
        "decide_refund": _("平台决定退款，%(amount)s 退给了买家："),
        "decide_part": _("平台决定退一部分，%(amount)s 退给了买家："),
        "decide_reject": _("平台决定不退，这次退货结束了："),
        "missing_ask": _("有买家说没收到包裹。请查一查，%(answer_by)s 前答复："),
        "missing_cancel": _("买家收到包裹了，你不用做什么："),
        "missing_passed": _("你没有答复，平台来看没收到的包裹："),
        "missing_escalate": _("买家还是没收到，请平台来看，平台会告诉你："),
        "missing_lapse": _("买家没有再说没收到，这件事结束了："),
        "missing_decide_reject": _("平台决定不退款，这件事结束了："),
    }
