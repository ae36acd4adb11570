"""A federation's own list: read whole and checked whole before one line is written."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from wagtail.log_actions import log

from ground.privacy.vault import fingerprint
from sellers.organs.models import Officer
from sellers.verification.errors import NotANumber
from sellers.verification.models import RosterEntry
from sellers.verification.number import read_number

COLUMNS = ("姓名", "残疾人证号", "有效期至")
MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 20_000
_AT_ONCE = 500
# What the readers say of a workbook that is none, is damaged, or is locked with a password.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, SyntaxError,
    AttributeError, LookupError, TypeError, ValueError,
)  # fmt: skip


class NotARoster(Exception):
    """The file as a whole cannot be read; `told` says why."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told


@dataclass(frozen=True)
class Fault:
    """What is wrong in one line of the file; the line counts from 1, with the heading."""

    line: int
    column: str
    told: str


@dataclass(frozen=True)
class Row:
    name: str
    number: str
    valid_until: date


def read_roster(file: BinaryIO) -> tuple[list[Row], list[Fault]]:
    """All rows, or all faults. Raises NotARoster."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise NotARoster(_("文件太大了，请分成 5 MB 以内的几个文件"))
    lines = _lines_of_workbook(data) if data.startswith(b"PK") else _lines_of_csv(data)
    rows: list[Row] = []
    faults: list[Fault] = []
    places = _places_of(next(lines, []))
    for number, cells in enumerate(lines, start=2):
        if number > MOST_ROWS + 1:
            raise NotARoster(_("行数太多了，一个文件最多 20000 行"))
        if any(cell not in (None, "") for cell in cells):
            _take(number, [_cell(cells, place) for place in places], rows, faults)
    if not rows and not faults:
        raise NotARoster(_("文件里没有名单"))
    return rows, [*faults, *_repeated(rows)]


def _lines_of_csv(data: bytes) -> Iterator[list[object]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        try:
            yield from map(list, csv.reader(io.StringIO(text, newline=""), strict=True))
        except csv.Error as broken:
            raise NotARoster(_("这个 CSV 文件读不出来，请另存一次再传")) from broken
        return
    raise NotARoster(_("这个文件读不出来，请存成 UTF-8 的 CSV 或 XLSX"))


def _lines_of_workbook(data: bytes) -> Iterator[list[object]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(item.file_size for item in packed.infolist()) > MOST_UNPACKED:
                raise NotARoster(_("文件太大了，请分成 5 MB 以内的几个文件"))
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        yield from map(list, sheet.iter_rows(values_only=True))
    except _BROKEN as broken:
        raise NotARoster(_("这个 XLSX 文件读不出来，请另存一次再传")) from broken


def _places_of(heading: Iterable[object]) -> list[int]:
    names = [str(name or "").strip() for name in heading]
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        told = _("第一行缺少这几列：%(names)s") % {"names": "、".join(missing)}
        raise NotARoster(told)
    return [names.index(name) for name in COLUMNS]


def _cell(cells: list[object], place: int) -> object:
    return cells[place] if place < len(cells) else ""


def _take(line: int, cells: list[object], rows: list[Row], faults: list[Fault]) -> None:
    name = str(cells[0] or "").strip()
    number, until = _number(cells[1]), _day(cells[2])
    wrong = [
        Fault(line, column, told)
        for column, is_good, told in (
            (COLUMNS[0], 0 < len(name) <= 40, _("没有姓名，或超过 40 个字")),
            (COLUMNS[1], number, _("证号不对")),
            (COLUMNS[2], until, _("日期不对，请写成 2030-05-31")),
        )
        if not is_good
    ]
    faults += wrong
    if number and until and not wrong:
        rows.append(Row(name, number, until))


def _number(cell: object) -> str:
    try:
        return read_number(str(cell or ""), timezone.localdate()).number
    except NotANumber:
        return ""


def _day(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(str(cell or "").strip().replace("/", "-").replace(".", "-"))
    except ValueError:
        return None


def _repeated(rows: list[Row]) -> list[Fault]:
    seen: set[str] = set()
    repeated = 0
    for row in rows:
        repeated += row.number in seen
        seen.add(row.number)
    told = _("有 %(count)s 个证号在文件里出现了两次") % {"count": repeated}
    return [Fault(0, COLUMNS[1], told)] if repeated else []


@transaction.atomic
def keep_roster(*, rows: list[Row], officer: Officer) -> int:
    """As prints alone, which can be compared and not read; a second time the same."""
    entries = [
        RosterEntry(
            organ=officer.organ,
            number_print=fingerprint(row.number, "certificate"),
            name_print=fingerprint(row.name, "name"),
            valid_until=row.valid_until,
            imported_at=timezone.now(),
        )
        for row in rows
    ]
    RosterEntry.objects.bulk_create(
        entries,
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["organ", "number_print"],
        update_fields=["name_print", "valid_until", "imported_at"],
    )
    log(instance=officer.organ, action="roster.import", user=officer.user, data={"n": len(rows)})
    return len(rows)
