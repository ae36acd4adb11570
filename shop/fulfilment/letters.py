"""What buyers and shops are told on the way, each in their own language."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.accounts.models import User
from ground.messages.services import Reach, tell
from shop.order.links import order_url
from shop.order.models import SellerOrder
from shop.order.queries import reach_of, runners_of


def tell_step(seller_order: SellerOrder, step: str) -> None:
    order = seller_order.order
    with override(order.language):
        subject, body = _words(seller_order, step)
        tell(
            kind=f"seller_order.{step}",
            key=_key(seller_order, step),
            reach=reach_of(order),
            subject=subject,
            body=f"{body} {order_url(order)}",
        )


def _key(part: SellerOrder, step: str) -> str:
    """Each step is told once; each correction too."""
    correction = f":{part.carrier}:{part.tracking_number}" if step == "correct" else ""
    return f"seller_order.{step}:{part.pk}{correction}"


def _words(part: SellerOrder, step: str) -> tuple[str, str]:
    names: dict[str, Any] = {
        "number": part.order.number,
        "shop": part.shop.local_name,
        "parcel": " ".join(filter(None, [part.carrier_name, part.tracking_number])),
        "place": part.shop.local_pickup_place,
        "days": settings.RETURN_DAYS,
    }
    subject, body = _said(part, step)
    return subject % names, body % names


def _said(part: SellerOrder, step: str) -> tuple[str, str]:
    if step == "accept":
        told = _("「%(shop)s」接了您的订单 %(number)s，正在准备。查看进展：")
        return _("「%(shop)s」接了您的订单"), told
    if step == "send" and part.is_pickup:
        told = _("「%(shop)s」已备好订单 %(number)s，请到 %(place)s 自取：")
        return _("订单 %(number)s 可以去取了"), told
    if step == "send":
        told = _("「%(shop)s」寄出了订单 %(number)s：%(parcel)s。查看进展：")
        return _("订单 %(number)s 已寄出"), told
    if step == "correct":
        told = _("订单 %(number)s 中「%(shop)s」的快递单号是：%(parcel)s。查看进展：")
        return _("订单 %(number)s 的快递单号"), told
    if part.lines.filter(is_returnable=True).exists():
        told = _("订单 %(number)s 中「%(shop)s」的部分已签收。不合适，%(days)s 天内可以退：")
    else:
        told = _("订单 %(number)s 中「%(shop)s」的部分已签收。查看订单：")
    return _("订单 %(number)s 已签收"), told


def remind_shop(seller_order: SellerOrder) -> None:
    until = timezone.localtime(seller_order.respond_by)
    for user in runners_of(seller_order.shop):
        with override(user.language):
            names = {"day": date_format(until, "MONTH_DAY_FORMAT"), "url": _url(seller_order)}
            body = _("有一笔订单还在等你接单。%(day)s 前没有接，订单会取消、退款：%(url)s") % names
            key = f"seller_order.remind:{seller_order.pk}:{user.pk}"
            _tell(user, key, _("还有订单没接"), body)


def tell_shop_called_off(seller_order: SellerOrder) -> None:
    """The buyer changed her mind, or the shop was silent."""
    for user in runners_of(seller_order.shop):
        with override(user.language):
            body = _("有一笔订单取消了，不用再做、再寄：%(url)s") % {"url": _url(seller_order)}
            key = f"seller_order.called_off:{seller_order.pk}:{user.pk}"
            _tell(user, key, _("订单取消了"), body)


def _url(seller_order: SellerOrder) -> str:
    return f"{settings.SITE_URL}{reverse('seller-order', args=[seller_order.pk])}"


def _tell(user: User, key: str, subject: str, body: str) -> None:
    reach = Reach(phone=user.phone, email=user.email, language=user.language)
    tell(kind=key.partition(":")[0], key=key, reach=reach, subject=subject, body=body)
