"""Sites, courses and trainers kept; a run planned, opened, closed, cancelled; a yearly plan."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from programme.record.models import Step
from programme.record.services import void_step
from programme.training.errors import (
    ApprovedAlready,
    CalendarShort,
    NobodyThere,
    NotNow,
    ResultsMissing,
    TooSoon,
)
from programme.training.letters import tell_her, tell_trainer
from programme.training.models import (
    Course,
    Enrolment,
    PlanApproval,
    PlanLine,
    Rule,
    Run,
    Session,
    Site,
    Trainer,
    TrainingPlan,
)
from sellers.organs.models import Officer, Organ

State = Run.State
Way = tuple[date, time, int]  # a session: its day, when it begins, its minutes
FIRST_RULE = (date(2017, 1, 1), 80, 360, "初始标准：学满 80 % 的时间并考核合格")


def load_rule() -> Rule:
    """The first; as often as one likes."""
    begins_on, share, least, source = FIRST_RULE
    facts = {"share_percent": share, "least_minutes": least, "source": source}
    return Rule.objects.get_or_create(begins_on=begins_on, defaults=facts)[0]


@transaction.atomic
def set_rule(*, officer: Officer, facts: dict[str, Any]) -> Rule:
    """For the nation, from a day to come; runs that end before are judged as before.

    Raises NotNow: that day has a rule, or is past.
    """
    if facts["begins_on"] <= timezone.localdate():
        raise NotNow
    try:
        with transaction.atomic():
            rule = Rule.objects.create(set_by=officer.user, **facts)
    except IntegrityError as twice:
        raise NotNow from twice
    log(instance=rule, action="training.rule.set", user=officer.user)
    return rule


@transaction.atomic
def save_site(*, site: Site | None, facts: dict[str, Any], officer: Officer) -> Site:
    """Raises NotNow: one of that name is in that county."""
    row = site or Site(organ=officer.organ)
    return _saved(row, facts, officer, "training.site.save")


@transaction.atomic
def save_course(*, course: Course | None, facts: dict[str, Any], officer: Officer) -> Course:
    """`facts["tags"]`: a reason for each that fits; without it they stay. Raises NotNow: this
    organ has one of that name.
    """
    reasons = facts.get("tags")
    known = {name: value for name, value in facts.items() if name != "tags"}
    row = course or Course(organ=officer.organ)
    saved: Course = _saved(row, known, officer, "training.course.save")
    if reasons is not None:
        saved.tags.exclude(tag__in=reasons).delete()
    for tag, reason in (reasons or {}).items():
        saved.tags.update_or_create(tag=tag, defaults={"reason": reason})
    return saved


def _saved(row: Any, facts: dict[str, Any], officer: Officer, action: str) -> Any:
    for name, value in facts.items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as twice:
        raise NotNow from twice
    log(instance=row, action=action, user=officer.user)
    refresh_public_pages()
    return row


@transaction.atomic
def grant_trainer(
    *, site: Site, phone: str, name_zh: str, until: date, officer: Officer
) -> Trainer:
    """Whoever has an account with this phone; asked again, the day is the new one.

    Raises NobodyThere.
    """
    user = User.objects.filter(phone=phone, is_active=True).first()
    if user is None:
        raise NobodyThere
    facts = {"until": until, "name_zh": name_zh, "granted_by": officer.user}
    trainer, _is_new = Trainer.objects.update_or_create(
        user=user, site=site, ended_at=None, defaults=facts
    )
    log(instance=trainer, action="training.trainer.grant", user=officer.user)
    tell_trainer(trainer)
    return trainer


@transaction.atomic
def end_trainer(*, trainer: Trainer, officer: Officer) -> None:
    """Raises NotNow."""
    if not Trainer.objects.filter(pk=trainer.pk, ended_at=None).update(ended_at=timezone.now()):
        raise NotNow
    log(instance=trainer, action="training.trainer.end", user=officer.user)


@transaction.atomic
def plan_run(
    *, run: Run | None, facts: dict[str, Any], days: Sequence[Way], officer: Officer
) -> Run:
    """Made, or changed as long as nobody could enrol. Raises NotNow."""
    row = run or Run(organ=officer.organ, made_by=officer.user)
    if run and not Run.objects.filter(pk=run.pk, state=State.PLANNED).exists():
        raise NotNow
    for name, value in facts.items():
        setattr(row, name, value)
    row.begins_on, row.ends_on = days[0][0], days[-1][0]
    row.save()
    row.sessions.all().delete()
    Session.objects.bulk_create(
        Session(run=row, day=day, starts_at=at, minutes=minutes) for day, at, minutes in days
    )
    log(instance=row, action="training.run.plan", user=officer.user)
    return row


@transaction.atomic
def open_run(*, run: Run, officer: Officer) -> None:
    """Raises CalendarShort, NotNow."""
    minutes = sum(session.minutes for session in run.sessions.all())
    if minutes < run.course.minutes:
        raise CalendarShort(minutes)
    if not Run.objects.filter(pk=run.pk, state=State.PLANNED).update(state=State.OPEN):
        raise NotNow
    log(instance=run, action="training.run.open", user=officer.user)
    refresh_public_pages()


@transaction.atomic
def close_run(*, run: Run, officer: Officer) -> None:
    """Who still waits is told that there was no place. Raises TooSoon, ResultsMissing, NotNow."""
    if run.ends_on > timezone.localdate():
        raise TooSoon
    if not Run.objects.filter(pk=run.pk, state=State.OPEN).update(**_ended(State.CLOSED)):
        raise NotNow
    missing = run.enrolments.filter(state=Enrolment.State.ENROLLED).select_related("person")
    if missing:
        raise ResultsMissing([f"{row.roll} {row.person.name}" for row in missing])
    for row in run.enrolments.filter(state=Enrolment.State.WAITING):
        _leave(row, Enrolment.State.WITHDRAWN, officer)
        tell_her(row, "no_place")
    log(instance=run, action="training.run.close", user=officer.user)
    refresh_public_pages()


@transaction.atomic
def cancel_run(*, run: Run, officer: Officer, reason: str) -> int:
    """How many were told. Raises NotNow: it is closed, or was cancelled before."""
    alive = Run.objects.filter(pk=run.pk, state__in=[State.PLANNED, State.OPEN])
    if not alive.update(reason=reason, **_ended(State.CANCELLED)):
        raise NotNow
    if run.enrolments.filter(state=Enrolment.State.FINISHED).exists():
        raise NotNow
    run.refresh_from_db()
    rows = list(run.enrolments.filter(state__in=["waiting", "enrolled"]))
    for row in rows:
        _leave(row, Enrolment.State.CANCELLED, officer)
        void_step(kind=Step.Kind.ENROLLED, proof=row, reason=reason, by=officer.user)
        tell_her(row, "cancel")
    log(instance=run, action="training.run.cancel", user=officer.user, data={"reason": reason})
    refresh_public_pages()
    return len(rows)


def _ended(state: Run.State) -> dict[str, Any]:
    return {"state": state, "ended_at": timezone.now()}


def _leave(row: Enrolment, state: Enrolment.State, officer: Officer) -> None:
    settled = {"settled_on": timezone.localdate(), "settled_by": officer.user}
    Enrolment.objects.filter(pk=row.pk).update(state=state, **settled)


@transaction.atomic
def draft_plan(*, facts: dict[str, Any], officer: Officer) -> TrainingPlan:
    """Of her own region; `facts["lines"]`: 人次 by craft. Raises NotNow: this year has one."""
    known = {name: value for name, value in facts.items() if name != "lines"}
    try:
        with transaction.atomic():
            there = {"region": officer.organ.region, "special": officer.organ.special}
            plan = TrainingPlan.objects.create(drafted_by=officer.user, **there, **known)
    except IntegrityError as twice:
        raise NotNow from twice
    for craft, person_times in facts.get("lines", {}).items():
        PlanLine.objects.create(plan=plan, craft=craft, person_times=person_times)
    log(instance=plan, action="training.plan.draft", user=officer.user)
    return plan


@transaction.atomic
def approve_plan(*, plan: TrainingPlan, officer: Officer) -> bool:
    """True: that was the third of three kinds. Of the plan's own region alone.

    Raises NotNow, ApprovedAlready.
    """
    own = (officer.organ.region_id, officer.organ.special)
    if own != (plan.region_id, plan.special):
        raise NotNow
    TrainingPlan.objects.filter(pk=plan.pk).update(year=plan.year)  # others wait here
    name = {"kind": officer.organ.kind, "organ": officer.organ, "officer": officer.user}
    try:
        with transaction.atomic():
            PlanApproval.objects.create(plan=plan, **name)
    except IntegrityError as twice:
        raise ApprovedAlready from twice
    log(instance=plan, action="training.plan.approve", user=officer.user)
    if plan.approvals.count() < len(Organ.Kind.values):
        return False
    waiting = TrainingPlan.objects.filter(pk=plan.pk, approved_at=None)
    return bool(waiting.update(approved_at=timezone.now()))
