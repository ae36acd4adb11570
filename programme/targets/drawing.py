"""Bars and tiles of a board, as SVG; beside each stands its table."""

from typing import NamedTuple

from django.utils.translation import get_language

from programme.targets.boards import Board, Row
from programme.targets.models import Shown
from shop.pages.regions_map import PLACES, TILE

_SPECIAL = {"bt": (1, 2, "兵", "XC"), "hk": (7, 0, "垦", "HF")}
_SHADES = 4


class Bar(NamedTuple):
    row: Row
    length: int  # of a hundred
    shown: str


class Tile(NamedTuple):
    row: Row
    x: int
    y: int
    sign: str
    shade: str
    shown: str

    @property
    def middle(self) -> int:
        return self.x + 21

    @property
    def base(self) -> int:
        return self.y + 20

    @property
    def foot(self) -> int:
        return self.y + 36


def bars_of(board: Board) -> list[Bar]:
    """The longest first; where no number is shown, in the order of the places."""
    most, at = _most(board), board.measure
    rows = sorted(board.rows, key=lambda row: -(row.now[at].value or 0))
    return [Bar(row, -(-(row.now[at].value or 0) * 100 // most), row.now[at].shown) for row in rows]


def tiles_of(board: Board) -> list[Tile]:
    """Of the nation's units alone."""
    if board.place:
        return []
    most, tiles = _most(board), []
    for row in board.rows:
        column, line, sign, sign_en = (PLACES | _SPECIAL)[row.place]
        cell = row.now[board.measure]
        shade = "kept" if cell.value is None else f"shade-{-(-cell.value * _SHADES // most)}"
        said = sign_en if get_language() == "en" else sign
        shown = "<5" if cell.sign == Shown.Sign.SMALL else cell.shown
        tiles.append(Tile(row, column * TILE, line * TILE, said, shade, shown))
    return tiles


def _most(board: Board) -> int:
    return max([1, *(row.now[board.measure].value or 0 for row in board.rows)])
