"""A round in figures: who answered by place, and what was said by place and by craft."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext as _

from ground.crafts.models import Craft
from ground.regions.models import Division
from ground.regions.queries import is_said
from programme.record.models import Person
from programme.record.queries import distinct_person
from programme.survey.asking import values_of
from programme.survey.hiding import SMALL, Cell, hidden_cells
from programme.survey.models import Question, Round, Tally
from programme.survey.parts import Part, asked_by, unit_of_row
from programme.survey.questionnaire import Kind
from sellers.organs.models import Special

_WAYS = ("region", "family")  # in which a round's answers are cut, and no other


class Place(NamedTuple):
    name: str
    known: int
    answered: int


class Grid(NamedTuple):
    labels: list[str]
    rows: list[list[int]]


@dataclass(frozen=True)
class Table:
    """One question: a line a place or craft, a column a value; sums last."""

    question: Question
    heading: list[str]
    lines: list[tuple[str, list[int | None]]]  # None: hidden

    @property
    def bars(self) -> list[tuple[str, int | None]]:
        """Of all together."""
        return list(zip(self.heading, self.lines[-1][1], strict=True))[:-1] if self.lines else []

    @property
    def most(self) -> int:
        return max((n or 0 for _name, n in self.bars), default=0) or 1


def progress_of(survey: Round, part: Part | None = None) -> list[Place]:
    """By county, how many answered of how many are on record; two rows of a woman are one."""
    known, answered = _numbers(survey, part, "region")
    names = _names({*known, *answered})
    places = [Place(names[code], known[code], answered[code]) for code in sorted(names)]
    return [*places, Place(_("总人数"), sum(known.values()), sum(answered.values()))]


def units_of(survey: Round) -> list[tuple[str, Place]]:
    """The nation's round by reporting unit, each with its code; the whole has none."""
    known, answered = _numbers(survey, None, "unit")
    names = _unit_names({*known, *answered})
    rows = [(code, Place(names[code], known[code], answered[code])) for code in sorted(names)]
    return [*rows, ("", Place(_("总人数"), sum(known.values()), sum(answered.values())))]


def _numbers(survey: Round, part: Part | None, by: str) -> tuple[dict[str, int], dict[str, int]]:
    """By county or unit: who is on record, and who answered."""
    rows, held = Person.objects.filter(same_as=None, forgotten_at=None), survey.responses.all()
    for each in (asked_by(survey), part):
        rows = rows.filter(each.known) if each else rows
        held = held.filter(each.counted) if each else held
    known = _by(rows, by, Count("pk"))
    held = held.annotate(unit=unit_of_row())
    theirs = held.filter(person__isnull=False)
    answered = _by(theirs, by, Count(distinct_person(), distinct=True))
    for code, n in _by(held.filter(person=None), by, Count("pk")).items():
        answered[code] += n
    return known, answered


def _by(rows: QuerySet, by: str, how: Count) -> dict[str, int]:
    counts = rows.order_by().values(by).annotate(n=how)
    return defaultdict(int, {row[by]: row["n"] for row in counts})


def _names(codes: Iterable[str]) -> dict[str, str]:
    """Also of a place that the code of today knows no more: its row stays. Units come last."""
    names = {each.pk: each.name for each in Division.objects.filter(pk__in=codes)}
    return names | {each.value: str(each.label) for each in Special if each.value in codes}


def _unit_names(codes: Iterable[str]) -> dict[str, str]:
    """A province by the name of its place."""
    names = _names({code if code in Special.values else f"{code}0000" for code in codes})
    return {code.removesuffix("0000"): name for code, name in names.items()}


def tables_of(survey: Round, by: str, part: Part | None = None, hides: bool = True) -> list[Table]:
    """`by`: region or family; `hides`: small counts, as for everyone outside."""
    questions = survey.edition.questions.exclude(kind=Kind.WORDS).prefetch_related("options")
    counted = {each: _counted(survey, each, part) for each in ({*_WAYS} if hides else {by})}
    return [
        _table(question, by, {each: rows.grid_of(question) for each, rows in counted.items()})
        for question in questions
    ]


@dataclass(frozen=True)
class Counted:
    """How often each value was said in each place or craft."""

    counts: dict[int, dict[tuple[str, str], int]]
    names: dict[str, str]

    def grid_of(self, question: Question) -> Grid:
        """A line a place or craft where it was answered, a column a value; sums last."""
        values, counts = values_of(question), self.counts[question.pk]
        used = [line for line in self.names if any(key[0] == line for key in counts)]
        rows = [[counts.get((line, value), 0) for value, _name in values] for line in used]
        rows = [[*line, sum(line)] for line in rows]
        rows.append([sum(col) for col in zip(*rows, strict=True)] or [0] * (len(values) + 1))
        return Grid([*(self.names[line] for line in used), _("总人数")], rows)


def _counted(survey: Round, by: str, part: Part | None) -> Counted:
    rows = Tally.objects.filter(round=survey)
    rows = rows.filter(part.counted) if part else rows
    counts: dict[int, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    line_of = _line_of(survey, rows) if by == "region" else None
    for row in rows.values("question", "value", by, "special").annotate(n=Sum("times")):
        line = line_of[row["region"], row["special"]] if line_of else row[by]
        counts[row["question"]][line, row["value"]] += row["n"]
    lines = {line for each in counts.values() for line, _value in each}
    return Counted(counts, _line_names(by, lines))


def _line_of(survey: Round, rows: QuerySet[Tally]) -> dict[tuple[str, str], str]:
    """Which place right below the round's each county lies in: one level a round, for two levels
    side by side would tell by subtraction what each hides. Below the nation the Corps and the
    state farms are lines of their own, whose women are in no province's.
    """
    pairs = set(rows.order_by().values_list("region", "special").distinct())
    counties = Division.objects.select_related("parent__parent")
    found = counties.in_bulk([code for code, _special in pairs])
    return {
        (code, special): special
        if special and survey.region_id is None
        else _below(found[code], survey.region_id).pk
        for code, special in pairs
    }


def _below(county: Division, top: str | None) -> Division:
    place = county
    while place.pk != top and place.parent and place.parent_id != top:
        place = place.parent
    if not is_said(place.name_zh) and county != place:
        return county
    return place


def _line_names(by: str, lines: set[str]) -> dict[str, str]:
    if by == "region":
        return _names(lines)
    families = dict(Craft.Family.choices)
    named = {line: str(families.get(line, _("没说手艺"))) for line in lines}
    order = [*Craft.Family.values, ""]
    return dict(sorted(named.items(), key=lambda pair: order.index(pair[0])))


def _table(question: Question, by: str, grids: dict[str, Grid]) -> Table:
    """With both ways of cutting it, as far as they may be known together; with one, exact."""
    grid = grids[by]
    hidden: dict[str, set[Cell]] = {by: set()}
    if len(grids) > 1:
        cells = hidden_cells(*(grids[each].rows for each in _WAYS))
        hidden = dict(zip(_WAYS, cells, strict=True))
    shown: list[list[int | None]] = [
        [None if (row, col) in hidden[by] else n for col, n in enumerate(line)]
        for row, line in enumerate(grid.rows)
    ]
    heading = [name for _value, name in values_of(question)] + [_("总人数")]
    return Table(question, heading, list(zip(grid.labels, shown, strict=True)))


def shown_count(n: int | None) -> str:
    return _("少，不写") if n is None else str(n)


__all__ = ["SMALL", "Place", "Table", "progress_of", "shown_count", "tables_of", "units_of"]
