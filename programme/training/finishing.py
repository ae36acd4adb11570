"""What came of it: assessed, finished by the rule of that day, or not; and what she can show."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from programme.record.models import Step
from programme.record.services import note_step, void_step
from programme.training.codes import new_code
from programme.training.enrolling import about
from programme.training.errors import NotAssessed, NotEnough, NotNow, TooSoon, TrainingError
from programme.training.letters import tell_her
from programme.training.models import Certificate, Enrolment, Run
from programme.training.queries import minutes_of, rule_on
from sellers.honours.errors import ClaimedAlready
from sellers.honours.models import Honour
from sellers.honours.services import award
from sellers.organs.models import Officer

State = Enrolment.State
Assessed = Enrolment.Assessed


@transaction.atomic
def assess(*, enrolment: Enrolment, is_able: bool, by: User) -> None:
    """As often as she tries, until there is a result. Raises NotNow."""
    result = Assessed.PASSED if is_able else Assessed.FAILED
    there = Enrolment.objects.filter(pk=enrolment.pk, state=State.ENROLLED)
    if not there.filter(run__state=Run.State.OPEN).exclude(assessed=result).update(assessed=result):
        raise NotNow
    log(instance=enrolment, action="training.assess", user=by)


@transaction.atomic
def finish(*, enrolment: Enrolment, officer: Officer) -> Certificate:
    """Certificate, badge and, where it counts, a step of her way.

    Raises TooSoon, NotEnough, NotAssessed, NoRule, NotNow.
    """
    run = enrolment.run
    if run.ends_on > timezone.localdate():
        raise TooSoon
    rule = rule_on(run.ends_on)
    needed, minutes = rule.needed(run.course.minutes), minutes_of(enrolment)
    if minutes < needed:
        raise NotEnough(minutes, needed)
    there = Enrolment.objects.filter(pk=enrolment.pk, state=State.ENROLLED)
    there = there.filter(run__state=Run.State.OPEN)
    if run.course.is_assessed and not there.filter(assessed=Assessed.PASSED).exists():
        raise NotAssessed if there.exists() else NotNow
    settled = {"settled_by": officer.user, "settled_on": timezone.localdate()}
    if not there.update(state=State.FINISHED, counts=rule.lets_count(run.course), **settled):
        raise NotNow
    enrolment.refresh_from_db()
    return _certify(enrolment, officer)


def _certify(row: Enrolment, officer: Officer) -> Certificate:
    ended = row.run.ends_on
    certificate = Certificate.objects.create(enrolment=row, code=new_code(), issued_on=ended)
    if row.counts:
        facts = {"happened_on": ended, **about(row)}
        kind = Step.Kind.FINISHED
        # The run proves it: on two rows of one woman it is finished once (人次).
        note_step(person=row.person, kind=kind, proof=row.run, by=officer.user, **facts)
    log(instance=row, action="training.finish", user=officer.user)
    _give_badge(row, officer)
    tell_her(row, "finish")
    return certificate


def _give_badge(row: Enrolment, officer: Officer) -> None:
    """Among her honours, shown when she likes; who took the course twice that year has it."""
    artisan = row.person.artisan
    if artisan is None:
        return
    course = row.run.course
    facts = {
        "kind": Honour.Kind.PRIZE,
        "name_zh": f"{course.name_zh[:50]}结业",
        "name_en": course.name_en and f"{course.name_en[:100]}: completed",
        "grantor_zh": row.run.organ.name_zh[:80],
        "grantor_en": row.run.organ.name_en,
        "level": Honour.Level.OTHER,
        "year": row.run.ends_on.year,
    }
    try:
        award(artisan=artisan, facts=facts, officer=officer)
    except ClaimedAlready:
        return


def finish_all(*, run: Run, officer: Officer) -> int:
    """Each who has what it takes, one transaction each; the others stay as they are."""
    finished = 0
    for row in run.enrolments.filter(state=State.ENROLLED).select_related(
        "run__course__craft", "run__organ", "person__artisan__user"
    ):
        try:
            finish(enrolment=row, officer=officer)
        except TrainingError:
            continue
        finished += 1
    return finished


@transaction.atomic
def leave_unfinished(*, enrolment: Enrolment, officer: Officer, reason: str) -> None:
    """She is told why, and that she may come again. Raises NotNow."""
    there = Enrolment.objects.filter(pk=enrolment.pk, state=State.ENROLLED)
    settled = {"settled_by": officer.user, "settled_on": timezone.localdate(), "reason": reason}
    if not there.filter(run__state=Run.State.OPEN).update(state=State.UNFINISHED, **settled):
        raise NotNow
    enrolment.refresh_from_db()
    log(instance=enrolment, action="training.unfinish", user=officer.user)
    tell_her(enrolment, "unfinish")


@transaction.atomic
def revoke(*, certificate: Certificate, officer: Officer, reason: str) -> None:
    """It was a mistake: the code says so from now on, and the step does not count.

    Raises NotNow.
    """
    standing = Certificate.objects.filter(pk=certificate.pk, revoked_at=None)
    if not standing.update(revoked_at=timezone.now(), reason=reason):
        raise NotNow
    row = certificate.enrolment
    kind, by = Step.Kind.FINISHED, officer.user
    void_step(kind=kind, proof=row.run, person=row.person, reason=reason, by=by)
    Enrolment.objects.filter(pk=row.pk).update(counts=False)
    log(instance=row, action="training.revoke", user=officer.user, data={"reason": reason})
    certificate.refresh_from_db()
    tell_her(row, "revoke")
