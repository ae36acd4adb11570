"""A run held once more: the same course, place, teacher and hours, from another day on."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from programme.training.errors import NotNow
from programme.training.models import Run, Trainer
from programme.training.services import plan_run
from sellers.organs.models import Officer


@transaction.atomic
def repeat_run(*, run: Run, begins_on: date, officer: Officer) -> Run:
    """Planned, to be looked at and opened; nobody of the old list is on it.

    Raises NotNow: the course is taught no more, the place used no more, or the day is past.
    """
    if begins_on <= timezone.localdate() or not (run.course.is_active and run.site.is_active):
        raise NotNow
    later = begins_on - run.begins_on
    days = [(each.day + later, each.starts_at, each.minutes) for each in run.sessions.all()]
    facts = {
        "course": run.course,
        "site": run.site,
        "trainer": _who_teaches(run, days[-1][0]),
        "seats": min(run.seats, run.site.seats),
        "enrol_until": _enrol_until(run, later, days[-1][0]),
        "note_zh": run.note_zh,
        "is_demo": run.is_demo,
    }
    made = plan_run(run=None, facts=facts, days=days, officer=officer)
    log(instance=made, action="training.run.repeat", user=officer.user, data={"of": run.pk})
    return made


def _who_teaches(run: Run, until: date) -> Trainer | None:
    """The same, if she still may on the last day."""
    return Trainer.objects.in_force().filter(runs=run, until__gte=until).first()


def _enrol_until(run: Run, later: timedelta, last: date) -> date:
    """As many days before as then, but not before today."""
    return min(max(run.enrol_until + later, timezone.localdate()), last)
