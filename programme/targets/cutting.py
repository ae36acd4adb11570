"""How a figure is made up, in words, and as a sheet."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from ground.crafts.models import Craft
from programme.targets.boards import Board, Row
from programme.targets.counting import AGAIN, BACK, FIRST, NO_CRAFT
from programme.targets.models import Measure
from programme.targets.numbers import Cell


def parts() -> list[tuple[str, str, str]]:
    """(cut, part, what it is called), in their order."""
    newness = {FIRST: _("第一次"), BACK: _("以前有过，上一期没有"), AGAIN: _("上一期也有")}
    families = {code: str(label) for code, label in Craft.Family.choices}
    families[NO_CRAFT] = _("没有写手艺")
    return [
        ("priority", "priority", _("建档立卡等重点对象")),
        *(("newness", part, name) for part, name in newness.items()),
        *(("family", part, name) for part, name in families.items()),
    ]


def made_up(row: Row) -> list[tuple[str, list[str]]]:
    """Each part with its count in each measure; what a measure does not know stays empty."""
    return [
        (name, [_said(row.now[measure], measure, cut, part) for measure in Measure])
        for cut, part, name in parts()
    ]


def _said(cell: Cell, measure: str, cut: str, part: str) -> str:
    if measure == Measure.TIMES and cut != "family":
        return ""
    number = cell.part(cut, part)
    return "—" if number is None else f"{number:,}"


def sheet_rows(board: Board) -> Iterator[list[Any]]:
    """One line a place and measure; hidden ones as they are shown."""
    heads = [name for _cut, _part, name in parts()]
    yield [_("代码"), _("地方"), _("统计什么"), _("期间"), _("数字"), _("上一期"), *heads]
    for row in [board.whole, *board.rows]:
        for measure, now, before in row.cells:
            cuts = [now.part(cut, part) for cut, part, _name in parts()]
            yield [
                row.place,
                row.name,
                str(measure.label),
                board.period.said,
                _number(now),
                _number(before),
                *("" if each is None else each for each in cuts),
            ]
    yield []
    yield [_scope(board)]


def _number(cell: Cell) -> object:
    return cell.shown if cell.value is None else cell.value


def _scope(board: Board) -> str:
    """What may be done with it."""
    if board.is_full:
        return _("本地区的完整数字，只供内部工作用，不要外传。")
    return _("已公布的数字：1 到 4 的不写出，为了不让人算出来，有的别的也不写。")
