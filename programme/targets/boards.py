"""A board: one place, what lies in it, in one period beside the one before and the targets."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.http import Http404, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from ground.regions.models import Division
from programme.record.units import WITHIN
from programme.targets.models import Edition, Measure, Reckoning, Target
from programme.targets.numbers import Cell, Numbers, given_out, live
from programme.targets.periods import Period
from programme.targets.places import NATION, UNKNOWN, parent_of, with_those_above
from programme.targets.queries import home_of, sees_in_full, targets_of, unit_names
from sellers.organs.models import Officer


@dataclass
class Progress:
    """A target beside what it is held against; no percent while nobody said what it counts."""

    target: Target
    cell: Cell | None

    @property
    def percent(self) -> int | None:
        done, aim = self.cell.value if self.cell else None, self.target.value
        return None if done is None or not aim else done * 100 // aim

    @property
    def reached(self) -> str:
        return "" if self.percent is None else f"{self.percent}%"


@dataclass
class Row:
    place: str
    name: str
    leads_on: bool
    now: dict[str, Cell]
    before: dict[str, Cell]
    targets: list[Progress] = field(default_factory=list)

    @property
    def cells(self) -> list[tuple[Measure, Cell, Cell]]:
        return [(each, self.now[each], self.before[each]) for each in Measure]


@dataclass
class Board:
    officer: Officer
    place: str
    period: Period
    measure: Measure
    is_full: bool
    reckonings: list[Reckoning]
    editions: list[Edition]
    names: dict[str, str]
    now: Numbers
    before: Numbers
    whole: Row
    rows: list[Row]
    targets: list[Target]

    @classmethod
    def read(cls, officer: Officer, query: QueryDict) -> "Board":
        """What is not understood is as if it were not asked; a place that is none is a 404."""
        place = query.get("place", home_of(officer))[:16]
        is_full = sees_in_full(officer, place) and query.get("as") != "others"
        reckonings, editions = list(Reckoning.objects.exclude(state="past")), _editions()
        period = Period.named(query.get("period", "")) or _usual(is_full, editions)
        periods = (period, period.before)
        found = (
            live(_current(reckonings), place, periods)
            if is_full
            else given_out(editions, place, periods)
        )
        now, before = found[period], found[period.before]
        names = _names(place, {at for at, _measure in now.cells})
        targets = list(targets_of(period))
        whole, *rows = _rows([place, *_children(place, names)], (now, before), names, targets)
        asked = query.get("measure", "")
        measure = Measure(asked) if asked in Measure.values else Measure.TIMES
        first = (officer, place, period, measure, is_full, reckonings, editions)
        return cls(*first, names, now, before, whole, rows, targets)

    @property
    def said(self) -> dict[str, str]:
        """As an address says it."""
        said = {"place": self.place, "period": self.period.key, "measure": self.measure.value}
        return said if self.is_full else said | {"as": "others"}

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        return [(at, self.names[at]) for at in reversed(list(with_those_above(self.place)))][:-1]

    @property
    def has_targets(self) -> bool:
        """Any of what lies in it."""
        return any(row.targets for row in self.rows)

    @property
    def is_running(self) -> bool:
        return any(each.state == Reckoning.State.RUNNING for each in self.reckonings)

    @property
    def periods(self) -> list[Period]:
        current = _current(self.reckonings)
        keys = {self.period.key, *(current.periods if current else [])}
        found = [period for period in map(Period.named, keys) if period]
        return sorted(found, key=lambda each: (each.until_year, each.from_year), reverse=True)

    @property
    def may_be_given_out(self) -> bool:
        known = {(each.from_year, each.until_year) for each in self.editions}
        return self.period.is_over and self.period not in known and bool(self.now.as_of)


def _editions() -> list[Edition]:
    return list(Edition.objects.all())


def _current(reckonings: Iterable[Reckoning]) -> Reckoning | None:
    return next((each for each in reckonings if each.state == Reckoning.State.CURRENT), None)


def _usual(is_full: bool, editions: list[Edition]) -> Period:
    """This year; for others the last that was given out."""
    years = [each.until_year for each in editions if each.from_year == each.until_year]
    year = timezone.localdate().year
    year = year if is_full or not years else max(years)
    return Period(year, year)


def _names(place: str, there: set[str]) -> dict[str, str]:
    """Of the place, of those above it and of what lies in it; 404 for what is no place."""
    units, names = unit_names(), {NATION: _("全国")}
    unit, *codes = place.split("/")
    if place and (unit not in units or len(codes) > 2 or UNKNOWN in codes):
        raise Http404
    names |= units if not place else {unit: units[unit]}
    if place:
        found = _divisions(place, {at.rpartition("/")[2] for at in there if at != unit})
        if not _lie_within(codes, WITHIN.get(unit, unit), found):
            raise Http404
        at = unit
        for code in codes:
            at = f"{at}/{code}"
            names[at] = found.pop(code).name
        names |= {f"{place}/{code}": division.name for code, division in found.items()}
        if f"{place}/{UNKNOWN}" in there:
            names[f"{place}/{UNKNOWN}"] = _("只写了上一级")
    return names


def _lie_within(codes: list[str], province: str, found: dict[str, Division]) -> bool:
    if not all(code in found and code[:2] == province for code in codes):
        return False
    return len(codes) < 2 or found[codes[1]].parent_id == codes[0]


def _divisions(place: str, there: set[str]) -> dict[str, Division]:
    unit, *codes = place.split("/")
    wanted = Q(pk__in=codes) | Q(pk__in=there)
    if unit not in WITHIN and len(codes) < 2:
        wanted |= Q(parent=codes[-1] if codes else f"{unit}0000")
    return {division.pk: division for division in Division.objects.filter(wanted)}


def _children(place: str, names: dict[str, str]) -> list[str]:
    return sorted(at for at in names if at and parent_of(at) == place)


def _rows(
    places: list[str],
    numbers: tuple[Numbers, Numbers],
    names: dict[str, str],
    targets: list[Target],
) -> list[Row]:
    rows = []
    for at in places:
        now, before = ({each.value: its.at(at, each) for each in Measure} for its in numbers)
        held: list[Any] = [target for target in targets if target.place == at]
        progress = [
            Progress(target, now[target.measure] if target.measure else None) for target in held
        ]
        leads_on = at.count("/") < 2 and not at.endswith(UNKNOWN)
        rows.append(Row(at, names[at], leads_on, now, before, progress))
    return rows
