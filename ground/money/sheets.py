"""Tables for Excel: UTF-8 with a mark that it knows, and no cell that acts."""

import csv
from collections.abc import Iterable
from io import StringIO

_MARK = "\ufeff"
_ACTS = tuple("=+-@|%\t\r\n＝＋－＠")  # what a spreadsheet takes for a formula


def sheet_of(rows: Iterable[Iterable[object]]) -> str:
    """Numbers stay numbers; of what people wrote nothing is run."""
    text = StringIO(_MARK)
    text.seek(0, 2)
    csv.writer(text).writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def _harmless(cell: object) -> object:
    """An amount of ours may begin with a minus; a text of theirs may not."""
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.lstrip().startswith(_ACTS) else cell
