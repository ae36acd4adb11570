"""What a list of the desk says of itself, to go out and come in like every other."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy

from ground.money.fen import to_yuan
from ground.money.months import Month
from ground.regions.models import Division
from ground.regions.queries import find_county, path_of
from ground.sheets.cells import Text, Yuan
from ground.sheets.errors import NotASheet, RowRefused
from ground.sheets.kinds import Judged, Photos, Verdict
from ground.sheets.models import SheetImport
from ground.sheets.progress import Tell
from ground.sheets.tables import Column, Row
from ground.sheets.told import listed, spoken, told_of
from ground.sheets.told import told as _
from ground.sheets.writing import heading_of
from sellers.organs.models import Officer
from sellers.organs.queries import is_in_charge

_MOST_NAMED = 6


def writes(officer: Officer) -> bool:
    """An auditor reads."""
    return not officer.audits


def officer_at(about: int) -> Officer:
    """As she is today: who moved writes of her new region. Raises NotASheet."""
    rows = Officer.objects.filter(pk=about, is_active=True).select_related("organ__region", "user")
    officer = rows.first()
    if officer is None:
        raise NotASheet(_("你现在不能动这份名单"))
    return officer


class DeskList:
    """Goes out. `page` names the page that it stands on; nothing sealed is in its rows."""

    kind = ""
    title: Any = ""
    page = ""
    roles: tuple[str, ...] = ()
    is_by_month = False

    def heading(self, about: int) -> list[str]:
        return [str(title) for title in self.titles()]

    def rows(self, about: int, month: Month) -> Iterable[Sequence[object]]:
        return self.rows_for(officer_at(about))

    def titles(self) -> Sequence[Any]:
        raise NotImplementedError

    def rows_for(self, officer: Officer) -> Iterable[Sequence[object]]:
        """Only what she may see; one after the other, in a fixed number of queries a batch."""
        raise NotImplementedError


class DeskSheet(DeskList):
    """Comes in too, in the columns in which it goes out; `only_out` follow them.

    A row of another region is refused by itself, by `known` and `judge_row`.
    """

    takes_photos = False
    only_out: tuple[Any, ...] = ()
    refusals: tuple[type[Exception], ...] = ()

    def titles(self) -> Sequence[Any]:
        return [*heading_of(self.columns(0)), *self.only_out]

    def columns(self, about: int) -> Sequence[Column]:
        raise NotImplementedError

    def known(self, officer: Officer, rows: Sequence[Row]) -> Any:
        """What is there already, for all rows at once."""
        raise NotImplementedError

    def judge_row(self, each: Judged, known: Any) -> None:
        """Refuses, or says whether it is added, changed or unchanged."""
        raise NotImplementedError

    def write_row(self, officer: Officer, each: Judged) -> None:
        """Raises one of `refusals` where it is not so any more."""
        raise NotImplementedError

    def judge(self, about: int, rows: Sequence[Row], photos: Photos) -> list[Judged]:
        officer = officer_at(about)
        if not writes(officer):
            raise NotASheet(_("你现在不能动这份名单"))
        known, judged = self.known(officer, rows), [Judged(row) for row in rows]
        for each in judged:
            each.label = each.row.values.get("name") or ""
            self.judge_row(each, known)
        return judged

    def write(self, sheet: SheetImport, judged: Sequence[Judged], tell: Tell) -> None:
        officer = officer_at(sheet.about)
        for number, each in enumerate(judged, start=1):
            try:
                self.write_row(officer, each)
            except self.refusals as refusal:
                raise RowRefused(each.row.line, _("刚才有了变化，请再检查一次")) from refusal
            tell(number)


def county_column(note: Any = "", is_needed: bool = True) -> Column:
    said = note or gettext_lazy("省和县都写上")
    return Column(
        "county", gettext_lazy("在哪个县"), Text(60), ("县", "区县", "县市区", "county"),
        is_needed=is_needed, example=gettext_lazy("贵州凯里"), note=said,
    )  # fmt: skip


class Counties:
    """Each county as it is typed is looked for once; one of another region is refused."""

    def __init__(self, officer: Officer) -> None:
        self._officer = officer
        self._known: dict[str, Division | str] = {}

    def of(self, row: Row) -> Division | None:
        typed = row.values["county"]
        if typed not in self._known:
            self._known[typed] = self._found(typed)
        found = self._known[typed]
        if isinstance(found, Division):
            return found
        row.refuse(told_of(gettext_lazy("在哪个县")), found)
        return None

    def _found(self, typed: str) -> Division | str:
        found = find_county(typed)
        if found.county is None:
            some = [spoken(_path(each)) for each in found.choices[:_MOST_NAMED]]
            if some:
                return _("请写得再准一点，例如：%(names)s") % {"names": listed(some)}
            return _("没有找到这个县")
        if not is_in_charge(self._officer, found.county):
            return _("这个县不归你们管")
        return found.county


def _path(county: Division) -> Callable[[], str]:
    return lambda: path_of(county)


def compare(each: Judged, facts: Sequence[tuple[Any, object, object]]) -> None:
    """Of one that is there: what it was and would be. Each fact: title, was, now."""
    moved = [(title, was, now) for title, was, now in facts if was != now]
    each.verdict = Verdict.CHANGED if moved else Verdict.UNCHANGED
    each.told = [
        _("%(what)s：%(was)s → %(now)s")
        % {"what": told_of(title), "was": _shown(was), "now": _shown(now)}
        for title, was, now in moved
    ]


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return _("是") if value else _("否")
    return told_of(value) if value not in (None, "") else "—"


def facts_of(row: Row, fields: Mapping[str, str]) -> dict[str, Any]:
    """What the row says, by the names of the model; an empty cell leaves what there is."""
    said = ((field, row.values[name]) for name, field in fields.items())
    return {field: value for field, value in said if value is not None}


def compare_facts(each: Judged, columns: Sequence[Column], fields: Mapping[str, str]) -> None:
    """`each.found` beside its row, in the columns that `fields` names."""
    said = facts_of(each.row, fields)
    shown = {fields[column.name]: column for column in columns if column.name in fields}
    facts = [
        (
            shown[field].title,
            _named(shown[field], getattr(each.found, field)),
            _named(shown[field], now),
        )
        for field, now in said.items()
    ]
    compare(each, facts)


def _named(column: Column, value: Any) -> object:
    if isinstance(column.reader, Yuan):
        return to_yuan(value)
    return getattr(column.reader, "shown", {}).get(value, value)
