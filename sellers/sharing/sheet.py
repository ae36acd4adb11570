"""Tables for Excel: her own month, and what a cooperative owes."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ground.money.fen import to_yuan
from ground.sheets import writing
from sellers.sharing.kinds import name_of
from sellers.sharing.queries import Owed
from sellers.sharing.statement import Item, Statement


def statement_sheet(statements: Iterable[Statement]) -> str:
    head = [
        _("日子"), _("合作社"), _("是什么"), pgettext("one", "作品"), _("件数"),
        _("合作社得到（元）"), _("给你的（元）"),
    ]  # fmt: skip
    rows = (_row(each, item) for each in statements for item in each.items)
    return writing.sheet_of([head, *rows])


def _row(statement: Statement, item: Item) -> list[object]:
    division = item.division
    return [
        f"{item.day:%Y-%m-%d}",
        str(statement.cooperative),
        name_of(item.kind),
        division.title if division else "",
        item.pieces,
        to_yuan(-division.share_fen if item.is_undone else division.share_fen) if division else "",
        to_yuan(item.fen),
    ]


def owed_sheet(rows: Iterable[Owed]) -> str:
    head = [pgettext("one", "成员"), _("还欠她（元）")]
    return writing.sheet_of([head, *([row.artisan.name, to_yuan(row.fen)] for row in rows)])
