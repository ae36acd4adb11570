"""Her month as a table for Excel; its last line is what the page says was left."""

from collections.abc import Iterator

from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ground.money.fen import to_yuan
from ground.sheets.writing import sheet_of
from shop.documents.kinds import name_of
from shop.documents.statements import Movement, Statement
from shop.order.models import Line


def statement_sheet(statement: Statement) -> str:
    head = [
        _("日子"),
        _("是什么"),
        _("订单或打款编号"),
        _("作品"),
        _("买家付的（元）"),
        _("平台补贴（元）"),
        _("服务费（元）"),
        _("退给买家的（元）"),
        _("退货运费（元）"),
        _("打给你的（元）"),
        _("别的（元）"),
        _("你的变化（元）"),
        _("还欠你（元）"),
    ]
    return sheet_of([head, *_rows(statement)])


def _rows(statement: Statement) -> Iterator[list[object]]:
    owed = statement.opening_fen
    blank: list[object] = [""] * 10
    yield [f"{statement.month.first:%Y-%m-%d}", _("月初"), *blank, to_yuan(owed)]
    for each in statement.movements:
        owed += each.amount_fen
        yield [*_cells(each), to_yuan(owed)]
    sums = statement.sums
    columns = _columns(sums.sales, sums.campaign, sums.commission, sums.refunds, sums.freight)
    end = [to_yuan(sums.payouts), to_yuan(sums.other), to_yuan(sums.change)]
    yield ["", _("合计"), "", "", *columns, *end, to_yuan(statement.closing_fen)]


def _cells(each: Movement) -> list[object]:
    sums = each.sums
    return [
        f"{localtime(each.at):%Y-%m-%d}",
        name_of(each.kind),
        each.reference,
        _("、").join(work_of(line) for line in each.lines),
        *_columns(sums.sales, sums.campaign, sums.commission, sums.refunds, sums.freight),
        to_yuan(sums.payouts),
        to_yuan(sums.other),
        to_yuan(each.amount_fen),
    ]


def _columns(*amounts: int) -> list[object]:
    return [to_yuan(fen) for fen in amounts]


def work_of(line: Line) -> str:
    title = (line.title_en if get_language() == "en" else "") or line.title
    return f"{title} × {line.quantity}"
