"""A place in a run: asked for, given once, given back, and what she needs to take it."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from programme.record.models import Person, Step
from programme.record.services import note_step, void_step
from programme.training.codes import new_code
from programme.training.errors import EnrolledAlready, NotNow
from programme.training.letters import tell_her
from programme.training.models import Enrolment, Run
from programme.training.queries import open_enrolments_of
from sellers.organs.models import Officer

State = Enrolment.State
Access = Enrolment.Access
_OPEN = [State.WAITING, State.ENROLLED]


@transaction.atomic
def enrol(*, run: Run, person: Person, by: User, access: str = "") -> Enrolment:
    """A place, or where none is free a turn in the line; `access` is what she needs to come.

    Raises NotNow, EnrolledAlready.
    """
    person = person.same_as or person
    open_run = Run.objects.filter(pk=run.pk, state=Run.State.OPEN)
    # Also the lock: two who press at once are numbered one after the other.
    if not open_run.filter(enrol_until__gte=timezone.localdate()).update(rolls=F("rolls") + 1):
        raise NotNow
    if open_enrolments_of(person, run).exists():
        raise EnrolledAlready
    state = State.ENROLLED if _take_place(run) else State.WAITING
    run.refresh_from_db()
    asked = {"access_text": access, "access": Access.ASKED if access else Access.NONE}
    about = {"run": run, "person": person, "roll": run.rolls, "code": new_code()}
    try:
        with transaction.atomic():
            row = Enrolment.objects.create(state=state, entered_by=by, **about, **asked)
    except IntegrityError as twice:
        raise EnrolledAlready from twice
    log(instance=row, action="training.enrol", user=by)
    _note(row, by)
    tell_her(row, state)
    return row


def _take_place(run: Run) -> bool:
    free = Run.objects.filter(pk=run.pk, state=Run.State.OPEN, taken__lt=F("seats"))
    return bool(free.update(taken=F("taken") + 1))


def _note(row: Enrolment, by: User | None) -> None:
    """Everyone may read whether a place is free, so only the last that is given changes a page."""
    if row.state == State.ENROLLED:
        note_step(person=row.person, kind=Step.Kind.ENROLLED, proof=row, by=by, **about(row))
        if not row.run.free:
            refresh_public_pages()


def about(row: Enrolment) -> dict[str, object]:
    """How a step names the course."""
    course = row.run.course
    return {"about_zh": course.name_zh, "about_en": course.name_en, "craft": course.craft}


@transaction.atomic
def withdraw(*, enrolment: Enrolment, by: User) -> None:
    """Her place goes to the first who waits. Raises NotNow: there is a result, or she went."""
    run = Run.objects.filter(pk=enrolment.run_id, state=Run.State.OPEN)
    if not run.update(rolls=F("rolls")):  # the lock, in the order of `enrol`
        raise NotNow
    gone = {"settled_on": timezone.localdate(), "settled_by": by}
    mine = Enrolment.objects.filter(pk=enrolment.pk)
    had_place = mine.filter(state=State.ENROLLED).update(state=State.WITHDRAWN, **gone)
    if not had_place and not mine.filter(state=State.WAITING).update(state=State.WITHDRAWN, **gone):
        raise NotNow
    log(instance=enrolment, action="training.withdraw", user=by)
    tell_her(enrolment, "withdraw")
    if had_place:
        void_step(kind=Step.Kind.ENROLLED, proof=enrolment, reason="退出", by=by)
        run.update(taken=F("taken") - 1)
        refresh_public_pages()
        fill_places(run=enrolment.run)


@transaction.atomic
def fill_places(*, run: Run) -> int:
    """Who waits longest comes first, and is told; nobody once the last day is past."""
    moved = 0
    if run.ends_on < timezone.localdate():
        return moved
    for row in run.enrolments.filter(state=State.WAITING).select_related("run__course__craft"):
        if not _take_place(run):
            break
        if not Enrolment.objects.filter(pk=row.pk, state=State.WAITING).update(
            state=State.ENROLLED
        ):
            raise NotNow
        row.state = State.ENROLLED
        log(instance=row, action="training.move_up", user=None)
        _note(row, None)
        tell_her(row, "moved_up")
        moved += 1
    return moved


@transaction.atomic
def change_seats(*, run: Run, seats: int, officer: Officer) -> int:
    """How many moved up. Raises NotNow: more places are given than that."""
    alive = Run.objects.filter(pk=run.pk, state=Run.State.OPEN, taken__lte=seats)
    if not alive.update(seats=seats):
        raise NotNow
    log(instance=run, action="training.run.plan", user=officer.user, data={"seats": seats})
    refresh_public_pages()
    run.refresh_from_db()
    return fill_places(run=run)


@transaction.atomic
def answer_access(*, enrolment: Enrolment, is_arranged: bool, words: str, officer: Officer) -> None:
    """She is told in these words. Raises NotNow."""
    asked = Enrolment.objects.filter(pk=enrolment.pk, access=Access.ASKED, state__in=_OPEN)
    answer = Access.ARRANGED if is_arranged else Access.CANNOT
    if not asked.update(access=answer, access_answer=words):
        raise NotNow
    enrolment.refresh_from_db()
    log(instance=enrolment, action="training.access", user=officer.user)
    tell_her(enrolment, "access")
