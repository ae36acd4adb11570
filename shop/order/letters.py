"""What people are told about an order, each in their own language."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.messages.services import Reach, tell
from ground.money.fen import to_fen
from ground.money.formats import format_fen
from shop.order.links import order_url
from shop.order.models import Order, SellerOrder
from shop.order.queries import listeners_to, reach_of, runners_of


def tell_paid(order: Order, seller_orders: Iterable[SellerOrder]) -> None:
    with override(order.language):
        amount = format_fen(to_fen(order.total_incl_tax))
        tell(
            kind="order.paid",
            key=f"order.paid:{order.number}",
            reach=reach_of(order),
            subject=_("订单 %(number)s 已付款") % {"number": order.number},
            body=_("您的订单 %(number)s 已付款 %(amount)s，谢谢您。随时查看进展：%(url)s")
            % {"number": order.number, "amount": amount, "url": order_url(order)},
        )
    for seller_order in seller_orders:
        _tell_shop_of_new(seller_order)


def _tell_shop_of_new(seller_order: SellerOrder) -> None:
    for user in runners_of(seller_order.shop):
        with override(user.language):
            path = reverse("seller-order", args=[seller_order.pk])
            tell(
                kind="seller_order.new",
                key=f"seller_order.new:{seller_order.pk}:{user.pk}",
                reach=Reach(phone=user.phone, email=user.email, language=user.language),
                subject=_("有新订单"),
                body=_said_new(seller_order) % {"url": f"{settings.SITE_URL}{path}"},
            )
    tell_helpers(seller_order, "new")


def tell_helpers(seller_order: SellerOrder, step: str) -> None:
    """`step`: new, remind, called_off. To those whom the artisan lets hear of her orders.

    Never an amount, for money is not a helper's; and the way in is by whom she helps.
    """
    for user in listeners_to(seller_order.shop):
        with override(user.language):
            names = {
                "name": seller_order.shop.artisan,
                "url": f"{settings.SITE_URL}{reverse('studio-helping')}",
            }
            tell(
                kind=f"seller_order.{step}",
                key=f"seller_order.{step}:{seller_order.pk}:{user.pk}",
                reach=Reach(phone=user.phone, email=user.email, language=user.language),
                subject=_("你帮的店有消息"),
                body=_said_to_helper(step) % names,
            )


def _said_to_helper(step: str) -> str:
    return {
        "new": _("你在帮%(name)s：她的店有一笔新订单，请告诉她。替她办事：%(url)s"),
        "remind": _("你在帮%(name)s：有一笔订单还在等她接，请告诉她。替她办事：%(url)s"),
        "called_off": _("你在帮%(name)s：有一笔订单取消了，不用再做、再寄：%(url)s"),
    }[step]


def _said_new(seller_order: SellerOrder) -> str:
    back_on = seller_order.shop.back_on
    if back_on is None:
        said = _("你的店铺有一笔新订单，已付款。请在 %(days)s 天内接单：%(url)s")
        return said % {"days": settings.SELLER_SILENT_DAYS, "url": "%(url)s"}
    said = _("你的店铺有一笔新订单，已付款。你在休息，%(day)s 回来以后再接就行：%(url)s")
    return said % {"day": date_format(back_on, "MONTH_DAY_FORMAT"), "url": "%(url)s"}


def tell_cancelled(seller_order: SellerOrder) -> None:
    order = seller_order.order
    with override(order.language):
        names = {
            "number": order.number,
            "shop": seller_order.shop.local_name,
            "url": order_url(order),
        }
        subject, body = _said_cancelled(seller_order)
        tell(
            kind="seller_order.cancelled",
            key=f"seller_order.cancelled:{seller_order.pk}",
            reach=reach_of(order),
            subject=subject % names,
            body=body % names,
        )


def tell_cancelled_unpaid(order: Order) -> None:
    with override(order.language):
        names = {"number": order.number, "url": order_url(order)}
        tell(
            kind="order.cancelled",
            key=f"order.cancelled:{order.number}",
            reach=reach_of(order),
            subject=_("订单 %(number)s 已取消") % names,
            body=_("已按您的意思取消订单 %(number)s。还没有付款，没有扣钱：%(url)s") % names,
        )


def _said_cancelled(seller_order: SellerOrder) -> tuple[str, str]:
    """Nobody is sorry for what the buyer wanted herself."""
    others = SellerOrder.objects.filter(order=seller_order.order_id).exclude(pk=seller_order.pk)
    if others.exists():
        subject = _("订单 %(number)s 的一部分已取消")
        ours = _("很抱歉，订单 %(number)s 中「%(shop)s」的部分已取消。")
        hers = _("已按您的意思取消订单 %(number)s 中「%(shop)s」的部分。")
        left = _("订单 %(number)s 中「%(shop)s」的部分过了日子没有人来取，已取消。")
    else:
        subject = _("订单 %(number)s 已取消")
        ours = _("很抱歉，「%(shop)s」没能接下订单 %(number)s，订单已取消。")
        hers = _("已按您的意思取消订单 %(number)s。")
        left = _("订单 %(number)s 过了日子没有人来取，已取消。")
    end = _("款项会退回您付款的账户：%(url)s")
    told = {"buyer": hers, "unfetched": left}.get(seller_order.cancel_reason, ours)
    return subject, f"{told} {end}"


def tell_where(order: Order) -> None:
    """The link, to whoever the order's contact is; at most once an hour."""
    hour = timezone.now().strftime("%Y%m%d%H")
    with override(order.language):
        tell(
            kind="order.find",
            key=f"order.find:{order.number}:{hour}",
            reach=reach_of(order),
            subject=_("您的订单 %(number)s") % {"number": order.number},
            body=_("您的订单 %(number)s 在这里：%(url)s")
            % {"number": order.number, "url": order_url(order)},
        )
