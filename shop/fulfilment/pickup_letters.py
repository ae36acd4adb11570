"""What the buyer is told of what is to be fetched, and the shop of what was not."""

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from shop.fulfilment.letters import joined, tell_buyer, tell_user
from shop.order.models import Pickup, SellerOrder
from shop.order.queries import runners_of


def tell_ready(part: SellerOrder) -> None:
    tell_buyer(part, "ready", _said_ready, key=str(part.pk))


def tell_to_fetch(part: SellerOrder) -> None:
    tell_buyer(part, "fetch", _said_to_fetch, key=str(part.pk))


def _said_ready(part: SellerOrder) -> tuple[str, str]:
    told = [_("「%(shop)s」备好了订单 %(number)s。"), *_where(part.pickup), _until(part)]
    return _("订单 %(number)s 可以去取了"), joined(told)


def _said_to_fetch(part: SellerOrder) -> tuple[str, str]:
    told = [_("订单 %(number)s 还在「%(shop)s」等您来取。"), *_where(part.pickup), _until(part)]
    return _("订单 %(number)s 等您来取"), joined(told)


def _where(pickup: Pickup) -> list[str]:
    """Ready to have names filled in: what the shop wrote may hold a percent sign."""
    name, place, hours = (_local(pickup, each) for each in ("name", "place", "hours"))
    told = [_("地点：%s。") % (name if place == name else f"{name} {place}")]
    if hours:
        told.append(_("时间：%s。") % hours)
    told.append(_("取货码：%s。") % pickup.spaced_code)
    return [each.replace("%", "%%") for each in told]


def _local(pickup: Pickup, name: str) -> str:
    english = getattr(pickup, f"{name}_en") if get_language() == "en" else ""
    return english or str(getattr(pickup, f"{name}_zh"))


def _until(part: SellerOrder) -> str:
    """What is made to the buyer's own wishes is kept: no shop could sell it to another."""
    names = {"day": date_format(part.pickup.keep_until, "MONTH_DAY_FORMAT")}
    if part.lines.filter(is_returnable=False).exists():
        return _("请最晚 %(day)s 来取。查看订单：") % names
    told = _("请最晚 %(day)s 来取。过了这天没有取，订单取消，全额退款。查看订单：")
    return told % names


def tell_shop_unfetched(part: SellerOrder) -> None:
    for user in runners_of(part.shop):
        with override(user.language):
            url = f"{settings.SITE_URL}{reverse('seller-order', args=[part.pk])}"
            told = _("订单 %(number)s 没有人来取，已经取消，钱退给买家。作品可以放回去卖：%(url)s")
            body = told % {"number": part.order.number, "url": url}
            key = f"seller_order.unfetched:{part.pk}:{user.pk}"
            tell_user(user, key, _("有一单没人来取"), body)
