"""Tables for Excel: UTF-8 with a mark that it knows, or XLSX; and no cell that acts."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import islice
from typing import Any

from django.core.files.temp import NamedTemporaryFile
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment
from openpyxl.worksheet.properties import PageSetupProperties

from ground.sheets.tables import Column, Fault, example_of, raw_lines
from ground.sheets.workbooks import NotReckoned

_MARK = "\ufeff"
_AT_ONCE = 200  # rows
_A4, _WIDE = 9, 16  # as the format numbers paper, and in letters
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_ACTS = tuple("=+-@|%\t\r\n＝＋－＠")  # what a spreadsheet takes for a formula
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # no XML carries them
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Rows = Iterable[Iterable[object]]


def sheet_of(rows: Rows) -> str:
    """CSV. Numbers stay numbers; of what people wrote nothing is run."""
    text = StringIO(_MARK)
    text.seek(0, 2)
    csv.writer(text).writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def harmless(cell: object) -> object:
    """An amount of ours may begin with a minus; a text of theirs may not."""
    if not isinstance(cell, str):
        return cell
    acts = cell.startswith(_ACTS) or cell.lstrip().startswith(_ACTS)
    return f"'{cell}" if acts else cell


def workbook_of(*sheets: tuple[str, Rows]) -> bytes:
    out = BytesIO()
    _book_of(sheets).save(out)
    return out.getvalue()


def _book_of(sheets: Sequence[tuple[str, Rows]]) -> Workbook:
    """XLSX, written row by row into a file of its own; each sheet with its name."""
    book = Workbook(write_only=True)
    for title, rows in sheets:
        sheet = book.create_sheet(title[:31])
        _lay_out(sheet)
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    return book


def _lay_out(sheet: Any) -> None:
    """On paper as wide as the page, with its headings on each; nothing is cut."""
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "1:1"
    sheet.sheet_format.defaultColWidth = _WIDE


def _cell(sheet: Any, value: object) -> object:
    """Text stays text, also a code with zeros in front."""
    if value is None or isinstance(value, bool | int | float | Decimal | date):
        return value
    cell = WriteOnlyCell(sheet, _UNSEEN.sub("", str(harmless(str(value)))))
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = _WRAPPED
    return cell


def sheet_answer(rows: Rows, name: str, form: str) -> HttpResponse:
    """To download, as `csv` or `xlsx`."""
    data = workbook_of((name, rows)) if form == "xlsx" else sheet_of(rows).encode()
    return file_answer(data, f"qiaoshou-{name}.{form}")


def stream_answer(rows: Rows, name: str, form: str) -> Any:
    """A list of any length, never whole in memory."""
    if form == "csv":
        parts = _parts_of(iter(rows), get_language() or "zh-hans")
        answer = StreamingHttpResponse(parts, content_type=_TYPES[form])
        answer["Content-Disposition"] = f'attachment; filename="qiaoshou-{name}.{form}"'
        return answer
    kept = NamedTemporaryFile()
    _book_of([(name, rows)]).save(kept)
    kept.seek(0)
    return FileResponse(
        kept, as_attachment=True, filename=f"qiaoshou-{name}.{form}", content_type=_TYPES[form]
    )


def _parts_of(rows: Iterator[Iterable[object]], language: str) -> Iterator[bytes]:
    """Some hundred rows at a time, each time in her language."""
    mark = _MARK.encode()
    while True:
        with override(language):
            some = list(islice(rows, _AT_ONCE))
        if not some:
            return
        text = StringIO()
        csv.writer(text).writerows([harmless(cell) for cell in row] for row in some)
        yield mark + text.getvalue().encode()
        mark = b""


def file_answer(data: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=_TYPES[name.rpartition(".")[2]], headers=headers)


def heading_of(columns: Sequence[Column]) -> list[str]:
    return [str(column.title) for column in columns]


def template_of(columns: Sequence[Column]) -> bytes:
    """XLSX in the reader's language: headings with an example, and what each column means."""
    rows = [heading_of(columns), example_of(columns)]
    notes = [[_("列"), _("要不要写"), _("怎么写")]]
    for column in columns:
        need = _("要写") if column.is_needed else _("可以空着")
        notes.append([str(column.title), need, str(column.note)])
    lists = [
        (str(column.title), [[name] for name in column.names]) for column in columns if column.names
    ]
    return workbook_of((_("填这里"), rows), (_("说明"), notes), *lists)


def with_reasons(data: bytes, faults: Iterable[Fault]) -> Iterator[list[object]]:
    """The refused rows as they came, with one column more that says why. Raises NotASheet."""
    told: dict[int, list[str]] = {}
    for fault in faults:
        reason = f"{fault.column}{_('：')}{fault.told}" if fault.column else fault.told
        told.setdefault(fault.line, []).append(reason)
    lines = raw_lines(data)
    _number, heading = next(lines)
    width = len(heading)
    yield [*map(_shown, heading), _("原因")]
    for line, cells in lines:
        if line in told:
            cells = (cells + [None] * width)[:width]
            yield [*map(_shown, cells), _("；").join(told[line])]


def _shown(cell: object) -> object:
    return "" if cell is None or isinstance(cell, NotReckoned) else cell
