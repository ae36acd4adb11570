"""Where a figure lies, as a path: the nation is empty, then unit, city and county.

52/522600/522601 is Kaili; 52/- are those of whom only the province was written down. The two
units without land of their own lie across a province's counties: bt/659000/659001.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ground.regions.models import Division

NATION = ""
UNKNOWN = "-"
LEVELS = ["nation", "unit", "city", "county"]


class Lies(NamedTuple):
    level: str
    parent: str | None


def parent_of(place: str) -> str | None:
    """None: the nation lies in nothing."""
    return place.rpartition("/")[0] if place else None


def level_of(place: str) -> str:
    return LEVELS[place.count("/") + 1] if place else LEVELS[0]


def with_those_above(place: str) -> Iterator[str]:
    """From the place itself up to the nation."""
    at: str | None = place
    while at is not None:
        yield at
        at = parent_of(at)


def lies_in(place: str, other: str) -> bool:
    """The same place counts as lying in itself."""
    return other in with_those_above(place)


class Paths:
    """Finds the path of a unit and a division; reads all divisions once."""

    def __init__(self) -> None:
        rows = Division.objects.order_by().values_list("code", "level", "parent")
        self._lies = {code: Lies(level, parent) for code, level, parent in rows}

    def path(self, unit: str, code: str) -> str:
        level, parent = self._lies[code]
        if level == Division.Level.PROVINCE or parent is None:
            return f"{unit}/{UNKNOWN}"
        if level == Division.Level.CITY:
            return f"{unit}/{code}/{UNKNOWN}"
        above = self._lies[parent]
        is_of_a_city = above.level == Division.Level.CITY
        return f"{unit}/{parent}/{code}" if is_of_a_city else f"{unit}/{code}/{UNKNOWN}"


def path_of(unit: str | None, division: Division | None) -> str:
    """Of a place as such, not of who lives there: a city is 52/522600. Comes with its parent."""
    if not unit:
        return NATION
    if division is None or division.level == Division.Level.PROVINCE:
        return unit
    above = division.parent
    is_of_a_city = above is not None and above.level == Division.Level.CITY
    return f"{unit}/{above.pk}/{division.pk}" if above and is_of_a_city else f"{unit}/{division.pk}"
