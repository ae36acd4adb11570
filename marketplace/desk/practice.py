"""以赛促训: of who entered a competition, who had learned that craft here before, and who after."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from programme.competitions.models import Competition, Entry
from programme.competitions.queries import held_by, seen_by
from programme.record.models import Step
from programme.record.queries import distinct_person
from programme.targets.hiding import is_small
from sellers.organs.doors import DeskRequest, desk_page
from sellers.organs.models import Officer, Organ
from sellers.verification.desk_lists import page_of


@dataclass(frozen=True)
class Line:
    """One event; of a line that is hidden only how many entered is said, which everyone reads."""

    name: str
    craft: str
    entered: int
    before: int
    after: int
    is_hidden: bool = False

    @property
    def is_telling(self) -> bool:
        """Some of its counts would tell of one to four women."""
        parts = (self.before, self.after, self.entered - self.before, self.entered - self.after)
        return any(map(is_small, parts))


def counts_exactly(officer: Officer, competition: Competition) -> bool:
    """Whom she may see by name, and what they learned: the federation that holds it."""
    is_federation = officer.organ.kind == Organ.Kind.DISABLED
    return is_federation and held_by(officer).filter(pk=competition.pk).exists()


def lines_of(competition: Competition, *, hides: bool) -> list[Line]:
    """In the order of the events. Two rows of one woman are one."""
    counts = {row["event"]: row for row in _counted(competition)}
    lines = []
    for event in competition.events.select_related("craft"):
        row = counts.get(event.pk, {"entered": 0, "before": 0, "after": 0})
        numbers = (row["entered"], row["before"], row["after"])
        line = Line(event.name, str(event.craft), *numbers)
        lines.append(_hidden(line) if hides and line.is_telling else line)
    return lines


def _hidden(line: Line) -> Line:
    return Line(line.name, line.craft, line.entered, 0, 0, is_hidden=True)


def _counted(competition: Competition) -> QuerySet:
    rows = Entry.objects.filter(event__competition=competition, state=Entry.State.ENTERED)
    rows = rows.order_by().annotate(who=distinct_person(), craft=F("event__craft"))
    day = competition.held_on
    rows = rows.annotate(
        learned=_step(Step.Kind.FINISHED, Q(happened_on__lt=day)),
        enrols=_step(Step.Kind.ENROLLED, Q(happened_on__gt=day)),
    )
    return rows.values("event").annotate(
        entered=Count("who", distinct=True),
        before=Count("who", Q(learned=True), distinct=True),
        after=Count("who", Q(enrols=True), distinct=True),
    )


def _step(kind: Step.Kind, when: Q) -> Exists:
    """On whichever of her rows it stands."""
    steps = Step.objects.annotate(her=distinct_person()).filter(when, kind=kind, voided_at=None)
    return Exists(steps.filter(her=OuterRef("who"), craft=OuterRef("craft")))


def whole_of(lines: list[Line]) -> Line | None:
    """None: with a line hidden, the sum would tell it."""
    if any(line.is_hidden for line in lines):
        return None
    sums = (sum(getattr(line, name) for line in lines) for name in ("entered", "before", "after"))
    return Line("", "", *sums)


@desk_page()
@require_safe
def show(request: DeskRequest, pk: int) -> HttpResponse:
    competition = get_object_or_404(seen_by(request.officer), pk=pk)
    exact = counts_exactly(request.officer, competition)
    lines = lines_of(competition, hides=not exact)
    context = {
        "here": "programme",
        "competition": competition,
        "lines": lines,
        "whole": whole_of(lines),
        "hides": any(line.is_hidden for line in lines),
    }
    return render(request, "desk/practice.html", context)


@desk_page()
@require_safe
def list_all(request: DeskRequest) -> HttpResponse:
    """Competitions whose report there is to read."""
    context = {"here": "programme", "competitions": page_of(request, seen_by(request.officer))}
    return render(request, "desk/practices.html", context)
