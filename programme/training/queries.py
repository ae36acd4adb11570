"""Whose sites, courses, runs and enrolments; what is not yours is not there."""

from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils import timezone

from ground.accounts.models import User
from ground.regions.models import Division
from programme.record.models import Person
from programme.record.queries import distinct_person, hers
from programme.training.errors import NoRule
from programme.training.models import (
    Course,
    Enrolment,
    Followup,
    Outreach,
    Rule,
    Run,
    Site,
    Trainer,
    TrainingPlan,
)
from sellers.organs.models import Officer, Organ
from sellers.organs.queries import organs_of, within

State = Enrolment.State
_PLACE = "region__parent__parent"


def sites_for(officer: Officer) -> QuerySet[Site]:
    """Of her region and below, whichever organ listed them: sites are shared."""
    return Site.objects.filter(within(officer.organ, "region", "organ__special")).select_related(
        _PLACE, "organ"
    )


def courses_for(officer: Officer) -> QuerySet[Course]:
    """Taught in her region, and those that organs above her thought out."""
    rows = Course.objects.select_related("craft", "organ__region__parent__parent")
    rows = rows.prefetch_related("tags")
    region = officer.organ.region
    if region is None:
        return rows
    above = [f"{region.pk[:2]}0000", f"{region.pk[:4]}00", region.pk]
    wider = Q(organ__region__in=above, organ__special=officer.organ.special)
    below = within(officer.organ, "organ__region", "organ__special")
    return rows.filter(wider | Q(organ__region=None) | below)


def kept_sites(officer: Officer) -> QuerySet[Site]:
    """Those that she may change: of her organ, and of organs of its kind below it."""
    return sites_for(officer).filter(organ__kind=officer.organ.kind)


def kept_courses(officer: Officer) -> QuerySet[Course]:
    rows = courses_for(officer).filter(organ__kind=officer.organ.kind)
    return rows.filter(within(officer.organ, "organ__region", "organ__special"))


def runs_for(officer: Officer) -> QuerySet[Run]:
    """Held in her region; who comes is named to the federation and to organs of the same kind."""
    rows = Run.objects.filter(within(officer.organ, "site__region", "organ__special"))
    rows = rows.select_related("course__craft", "site__region__parent__parent", "organ", "trainer")
    if officer.organ.kind == Organ.Kind.DISABLED:
        return rows
    return rows.filter(organ__kind=officer.organ.kind)


def enrolments_for(officer: Officer) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(run__in=runs_for(officer)).select_related(
        "run__course", "run__site__region__parent__parent", "run__organ", "person__artisan__user",
        "person__region__parent__parent",
    )  # fmt: skip


def trainers_for(officer: Officer) -> QuerySet[Trainer]:
    return Trainer.objects.filter(site__in=sites_for(officer)).select_related("site", "user")


def kept_trainers(officer: Officer) -> QuerySet[Trainer]:
    return trainers_for(officer).filter(site__in=kept_sites(officer))


def plans_for(officer: Officer) -> QuerySet[TrainingPlan]:
    """Of her region and below: they name nobody."""
    rows = TrainingPlan.objects.filter(within(officer.organ, "region", "special"))
    return rows.select_related(_PLACE).prefetch_related("approvals__organ", "lines__craft")


def followups_for(officer: Officer) -> QuerySet[Followup]:
    return Followup.objects.filter(enrolment__run__in=runs_for(officer)).select_related(
        "enrolment__run__course", "enrolment__person__artisan__user"
    )


def due_followups(officer: Officer) -> QuerySet[Followup]:
    """The longest due first."""
    today = timezone.localdate()
    return followups_for(officer).filter(done_on=None, due_on__lte=today)


def asked_access(officer: Officer) -> QuerySet[Enrolment]:
    open_states = [State.WAITING, State.ENROLLED]
    rows = enrolments_for(officer).filter(access=Enrolment.Access.ASKED, state__in=open_states)
    return rows.order_by("run__begins_on", "pk")


def kept_outreach(officer: Officer) -> QuerySet[Outreach]:
    """Of her organ, and of organs of its kind below it."""
    rows = Outreach.objects.filter(organ__in=organs_of(officer))
    return rows.select_related("craft", "region__parent__parent", "organ")


def with_enrolled(rows: QuerySet[Outreach]) -> QuerySet[Any]:
    """How many women of the county enrolled, from that day on, in the courses that followed."""
    came = Q(runs__enrolments__person__region=F("region"))
    came &= Q(runs__enrolments__entered_at__date__gte=F("on"))
    came &= ~Q(runs__enrolments__state=State.WITHDRAWN)
    women = distinct_person("runs__enrolments__person")
    return rows.annotate(enrolled=Count(women, came, distinct=True)).order_by("-on", "-pk")


def outreach_sums(rows: QuerySet[Outreach]) -> dict[str, int]:
    """Visits, and women met there: one who came twice is counted twice."""
    sums = rows.order_by().aggregate(
        times=Count("pk"), met=Sum("met"), registered=Sum("registered")
    )
    return {name: number or 0 for name, number in sums.items()}


def grants_of(user: User) -> QuerySet[Trainer]:
    """Where she teaches today."""
    return Trainer.objects.in_force().filter(user=user).select_related("site")


def taught_runs(user: User) -> QuerySet[Run]:
    """Of whoever teaches them, as long as she does; not those that are over for long."""
    rows = Run.objects.filter(trainer__in=grants_of(user), state__in=[Run.State.OPEN])
    return rows.select_related("course__craft", "site").order_by("begins_on", "pk")


def runs_open_to_her() -> QuerySet[Run]:
    """To enrol in; the soonest first."""
    today = timezone.localdate()
    rows = Run.objects.filter(state=Run.State.OPEN, enrol_until__gte=today, ends_on__gte=today)
    rows = rows.select_related("course__craft", "site__region__parent__parent", "organ")
    return rows.order_by("begins_on", "pk")


def near(runs: QuerySet[Run], region: Division) -> QuerySet[Run]:
    """In her province."""
    return runs.filter(site__region__code__startswith=region.pk[:2])


def enrolments_of(user: User) -> QuerySet[Enrolment]:
    """Hers, the newest first."""
    mine = Q(person__artisan__user=user) | Q(person__same_as__artisan__user=user)
    rows = Enrolment.objects.filter(mine).select_related(
        "run__course__craft", "run__site__region", "run__organ", "certificate"
    )
    return rows.order_by("-run__begins_on", "-pk")


def open_enrolments_of(person: Person, run: Run) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(hers(person), run=run).exclude(state=State.WITHDRAWN)


def place_in_line(enrolment: Enrolment) -> int:
    """1: the next free place is hers."""
    before = Enrolment.objects.filter(run=enrolment.run, state=State.WAITING)
    return before.filter(roll__lte=enrolment.roll).count()


def minutes_of(enrolment: Enrolment) -> int:
    return enrolment.attendance.aggregate(all=Sum("minutes"))["all"] or 0


def rule_on(day: date) -> Rule:
    """Raises NoRule."""
    rule = Rule.objects.filter(begins_on__lte=day).first()
    if rule is None:
        raise NoRule
    return rule


def going_enrolments(person: Person) -> QuerySet[Enrolment]:
    """Hers in runs that are not over."""
    rows = Enrolment.objects.filter(hers(person), state__in=[State.WAITING, State.ENROLLED])
    return rows.filter(run__state=Run.State.OPEN).select_related("run__course", "run__organ")
