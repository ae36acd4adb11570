"""Rows under headings: every cell a value, or a fault that says where and why."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.translation import override

from ground.sheets.cells import Reader, plain
from ground.sheets.errors import BadCell, NotASheet
from ground.sheets.limits import MOST_COLUMNS, MOST_ROWS
from ground.sheets.reading import lines_of
from ground.sheets.told import listed, said, spoken, told_of
from ground.sheets.told import told as _

_MOST_TOLD = 10


@dataclass(frozen=True)
class Column:
    """`title` is a lazy translation: both languages are understood, and `also`."""

    name: str
    title: Any
    reader: Reader
    also: tuple[str, ...] = ()
    is_needed: bool = True  # in each row
    may_lack: bool = False  # in the file
    is_unique: bool = False
    empty: Any = ""
    example: Any = ""
    note: Any = ""

    @property
    def names(self) -> list[str]:
        """Where only some can stand there: all of them, in the reader's language."""
        return [str(name) for name in getattr(self.reader, "shown", {}).values()]

    @property
    def headings(self) -> set[str]:
        shown = {self.name, *self.also}
        for language in ("zh-hans", "en"):
            with override(language):
                shown.add(str(self.title))
        return {_folded(heading) for heading in shown}


@dataclass(frozen=True)
class Fault:
    """The line counts from 1, with the heading; it never says what stood in the cell."""

    line: int
    column: str
    told: str


@dataclass
class Row:
    line: int
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def refuse(self, column: str, told: str) -> None:
        self.faults.append(Fault(self.line, column, told))


@dataclass
class Table:
    rows: list[Row]
    unknown: list[str]
    given: set[str]  # names of the columns that the file has
    example: int | None = None  # the line where the template's own example still stands
    shown: list[str] = field(default_factory=list)  # columns that the list shows and none reads

    def fresh_rows(self) -> list[Row]:
        """To be judged; these stay as they were read."""
        return [Row(row.line, dict(row.values), list(row.faults)) for row in self.rows]

    @property
    def faults(self) -> list[Fault]:
        return [fault for row in self.rows for fault in row.faults]


def read_table(
    data: bytes,
    columns: Sequence[Column],
    most_rows: int = MOST_ROWS,
    goes_out: Iterable[str] = (),
) -> Table:
    """`goes_out`: headings of the list as it is taken out. Raises NotASheet."""
    lines = _filled(lines_of(data))
    _number, heading = next(lines, (1, []))
    places, unread = _places_of(heading, columns)
    rows: list[Row] = []
    examples, example = _examples(columns), None
    for line, cells in lines:
        if _is_example(cells, places, examples):
            example = line
            continue
        if len(rows) >= most_rows:
            raise NotASheet(_("行数太多了，一个文件最多 %(most)s 行") % {"most": most_rows})
        rows.append(_row(line, cells, columns, places))
    _tell_repeated(rows, columns)
    known = {_folded(title) for title in goes_out}
    unknown = [name for name in unread if _folded(name) not in known]
    shown = [name for name in unread if _folded(name) in known]
    return Table(rows, unknown, set(places), example, shown)


def example_of(columns: Sequence[Column]) -> list[str]:
    """Marked in its first cell, so that nobody's own row is taken for it."""
    first, *others = (str(column.example) for column in columns)
    return [str(_("例：%(what)s") % {"what": first}), *others]


def _examples(columns: Sequence[Column]) -> list[dict[str, str]]:
    found = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            found.append(
                dict(zip((each.name for each in columns), example_of(columns), strict=True))
            )
    return found


def _is_example(
    cells: list[object], places: dict[str, int], examples: list[dict[str, str]]
) -> bool:
    """As it came with the template, whatever of it was emptied."""
    here = {name: cells[place] for name, place in places.items() if place < len(cells)}
    filled = {name: str(cell).strip() for name, cell in here.items() if cell not in (None, "")}
    first = next(iter(examples[0]))
    return first in filled and any(filled.items() <= each.items() for each in examples)


def raw_lines(data: bytes) -> Iterator[tuple[int, list[object]]]:
    """As they came, for the file that goes back. Raises NotASheet."""
    return _filled(lines_of(data))


def _filled(lines: Iterator[list[object]]) -> Iterator[tuple[int, list[object]]]:
    for number, cells in enumerate(lines, start=1):
        if any(cell not in (None, "") for cell in cells[MOST_COLUMNS:]):
            raise NotASheet(_("列数太多了，一个文件最多 %(most)s 列") % {"most": MOST_COLUMNS})
        if any(str(cell).strip() for cell in cells if cell is not None):
            yield number, cells


def _folded(heading: object) -> str:
    text = unicodedata.normalize("NFKC", str("" if heading is None else heading)).casefold()
    return "".join(text.replace("*", "").replace("\ufeff", "").split())[:80]


def _places_of(
    heading: list[object], columns: Sequence[Column]
) -> tuple[dict[str, int], list[str]]:
    known = {name: column for column in columns for name in column.headings}
    places: dict[str, int] = {}
    unknown = []
    for place, cell in enumerate(heading):
        column = known.get(_folded(cell))
        if column is None:
            unknown += [str(cell).strip()[:40]] if _folded(cell) else []
        elif column.name in places:
            raise NotASheet(_("这一列出现了两次：%(name)s") % {"name": column.title})
        else:
            places[column.name] = place
    _tell_missing(places, columns)
    return places, unknown


def _tell_missing(places: dict[str, int], columns: Sequence[Column]) -> None:
    needed = [column for column in columns if column.is_needed and not column.may_lack]
    missing = [column.title for column in needed if column.name not in places]
    if not missing:
        return
    told = _("第一行缺少这几列：%(names)s") % {"names": listed(missing)}
    if places:
        raise NotASheet(told)
    more = _("。列名都认不出来的话，可能是编码读不出来，请存成 UTF-8 的 CSV 或 XLSX")
    raise NotASheet(spoken(lambda: said(told) + said(more)))


def _row(line: int, cells: list[object], columns: Sequence[Column], places: dict[str, int]) -> Row:
    row = Row(line)
    for column in columns:
        place = places.get(column.name)
        cell = cells[place] if place is not None and place < len(cells) else None
        try:
            row.values[column.name] = _value(column, cell)
        except BadCell as refusal:
            row.refuse(told_of(column.title), refusal.told)
    return row


def _value(column: Column, cell: object) -> Any:
    if plain(cell):
        return column.reader.read(cell)
    if column.is_needed:
        raise BadCell(_("这里是空的"))
    return column.empty


def _tell_repeated(rows: list[Row], columns: Sequence[Column]) -> None:
    for column in columns:
        if not column.is_unique:
            continue
        first: dict[Any, int] = {}
        for row in rows:
            value = row.values.get(column.name)
            if value and first.setdefault(value, row.line) != row.line:
                told = _("和第 %(line)s 行一样，只能写一次") % {"line": first[value]}
                row.refuse(told_of(column.title), told)
