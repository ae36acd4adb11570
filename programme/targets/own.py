"""An officer's own figures on her start page: this year's, of her place, and what was set."""

from typing import NamedTuple

from django.utils import timezone

from programme.targets.models import Figure, Measure, Reckoning, Target
from programme.targets.queries import home_of
from sellers.organs.models import Officer


class Own(NamedTuple):
    """`target`: None where nobody set one for her place and this year."""

    measure: str
    value: int
    target: int | None

    @property
    def percent(self) -> int | None:
        return self.value * 100 // self.target if self.target else None


def own_figures(officer: Officer) -> list[Own]:
    """One a measure, as the worker reckoned last; empty before it ever did."""
    if not Reckoning.objects.filter(state=Reckoning.State.CURRENT).exists():
        return []
    year, place = timezone.localdate().year, home_of(officer)
    figures = Figure.objects.filter(
        reckoning__state=Reckoning.State.CURRENT, from_year=year, until_year=year, place=place
    )
    values = dict(figures.values_list("measure", "value"))
    targets = _targets(officer, year)
    return [Own(str(each.label), values.get(each, 0), targets.get(each)) for each in Measure]


def _targets(officer: Officer, year: int) -> dict[str, int]:
    """Of sets for this very year; a figure for several years says nothing of one."""
    rows = Target.objects.filter(set__from_year=year, set__until_year=year, value__isnull=False)
    here = rows.filter(region=officer.organ.region_id) | rows.filter(region=None)
    place = home_of(officer)
    return {
        target.measure: target.value or 0
        for target in here.select_related("region__parent").order_by("pk")
        if target.place == place and target.measure
    }
