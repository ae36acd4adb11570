"""From raw marks to places; all in thousandths, so that no judge's half point is lost or won."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

FIVE = 5  # judges: from so many on the highest and the lowest may be dropped
_FRIDAY = 4


def weighed(marks: Mapping[int, int], weights: Mapping[int, int]) -> int:
    """One judge's whole, by what each criterion weighs; half a thousandth goes up."""
    whole = sum(weights.values())
    total = sum(marks[criterion] * weight for criterion, weight in weights.items())
    return (2 * total + whole) // (2 * whole)


def mean(wholes: Sequence[int], drops_extremes: bool) -> int:
    """Of all judges' wholes, without one highest and one lowest where the rule says so."""
    counted = sorted(wholes)
    if drops_extremes and len(counted) >= FIVE:
        counted = counted[1:-1]
    return (2 * sum(counted) + len(counted)) // (2 * len(counted))


def places(points: Mapping[int, int]) -> dict[int, int]:
    """Who is level shares a place, and the next stands as many further on: 1, 2, 2, 4."""
    standing = sorted(points.values(), reverse=True)
    return {entry: standing.index(each) + 1 for entry, each in points.items()}


def working_days_after(day: date, number: int) -> date:
    """Monday to Friday: no calendar of public holidays is kept here; an officer adds days."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() <= _FRIDAY
    return day
