"""Who was there: by the list, by the code that she shows, or from a table; never twice."""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from programme.training.errors import NotNow, TooSoon
from programme.training.models import Attendance, Enrolment, Run, Session

Way = Attendance.Way
State = Enrolment.State


@transaction.atomic
def mark_there(*, session: Session, enrolment: Enrolment, way: Way, by: User) -> bool:
    """For the whole session. False: she was marked so before. Raises TooSoon, NotNow."""
    return bool(_keep(session, {enrolment.pk: session.minutes}, way, by))


@transaction.atomic
def keep_list(*, session: Session, there: Collection[int], by: User) -> int:
    """Of each who has a place whether she was there; who came by code for a part keeps it.

    `there` are enrolments. How many were changed. Raises TooSoon, NotNow.
    """
    rows = session.run.enrolments.filter(state=State.ENROLLED).values_list("pk", flat=True)
    partly = dict(session.attendance.filter(minutes__gt=0).values_list("enrolment", "minutes"))
    minutes = {pk: partly.get(pk, session.minutes) if pk in there else 0 for pk in rows}
    return _keep(session, minutes, Way.LIST, by)


@transaction.atomic
def keep_sheet(*, session: Session, minutes: Mapping[int, int], by: User) -> int:
    """Rows of a table, by enrolment. How many were changed: none the second time.

    Raises TooSoon, NotNow.
    """
    return _keep(session, minutes, Way.SHEET, by)


def _keep(session: Session, minutes: Mapping[int, int], way: Way, by: User) -> int:
    if session.day > timezone.localdate():
        raise TooSoon
    if not Run.objects.filter(pk=session.run_id, state=Run.State.OPEN).exists():
        raise NotNow
    in_run = Enrolment.objects.filter(run=session.run_id, state=State.ENROLLED)
    if in_run.filter(pk__in=minutes).count() != len(minutes):
        raise NotNow
    known = dict(session.attendance.values_list("enrolment", "minutes"))
    rows = [
        Attendance(enrolment_id=pk, session=session, minutes=value, way=way, marked_by=by)
        for pk, value in ((pk, min(each, session.minutes)) for pk, each in minutes.items())
        if known.get(pk) != value
    ]
    Attendance.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["enrolment", "session"],
        update_fields=["minutes", "way", "marked_by", "marked_at"],
    )
    if rows:
        log(instance=session.run, action="training.attend", user=by, data={"rows": len(rows)})
    return len(rows)
