"""A round in figures: who answered by place, and what was said by place and by craft."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from ground.crafts.models import Craft
from ground.regions.models import Division
from ground.regions.queries import is_said
from ground.regions.queries import within as in_region
from programme.record.models import Person
from programme.record.queries import distinct_person
from programme.survey.asking import values_of
from programme.survey.hiding import SMALL, hidden_cells
from programme.survey.models import Question, Response, Round, Tally
from programme.survey.questionnaire import Kind


class Place(NamedTuple):
    name: str
    known: int
    answered: int


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


def progress_of(survey: Round, here: Q | None = None) -> list[Place]:
    """By county, how many answered of how many are on record; two rows of a woman are one."""
    known, answered = _numbers(survey, here)
    names = _names({*known, *answered})
    places = [Place(names[code], known[code], answered[code]) for code in sorted(names)]
    return [*places, Place(_("总人数"), sum(known.values()), sum(answered.values()))]


def provinces_of(survey: Round) -> list[tuple[str, Place]]:
    """The nation's round by province, each with its code; the whole has none."""
    known, answered = (_by_province(numbers) for numbers in _numbers(survey, None))
    names = _names({*known, *answered})
    rows = [(code, Place(names[code], known[code], answered[code])) for code in sorted(names)]
    return [*rows, ("", Place(_("总人数"), sum(known.values()), sum(answered.values())))]


def _by_province(numbers: dict[str, int]) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for code, number in numbers.items():
        sums[f"{code[:2]}0000"] += number
    return sums


def _numbers(survey: Round, here: Q | None) -> tuple[dict[str, int], dict[str, int]]:
    """By county: who is on record, and who answered."""
    rows = Person.objects.filter(same_as=None, forgotten_at=None)
    rows = rows.filter(in_region(survey.region_id, "region")) if survey.region_id else rows
    known = _by_region(rows, here, Count("pk"))
    held = Response.objects.filter(round=survey)
    theirs = held.filter(person__isnull=False)
    answered = _by_region(theirs, here, Count(distinct_person(), distinct=True))
    for code, n in _by_region(held.filter(person=None), here, Count("pk")).items():
        answered[code] += n
    return known, answered


def _by_region(rows: QuerySet, here: Q | None, how: Count) -> dict[str, int]:
    rows = rows.filter(here) if here is not None else rows
    counts = rows.order_by().values("region").annotate(n=how)
    return defaultdict(int, {row["region"]: row["n"] for row in counts})


def _names(codes: Iterable[str]) -> dict[str, str]:
    """Also of a place that the code of today knows no more: its row stays."""
    return {each.pk: each.name for each in Division.objects.filter(pk__in=codes)}


def tables_of(survey: Round, by: str, here: Q | None = None, hides: bool = True) -> list[Table]:
    """`by`: region or family; `hides`: small counts, as for everyone outside."""
    rows = Tally.objects.filter(round=survey)
    rows = rows.filter(here) if here is not None else rows
    counts: dict[int, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    line_of = _line_of(survey, rows) if by == "region" else None
    for row in rows.values("question", "value", by).annotate(n=Sum("times")):
        line = line_of[row[by]] if line_of else row[by]
        counts[row["question"]][line, row["value"]] += row["n"]
    names = _line_names(by, {line for each in counts.values() for line, _value in each})
    questions = survey.edition.questions.exclude(kind=Kind.WORDS).prefetch_related("options")
    return [_table(question, counts[question.pk], names, hides) for question in questions]


def _line_of(survey: Round, rows: QuerySet[Tally]) -> dict[str, str]:
    """Which place right below the round's each county lies in: one level a round, for two levels
    side by side would tell by subtraction what each hides.
    """
    codes = rows.order_by().values_list("region", flat=True).distinct()
    lines = {}
    for county in Division.objects.filter(pk__in=codes).select_related("parent__parent"):
        lines[county.pk] = _below(county, survey.region_id).pk
    return lines


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


def _table(
    question: Question, counts: dict[tuple[str, str], int], names: dict[str, str], hides: bool
) -> Table:
    values = values_of(question)
    used = [line for line in names if any(key[0] == line for key in counts)]
    grid = [[counts.get((line, value), 0) for value, _name in values] for line in used]
    grid = [[*line, sum(line)] for line in grid]
    grid.append([sum(col) for col in zip(*grid, strict=True)] or [0] * (len(values) + 1))
    hidden = hidden_cells(grid) if hides else set()
    shown: list[list[int | None]] = [
        [None if (row, col) in hidden else n for col, n in enumerate(line)]
        for row, line in enumerate(grid)
    ]
    heading = [name for _value, name in values] + [_("总人数")]
    labels = [*(names[line] for line in used), _("总人数")]
    return Table(question, heading, list(zip(labels, shown, strict=True)))


def shown_count(n: int | None) -> str:
    return _("少，不写") if n is None else str(n)


__all__ = ["SMALL", "Place", "Table", "progress_of", "provinces_of", "shown_count", "tables_of"]
