"""Whom we tell, and how, when a piece went over the counter that an order was promised."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.messages.services import Reach, tell
from sellers.stockroom.models import CounterSale
from shop.order.models import SellerOrder
from shop.order.queries import reach_of, runners_of


def apologise(part: SellerOrder) -> None:
    order = part.order
    with override(order.language):
        names = {"number": order.number, "shop": part.shop.local_name}
        body = _(
            "很抱歉：订单 %(number)s 里「%(shop)s」的作品，有人当面先买走了。这部分的钱全部退给您。"
        )
        tell(
            kind="seller_order.sorry",
            key=f"seller_order.sorry:{part.pk}",
            reach=reach_of(order),
            subject=_("很抱歉，作品卖出了"),
            body=body % names,
        )


def tell_keepers(sale: CounterSale, numbers: str) -> None:
    for user in runners_of(sale.place.shop):
        with override(user.language):
            names = {"title": sale.work.title, "numbers": numbers}
            body = _(
                "「%(title)s」当面卖出了，网上也有人订。订单 %(numbers)s 取消了，也向买家道了歉。"
            )
            tell(
                kind="counter.conflict",
                key=f"counter.conflict:{sale.pk}:{user.pk}",
                reach=Reach(phone=user.phone, email=user.email, language=user.language),
                subject=_("一件作品卖重了"),
                body=body % names,
            )
