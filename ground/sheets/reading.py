"""From the bytes of a CSV or XLSX file to rows of cells, one at a time."""

import csv
import io
import re
from collections.abc import Iterator

from ground.sheets.errors import NotASheet
from ground.sheets.limits import MOST_BYTES
from ground.sheets.told import told as _
from ground.sheets.workbooks import lines_of_workbook

Cells = list[object]
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SEPARATORS = ",;\t，；"
_HINT = re.compile(r"sep=(.)\r?\n")


def lines_of(data: bytes) -> Iterator[Cells]:
    """Raises NotASheet, also on the way."""
    if len(data) > MOST_BYTES:
        raise NotASheet(_("文件太大了，请分成 5 MB 以内的几个文件"))
    if data.startswith(_OLD_OFFICE):
        raise NotASheet(
            _("这个文件有密码。请去掉密码，再存一次")
            if _ENCRYPTED in data
            else _("这是旧的 XLS 文件。请打开它，另存为 XLSX，再传")
        )
    return lines_of_workbook(data) if data.startswith(b"PK") else _lines_of_csv(data)


def _lines_of_csv(data: bytes) -> Iterator[Cells]:
    text = _decoded(data)
    if "\0" in text:
        raise NotASheet(_("这个文件读不出来，请存成 UTF-8 的 CSV 或 XLSX"))
    hint = _HINT.match(text)
    text = text[hint.end() :] if hint else text
    separator = hint[1] if hint else _separator_of(text)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)
        yield from map(list, lines)
    except csv.Error as broken:
        raise NotASheet(_("这个 CSV 文件读不出来，请另存一次再传")) from broken


def _decoded(data: bytes) -> str:
    wide = _WIDE.get(data[:2])
    for encoding in [wide] if wide else ["utf-8-sig", "gb18030"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotASheet(_("这个文件读不出来，请存成 UTF-8 的 CSV 或 XLSX"))


def _separator_of(text: str) -> str:
    """Whichever cuts the first line into most cells; quotes are minded."""
    first = text.lstrip().split("\n", 1)[0]
    return max(_SEPARATORS, key=lambda mark: _cells_in(first, mark))


def _cells_in(line: str, mark: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=mark), []))
    except csv.Error:
        return 0
