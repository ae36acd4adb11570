"""What stands at each place of a board: the live figures of her own, or what was given out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from programme.targets.models import Edition, Figure, Measure, Reckoning, Shown
from programme.targets.periods import Period

NUMBER, KEPT = Shown.Sign.NUMBER, Shown.Sign.KEPT


@dataclass(frozen=True)
class Cell:
    value: int | None
    sign: str = NUMBER
    cuts: Mapping[str, Mapping[str, int]] | None = None

    @property
    def shown(self) -> str:
        if self.value is not None:
            return f"{self.value:,}"
        return _("少于 5") if self.sign == Shown.Sign.SMALL else "—"

    @property
    def priority_share(self) -> str:
        parts = (self.cuts or {}).get("priority")
        return f"{parts['priority'] * 100 / self.value:.0f}%" if parts and self.value else ""

    def part(self, cut: str, name: str) -> int | None:
        return None if self.cuts is None else self.cuts.get(cut, {}).get(name, 0)


@dataclass
class Numbers:
    """Of one period, a place and what lies in it."""

    place: str
    is_there: bool = False
    as_of: datetime | None = None
    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)  # measures that are not broken down here

    def at(self, place: str, measure: str) -> Cell:
        nothing = Cell(0, cuts={}) if self.is_there else Cell(None, KEPT)
        if place != self.place and measure in self.silent:
            nothing = Cell(None, KEPT)
        return self.cells.get((place, measure), nothing)


def _in(place: str) -> Q:
    return Q(place=place) | Q(parent=place)


def _of(*periods: Period) -> Q:
    return Q(*[Q(**period.facts) for period in periods], _connector=Q.OR)


def live(
    reckoning: Reckoning | None, place: str, periods: tuple[Period, Period]
) -> dict[Period, Numbers]:
    """In one query."""
    found = {period: Numbers(place) for period in periods}
    if reckoning is None:
        return found
    for numbers in found.values():
        numbers.is_there, numbers.as_of = True, reckoning.as_of
    for row in Figure.objects.filter(_in(place), _of(*periods), reckoning=reckoning):
        numbers = found[Period(row.from_year, row.until_year)]
        numbers.cells[row.place, row.measure] = Cell(row.value, cuts=row.cuts)
    return found


def given_out(
    editions: list[Edition], place: str, periods: tuple[Period, Period]
) -> dict[Period, Numbers]:
    """In one query."""
    found = {period: Numbers(place) for period in periods}
    there = {Period(each.from_year, each.until_year): each for each in editions}
    for period in periods:
        if period in there:
            found[period].is_there, found[period].as_of = True, there[period].as_of
    mine = [there[period] for period in periods if period in there]
    for row in Shown.objects.filter(_in(place), edition__in=mine):
        numbers = found[Period(row.from_year, row.until_year)]
        numbers.cells[row.place, row.measure] = Cell(row.value, row.sign, row.cuts)
        if row.place == place and row.is_closed:
            numbers.silent.add(row.measure)
    for numbers in found.values():
        _keep_what_lies_in_nothing(numbers)
    return found


def _keep_what_lies_in_nothing(numbers: Numbers) -> None:
    """A place of which there is no row may lie in one that is hidden: then nothing is said."""
    for measure in Measure:
        if numbers.place and (numbers.place, measure) not in numbers.cells:
            numbers.silent.add(measure)
            numbers.cells[numbers.place, measure] = Cell(None, KEPT)
