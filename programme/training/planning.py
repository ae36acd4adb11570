"""A yearly plan beside what came of it, craft by craft; and the runs that belong to it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Count, Q, QuerySet, Sum
from wagtail.log_actions import log

from ground.crafts.models import Craft
from programme.training.errors import NotNow
from programme.training.models import Enrolment, Run, TrainingPlan
from sellers.organs.models import Officer


@dataclass
class Line:
    """One craft: 人次 that the plan means, places that runs offer, 人次 that are finished."""

    craft: Craft
    planned: int = 0
    places: int = 0
    done: int = 0


@dataclass
class Progress:
    lines: dict[str, Line] = field(default_factory=dict)

    def of(self, craft: Craft) -> Line:
        return self.lines.setdefault(craft.pk, Line(craft))

    @property
    def rows(self) -> list[Line]:
        return list(self.lines.values())

    @property
    def places(self) -> int:
        return sum(line.places for line in self.rows)

    @property
    def done(self) -> int:
        return sum(line.done for line in self.rows)


def progress_of(plans: Iterable[TrainingPlan]) -> list[tuple[TrainingPlan, Progress]]:
    """In as many questions for twenty plans as for one."""
    found = {plan.pk: Progress() for plan in plans}
    for plan in plans:
        for line in plan.lines.all():
            found[plan.pk].of(line.craft).planned = line.person_times
    alive = Run.objects.filter(plan__in=found).exclude(state=Run.State.CANCELLED).order_by()
    offered = list(alive.values("plan", "course__craft").annotate(n=Sum("seats")))
    counted = Q(enrolments__state=Enrolment.State.FINISHED, enrolments__counts=True)
    ended = alive.filter(counted).values("plan", "course__craft").annotate(n=Count("enrolments"))
    crafts = Craft.objects.in_bulk({row["course__craft"] for row in offered})
    for row in offered:
        found[row["plan"]].of(crafts[row["course__craft"]]).places = row["n"]
    for row in ended:
        found[row["plan"]].of(crafts[row["course__craft"]]).done = row["n"]
    return [(plan, found[plan.pk]) for plan in plans]


def plans_of(run: Run) -> QuerySet[TrainingPlan]:
    """Of the year in which it begins, and of its place or one that holds it."""
    code = run.site.region_id
    above = [code, f"{code[:4]}00", f"{code[:2]}0000"]
    rows = TrainingPlan.objects.filter(year=run.begins_on.year)
    rows = rows.filter(Q(region=None) | Q(region__in=above))
    return rows.select_related("region").order_by("region", "pk")


@transaction.atomic
def link_run(*, run: Run, plan: TrainingPlan | None, officer: Officer) -> None:
    """None: to no plan. Raises NotNow: it does not fit, or the run is cancelled."""
    if plan and not plans_of(run).filter(pk=plan.pk).exists():
        raise NotNow
    alive = Run.objects.filter(pk=run.pk).exclude(state=Run.State.CANCELLED)
    if not alive.update(plan=plan):
        raise NotNow
    said = {"plan": plan.pk if plan else None}
    log(instance=run, action="training.run.link", user=officer.user, data=said)
