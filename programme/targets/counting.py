"""From steps and spells to figures, in SQL by groups; 人次 and 人 are never mixed.

A woman counts once in a period, where her first record of it says that she lived, with that
record's craft, so that the parts make up the whole on every level.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Case, Count, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from programme.record.models import Poverty, Spell, Step
from programme.record.queries import distinct_person
from programme.targets.models import Measure
from programme.targets.periods import Period
from programme.targets.places import Paths, with_those_above

_AT_ONCE = 2000  # rows in memory
NO_CRAFT = "none"
FIRST, BACK, AGAIN = "first", "back", "again"  # ever; not in the last period; in it too


@dataclass
class Parts:
    """What a figure is made of; each of the two counters makes up the whole."""

    value: int = 0
    family: Counter[str] = field(default_factory=Counter)
    newness: Counter[str] = field(default_factory=Counter)
    priority: int = 0

    def add(self, number: int, family: str, newness: str = "") -> None:
        self.value += number
        self.family[family] += number
        if newness:
            self.newness[newness] += number

    def cuts(self, measure: Measure) -> dict[str, dict[str, int]]:
        cuts = {"family": dict(self.family)}
        if measure != Measure.TIMES:
            rest = self.value - self.priority
            cuts["newness"] = dict(self.newness)
            cuts["priority"] = {"priority": self.priority, "other": rest}
        return cuts


Tally = defaultdict[str, Parts]  # by place


@dataclass(frozen=True)
class Records:
    """What stood on record at one moment, whatever is noted while it is counted."""

    as_of: datetime

    def of(self, measure: Measure, first: date, last: date) -> QuerySet:
        """Each with `who`, one for the two rows of one woman, and `day`."""
        rows: QuerySet
        if measure == Measure.EMPLOYED:
            rows = Spell.objects.annotate(day=F("began_on"))
        else:
            rows = Step.objects.filter(kind=Step.Kind.FINISHED).annotate(day=F("happened_on"))
            rows = rows.filter(Q(voided_at=None) | Q(voided_at__gt=self.as_of))
        rows = rows.filter(self._checked(), noted_at__lte=self.as_of, day__range=(first, last))
        return rows.annotate(who=distinct_person()).order_by()

    def _checked(self) -> Q:
        """Of women alone whose certificate an officer had seen by then."""
        hers = Q(person__checked_at__lte=self.as_of)
        return hers | Q(person__same_as__checked_at__lte=self.as_of)

    def firsts(self, measure: Measure, period: Period) -> QuerySet:
        """One record a woman: her first of the period."""
        turn = Window(RowNumber(), partition_by=[F("who")], order_by=[F("day"), F("pk")])
        return self.of(measure, *period.days).annotate(turn=turn).filter(turn=1)

    def first_of_each(self, measure: Measure, period: Period, there: Q) -> QuerySet:
        """Those of the firsts that lie there; sought among the women alone who were ever there."""
        rows = self.of(measure, *period.days)
        firsts = self.firsts(measure, period)
        if there:
            firsts = firsts.filter(who__in=rows.filter(there).values("who"))
        return rows.filter(there, pk__in=firsts.values("pk"))

    def with_newness(self, measure: Measure, period: Period) -> QuerySet:
        first_day, _last = period.days
        ever = self.of(measure, date(1, 1, 1), first_day).exclude(day=first_day)
        last = self.of(measure, *period.before.days)
        newness = Case(
            When(who__in=last.values("who"), then=Value(AGAIN)),
            When(who__in=ever.values("who"), then=Value(BACK)),
            default=Value(FIRST),
        )
        return self.firsts(measure, period).annotate(newness=newness)


_WHERE = ("unit_id", "region_id", "craft__family")


def tally_times(period: Period, records: Records, paths: Paths) -> Tally:
    found: Tally = defaultdict(Parts)
    rows = records.of(Measure.TIMES, *period.days)
    groups = rows.values_list(*_WHERE).annotate(number=Count("pk"))
    for unit, region, family, number in groups.iterator(_AT_ONCE):
        for place in with_those_above(paths.path(unit, region)):
            found[place].add(number, family or NO_CRAFT)
    return found


class Priority:
    """Who stands on a list of the rural office, by the newest that names her: one byte a woman.

    Read once a run in batches; only counts of it are ever written down.
    """

    def __init__(self) -> None:
        self._marks = bytearray()
        for who, row in self._newest():
            if who >= len(self._marks):
                self._marks.extend(bytes(who + 1 - len(self._marks)))
            self._marks[who] = row.is_priority

    def _newest(self) -> Iterator[tuple[int, Poverty]]:
        lists = Poverty.objects.annotate(who=distinct_person()).order_by("checked_on", "pk")
        for row in lists.iterator(_AT_ONCE):
            yield row.who, row

    def __contains__(self, who: int) -> bool:
        return who < len(self._marks) and bool(self._marks[who])


def tally_persons(rows: QuerySet, paths: Paths, priority: Priority) -> Tally:
    """`rows`: one a woman, with her newness.

    Read one by one, since only here is known who is of the plan's first concern.
    """
    found: Tally = defaultdict(Parts)
    persons = rows.values_list(*_WHERE, "newness", "who")
    for unit, region, family, newness, who in persons.iterator(_AT_ONCE):
        is_priority = who in priority
        for place in with_those_above(paths.path(unit, region)):
            parts = found[place]
            parts.add(1, family or NO_CRAFT, newness)
            parts.priority += is_priority
    return found
