"""The cooperative's month as a table for Excel; money only where the report has it."""

from django.utils.translation import gettext as _

from ground.money.fen import to_yuan
from ground.sheets.writing import sheet_of as written
from marketplace.studio.coop_month import Report, Sold


def sheet_of(report: Report) -> str:
    rows: list[list[object]] = [[_("月份"), report.month.key]]
    for title, sold in ((_("手艺"), report.crafts), (_("成员"), report.members)):
        rows += [[], _head(title, report), *(_row(each, report) for each in sold)]
    rows += [[], [_("进出库"), _("进（件）"), _("出（件）")]]
    rows += [[each.reason, each.came, each.left] for each in report.moved]
    if report.books:
        rows += [[], *_books(report)]
    return written(rows)


def _head(title: str, report: Report) -> list[object]:
    pieces = [title, _("网上（件）"), _("当面（件）")]
    return [*pieces, _("网上（元）"), _("当面（元）")] if report.sees_money else pieces


def _row(sold: Sold, report: Report) -> list[object]:
    pieces = [sold.name, sold.online, sold.counter]
    money = [to_yuan(sold.online_fen), to_yuan(sold.counter_fen)]
    return [*pieces, *money] if report.sees_money else pieces


def _books(report: Report) -> list[list[object]]:
    books = report.books
    assert books is not None  # noqa: S101 -- asked by who calls
    return [
        [_("计件的工钱（元）"), to_yuan(books.piece_pay)],
        [_("卖出分的钱（元）"), to_yuan(books.shares)],
        [_("发给成员的钱（元）"), to_yuan(books.paid)],
        [_("公益金（元）"), to_yuan(books.welfare)],
        [_("材料金（元）"), to_yuan(books.material)],
    ]
