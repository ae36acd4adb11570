"""What can be imported. The wiring says it by plain calls; this floor knows nobody above it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from django.conf import settings
from django.utils.translation import override

from ground.money.months import Month
from ground.sheets.models import SheetImport, SheetPhoto, SheetRow
from ground.sheets.progress import Tell
from ground.sheets.tables import Column, Row

Verdict = SheetRow.Verdict
Photos = Mapping[str, SheetPhoto]  # by their names in small letters


@dataclass
class Judged:
    """One row beside what there is already; `found` and `ready` are the importer's own."""

    row: Row
    verdict: SheetRow.Verdict = Verdict.ADDED
    label: str = ""
    told: list[str] = field(default_factory=list)
    found: Any = None
    ready: Any = None


class Importer(Protocol):
    kind: str
    title: Any
    roles: tuple[str, ...]  # of the keepers who may, beside the lead
    takes_photos: bool

    def columns(self, about: int) -> Sequence[Column]: ...

    def judge(self, about: int, rows: Sequence[Row], photos: Photos) -> list[Judged]:
        """Sound rows only; what is wrong with one it refuses by `row.refuse`."""

    def write(self, sheet: SheetImport, judged: Sequence[Judged], tell: Tell) -> None:
        """What is added and changed, inside the caller's transaction. Raises RowRefused."""


@runtime_checkable
class Preparing(Protocol):
    """An importer with work that needs no lock, and harms nothing where the press never comes."""

    def prepare(self, judged: Sequence[Judged]) -> None:
        """Before the transaction, of what will be written; kept in `ready` of each."""


@runtime_checkable
class Looking(Protocol):
    """An importer that finds more in rows that have faults, so that all is mended at once."""

    def look(self, about: int, rows: Sequence[Row]) -> None:
        """Cells with a fault have no value."""


class SheetList(Protocol):
    """A list that can be taken out; beside an importer of the same kind, in its columns."""

    kind: str
    title: Any
    roles: tuple[str, ...]
    is_by_month: bool

    def heading(self, about: int) -> list[str]: ...

    def rows(self, about: int, month: Month) -> Iterable[Sequence[object]]:
        """One after the other, never all in memory; `month` where it is by month."""


COOPERATIVE, DESK = "cooperative", "desk"  # behind which door one is found
_LISTS: dict[str, tuple[str, SheetList]] = {}
_KINDS: dict[str, tuple[str, Importer]] = {}


def add_kind(importer: Importer, door: str = COOPERATIVE) -> None:
    _KINDS[importer.kind] = door, importer


def kind_of(name: str) -> Importer:
    """Raises KeyError."""
    return _KINDS[name][1]


def kinds(door: str) -> list[Importer]:
    return [importer for where, importer in _KINDS.values() if where == door]


def add_list(rows: SheetList, door: str = COOPERATIVE) -> None:
    _LISTS[rows.kind] = door, rows


def list_of(name: str, door: str) -> SheetList | None:
    where, found = _LISTS.get(name, ("", None))
    return found if where == door else None


def headings_of(kind: str, about: int) -> set[str]:
    """Of the list of this kind as it goes out, in every language; none where there is no such."""
    found: set[str] = set()
    for language, _name in settings.LANGUAGES if kind in _LISTS else ():
        with override(language):
            found.update(map(str, _LISTS[kind][1].heading(about)))
    return found


def lists(door: str) -> list[SheetList]:
    return [rows for where, rows in _LISTS.values() if where == door]
