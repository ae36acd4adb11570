"""Her month as a table for Excel."""

from collections.abc import Iterable

from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ground.money.fen import to_yuan
from ground.sheets import writing
from marketplace.studio.sales import Sale
from shop.order.models import Line


def sheet_of(sales: Iterable[Sale]) -> str:
    head = [
        _("付款的日子"),
        _("订单"),
        _("卖了什么"),
        _("到哪一步"),
        _("作品（元）"),
        _("平台补贴（元）"),
        _("邮费（元）"),
        _("服务费（元）"),
        _("服务费占作品的百分比"),
        _("退给买家（元）"),
        _("你得到（元）"),
        _("哪天起可以打给你"),
    ]
    return writing.sheet_of([head, *(_row(sale) for sale in sales)])


def _row(sale: Sale) -> list[object]:
    part = sale.part
    return [
        f"{localdate(part.order.paid_at):%Y-%m-%d}",
        part.order.number,
        _("、").join(_work(line) for line in part.lines.all()),
        part.state,
        *(to_yuan(fen) for fen in (part.goods_fen, sale.campaign_fen, part.postage_fen)),
        to_yuan(sale.commission_fen),
        sale.percent,
        to_yuan(sale.returned_fen),
        to_yuan(sale.share_fen),
        f"{sale.payable_from:%Y-%m-%d}" if sale.payable_from else "",
    ]


def _work(line: Line) -> str:
    title = (line.title_en if get_language() == "en" else "") or line.title
    return f"{title} × {line.quantity}"
