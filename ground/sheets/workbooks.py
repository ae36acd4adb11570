"""XLSX: the first sheet that is not hidden, value by value, within what memory allows."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook

from ground.sheets.errors import NotASheet
from ground.sheets.limits import MOST_COLUMNS, MOST_UNPACKED
from ground.sheets.told import told as _

# What the readers say of a workbook that is none, is damaged, or is locked with a password.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, SyntaxError,
    AttributeError, LookupError, TypeError, ValueError,
)  # fmt: skip
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:]{1,40})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_PIECE = 1 << 20
_OVERLAP = 200


class NotReckoned:
    """A formula whose result was not kept in the file."""


NOT_RECKONED = NotReckoned()


def lines_of_workbook(data: bytes) -> Iterator[list[object]]:
    """Raises NotASheet, also on the way."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(item.file_size for item in packed.infolist()) > MOST_UNPACKED:
                raise NotASheet(_("文件太大了，请分成 5 MB 以内的几个文件"))
            sheet = _shown_sheet(load_workbook(io.BytesIO(data), read_only=True, data_only=True))
            has_formulas = _look_into(packed, sheet._worksheet_path)
        yield from _with_formulas(data, sheet) if has_formulas else _rows_of(sheet)
    except _BROKEN as broken:
        raise NotASheet(_("这个 XLSX 文件读不出来，请另存一次再传")) from broken


def _shown_sheet(book: Any) -> Any:
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            return sheet
    raise NotASheet(_("这个文件里的表都藏起来了，请让要传的表显示出来"))


def _look_into(packed: zipfile.ZipFile, path: str) -> bool:
    """Whether it has formulas. Raises NotASheet where cells are merged: whose value is it?"""
    has_formulas, before = False, b""
    with packed.open(path.lstrip("/")) as file:
        while piece := file.read(_PIECE):
            seen = before + piece
            if merged := _MERGED.search(seen):
                told = _("%(place)s 是合并的单元格。请取消合并，每格写一个，再传")
                raise NotASheet(told % {"place": merged[1].decode()})
            has_formulas = has_formulas or bool(_FORMULA.search(seen))
            before = seen[-_OVERLAP:]
    return has_formulas


def _rows_of(sheet: Any) -> Iterator[list[object]]:
    """Never as wide as the file says it is."""
    sheet.reset_dimensions()
    yield from map(list, sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1))


def _with_formulas(data: bytes, sheet: Any) -> Iterator[list[object]]:
    typed = load_workbook(io.BytesIO(data), read_only=True, data_only=False)[sheet.title]
    for values, formulas in zip(_rows_of(sheet), _rows_of(typed), strict=False):
        yield [
            NOT_RECKONED if value is None and formula is not None else value
            for value, formula in zip(values, formulas, strict=False)
        ]
