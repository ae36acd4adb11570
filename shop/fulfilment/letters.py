"""What buyers and shops are told on the way, each in their own language."""

from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from ground.accounts.models import User
from ground.messages.services import Reach, tell
from shop.fulfilment.models import Parcel, ProgressPhoto
from shop.fulfilment.queries import keepers_of
from shop.order.letters import tell_helpers
from shop.order.links import order_url
from shop.order.models import SellerOrder
from shop.order.queries import reach_of, runners_of

Said = Callable[[SellerOrder], tuple[str, str]]


def tell_step(seller_order: SellerOrder, step: str) -> None:
    """A step of the whole part: accepted, delivered. Each is told once."""
    said = _said_delivered if step == "deliver" else _said_accepted
    tell_buyer(seller_order, step, said, key=str(seller_order.pk))


def tell_parcel(parcel: Parcel, step: str) -> None:
    """Sent, or its number mended: each parcel is told once, and each correction too."""
    part = parcel.seller_order
    correction = f":{parcel.carrier}:{parcel.tracking_number}" if step == "correct" else ""
    said = _said_corrected if step == "correct" else _said_sent
    tell_buyer(part, step, said, key=f"{part.pk}:{parcel.pk}{correction}", parcel=parcel)


def tell_box(parcels: Sequence[Parcel]) -> None:
    """Several orders in one box: told once, in the name of the first."""
    first = parcels[0]
    part = first.seller_order
    key = f"{part.pk}:{first.pk}"
    if len(parcels) == 1:
        return tell_parcel(first, "send")
    return tell_buyer(part, "send", _said_together(parcels), key=key, parcel=first)


def _said_together(parcels: Sequence[Parcel]) -> Said:
    count = len(parcels)
    numbers = [parcel.seller_order.order.number for parcel in parcels]

    def said(part: SellerOrder) -> tuple[str, str]:
        told = _("「%(shop)s」把您的 {count} 个订单装成一个包裹寄出了：%(parcel)s。")
        told += _("订单：{numbers}。查看进展：")
        told = told.format(count=count, numbers=_("、").join(numbers))
        return _("您的 {count} 个订单一起寄出了").format(count=count), told

    return said


def tell_buyer(
    part: SellerOrder, step: str, said: Said, key: str, parcel: Parcel | None = None
) -> None:
    order = part.order
    with override(order.language):
        subject, body = said(part)
        names = _names(part, parcel)
        tell(
            kind=f"seller_order.{step}",
            key=f"seller_order.{step}:{key}",
            reach=reach_of(order),
            subject=subject % names,
            body=f"{body % names} {order_url(order)}",
        )


def _names(part: SellerOrder, parcel: Parcel | None) -> dict[str, Any]:
    named = [parcel.carrier_name, parcel.tracking_number] if parcel else []
    return {
        "number": part.order.number,
        "shop": part.shop.local_name,
        "parcel": " ".join(filter(None, named)),
        "pieces": parcel.pieces if parcel else 0,
        "days": settings.RETURN_DAYS,
    }


def _said_accepted(part: SellerOrder) -> tuple[str, str]:
    told = _("「%(shop)s」接了您的订单 %(number)s，正在准备。查看进展：")
    return _("「%(shop)s」接了您的订单"), told


def _said_sent(part: SellerOrder) -> tuple[str, str]:
    if part.status == SellerOrder.Status.SENT and part.parcels.count() == 1:
        told = _("「%(shop)s」寄出了订单 %(number)s：%(parcel)s。查看进展：")
        return _("订单 %(number)s 已寄出"), told
    told = _("「%(shop)s」寄出了订单 %(number)s 的一个包裹，%(pieces)s 件：%(parcel)s。查看进展：")
    return _("订单 %(number)s 寄出了一个包裹"), told


def _said_corrected(part: SellerOrder) -> tuple[str, str]:
    told = _("订单 %(number)s 中「%(shop)s」的快递单号是：%(parcel)s。查看进展：")
    return _("订单 %(number)s 的快递单号"), told


def _said_delivered(part: SellerOrder) -> tuple[str, str]:
    if part.is_pickup:
        return _said_fetched(part)
    if part.lines.filter(is_returnable=True).exists():
        told = _("订单 %(number)s 中「%(shop)s」的部分已签收。不合适，%(days)s 天内可以退：")
    else:
        told = _("订单 %(number)s 中「%(shop)s」的部分已签收。查看订单：")
    return _("订单 %(number)s 已签收"), told


def _said_fetched(part: SellerOrder) -> tuple[str, str]:
    """Who did not show the code hears of it: it may have been somebody else."""
    told = [_("订单 %(number)s 已在「%(shop)s」取走。")]
    if hasattr(part, "pickup") and (name := part.pickup.local_name):
        there = {"outlet": name.replace("%", "%%")}
        told = [told[0], _("自取点：%(outlet)s。") % there]
    if hasattr(part, "pickup") and part.pickup.without_code:
        told.append(_("没有用取货码。如果不是您或您请的人取的，请马上告诉我们。"))
    if part.lines.filter(is_returnable=True).exists():
        told.append(_("不合适，%(days)s 天内可以退。"))
    return _("订单 %(number)s 取走了"), joined([*told, _("查看订单：")])


def joined(sentences: list[str]) -> str:
    return (" " if get_language() == "en" else "").join(sentences)


def tell_progress(photo: ProgressPhoto) -> None:
    part = photo.seller_order
    tell_buyer(part, "progress", _said_progress, key=f"{part.pk}:{photo.pk}")


def _said_progress(part: SellerOrder) -> tuple[str, str]:
    told = _("「%(shop)s」给您看订单 %(number)s 做到哪里了。看照片：")
    return _("订单 %(number)s 的进展"), told


def tell_cooperative(parcel: Parcel) -> None:
    """Its keepers have a parcel to send in her place."""
    url = f"{settings.SITE_URL}{reverse('parcel', args=[parcel.pk])}"
    for user in keepers_of(parcel):
        with override(user.language):
            names = {"shop": parcel.seller_order.shop.local_name, "url": url}
            body = _("「%(shop)s」把一个包裹交给合作社，请帮她寄出：%(url)s") % names
            key = f"parcel.handed_over:{parcel.pk}:{user.pk}"
            tell_user(user, key, _("有一个包裹等合作社寄"), body)


def tell_cooperatives_called_off(seller_order: SellerOrder) -> None:
    """What lies with a cooperative is not wanted any more."""
    for parcel in seller_order.parcels.filter(sent_at=None):
        for user in keepers_of(parcel):
            with override(user.language):
                names = {"shop": seller_order.shop.local_name, "number": seller_order.order.number}
                body = _("订单 %(number)s 取消了，不用再寄。请把作品还给「%(shop)s」。") % names
                key = f"parcel.called_off:{parcel.pk}:{user.pk}"
                tell_user(user, key, _("包裹不用寄了"), body)


def remind_shop(seller_order: SellerOrder) -> None:
    until = timezone.localtime(seller_order.respond_by)
    for user in runners_of(seller_order.shop):
        with override(user.language):
            names = {"day": date_format(until, "MONTH_DAY_FORMAT"), "url": _url(seller_order)}
            body = _("有一笔订单还在等你接单。%(day)s 前没有接，订单会取消、退款：%(url)s") % names
            key = f"seller_order.remind:{seller_order.pk}:{user.pk}"
            tell_user(user, key, _("还有订单没接"), body)
    tell_helpers(seller_order, "remind")


def tell_shop_called_off(seller_order: SellerOrder) -> None:
    """The buyer changed her mind, or the shop was silent."""
    for user in runners_of(seller_order.shop):
        with override(user.language):
            body = _("有一笔订单取消了，不用再做、再寄：%(url)s") % {"url": _url(seller_order)}
            key = f"seller_order.called_off:{seller_order.pk}:{user.pk}"
            tell_user(user, key, _("订单取消了"), body)
    tell_helpers(seller_order, "called_off")


def _url(seller_order: SellerOrder) -> str:
    return f"{settings.SITE_URL}{reverse('seller-order', args=[seller_order.pk])}"


def tell_user(user: User, key: str, subject: str, body: str) -> None:
    reach = Reach(phone=user.phone, email=user.email, language=user.language)
    tell(kind=key.partition(":")[0], key=key, reach=reach, subject=subject, body=body)
