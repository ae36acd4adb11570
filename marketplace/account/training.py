"""Which courses she took, what she asked for there, what came of it, and the lessons."""

from typing import Any

from django.db.models import Q

from ground.accounts.models import User
from programme.training.models import Enrolment, Followup, LessonProgress, Trainer
from programme.training.queries import enrolments_of

_AFTER = ("months", "works", "sales_fen", "pieces_fen", "note", "done_on")


def training_parts(user: User) -> dict[str, Any]:
    mine = Q(person__artisan__user=user) | Q(person__same_as__artisan__user=user)
    rows = enrolments_of(user)
    after = Followup.objects.filter(enrolment__in=rows.values("pk")).order_by("pk")
    lessons = LessonProgress.objects.filter(mine).order_by("pk")
    return {
        "courses": [_course(row) for row in rows.prefetch_related("attendance__session")],
        "followups": [{name: getattr(row, name) for name in _AFTER} for row in after],
        "lessons": list(lessons.values("title_zh", "watched_on")),
    }


def taught_by(user: User) -> list[Any]:
    rows = Trainer.objects.filter(user=user).order_by("pk")
    return list(rows.values("site__name_zh", "until", "ended_at"))


def _course(row: Enrolment) -> dict[str, Any]:
    return {
        "course": row.run.course.name_zh,
        "begins_on": row.run.begins_on,
        "state": row.state,
        "needs": row.access_text,
        "answer": row.access_answer,
        "assessed": row.assessed,
        "attended": [
            {"day": each.session.day, "minutes": each.minutes} for each in row.attendance.all()
        ],
    }
