"""From a figure down to the records that prove it, as far as the officer may see them."""

from django.db.models import Q, QuerySet
from django.http import Http404

from ground.regions.queries import within
from programme.record.models import Person, Step
from programme.record.move_queries import counted_for
from programme.targets.boards import Board
from programme.targets.counting import Records
from programme.targets.models import Measure
from programme.targets.places import UNKNOWN


def records_of(board: Board) -> QuerySet:
    """As of the reckoning that the board shows; 404 for what is not hers in full."""
    if not board.is_full:
        raise Http404
    if board.now.as_of is None:
        return Step.objects.none()
    records, there = Records(board.now.as_of), _there(board.place)
    if board.measure == Measure.TIMES:
        rows = records.of(board.measure, *board.period.days).filter(there)
    else:
        rows = records.first_of_each(board.measure, board.period, there)
    known = Person.objects.filter(counted_for(board.officer)).order_by().values("pk")
    rows = rows.filter(who__in=known)
    return rows.select_related("region__parent__parent", "craft").order_by("-day", "-pk")


def _there(place: str) -> Q:
    if not place:
        return Q()
    unit, *codes = place.split("/")
    named = [code for code in codes if code != UNKNOWN]
    return Q(unit=unit) & (within(named[-1], "region") if named else Q())


def with_persons(rows: list) -> list[tuple[object, Person]]:
    persons = Person.objects.in_bulk([row.who for row in rows])
    return [(row, persons[row.who]) for row in rows]
