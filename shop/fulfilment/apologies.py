"""Whom we tell, and how, when a piece is gone that an order was promised."""

from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.messages.services import Reach, tell
from sellers.stockroom.models import Conflict
from shop.order.models import SellerOrder
from shop.order.queries import reach_of, runners_of


class Sorry(StrEnum):
    """What became of it."""

    SOLD = "sold"
    LOST = "lost"


def apologise(part: SellerOrder, sorry: Sorry) -> None:
    order = part.order
    with override(order.language):
        names = {"number": order.number, "shop": part.shop.local_name}
        subject, body = _to_buyer(sorry)
        tell(
            kind="seller_order.sorry",
            key=f"seller_order.sorry:{part.pk}",
            reach=reach_of(order),
            subject=subject,
            body=body % names,
        )


def _to_buyer(sorry: Sorry) -> tuple[str, str]:
    if sorry == Sorry.LOST:
        body = _("很抱歉：订单 %(number)s 里「%(shop)s」的作品，在路上丢了。这部分的钱全部退给您。")
        return _("很抱歉，作品丢了"), body
    body = _(
        "很抱歉：订单 %(number)s 里「%(shop)s」的作品，有人当面先买走了。这部分的钱全部退给您。"
    )
    return _("很抱歉，作品卖出了"), body


def tell_keepers(conflict: Conflict, numbers: str) -> None:
    for user in runners_of(conflict.work.shop):
        with override(user.language):
            names = {"title": conflict.work.title, "numbers": numbers}
            subject, body = _to_keeper(conflict)
            about = conflict.sale_id or f"t{conflict.transfer_id}-{conflict.work_id}"
            tell(
                kind="counter.conflict",
                key=f"counter.conflict:{about}:{user.pk}",
                reach=Reach(phone=user.phone, email=user.email, language=user.language),
                subject=subject,
                body=body % names,
            )


def _to_keeper(conflict: Conflict) -> tuple[str, str]:
    if conflict.kind == Conflict.Kind.LOST:
        body = _("「%(title)s」在路上丢了，网上也有人订。订单 %(numbers)s 取消了，也向买家道了歉。")
        return _("订了的作品丢了"), body
    body = _("「%(title)s」当面卖出了，网上也有人订。订单 %(numbers)s 取消了，也向买家道了歉。")
    return _("一件作品卖重了"), body
