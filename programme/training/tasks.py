"""Doorways of the timetable; they may knock twice."""

from celery import shared_task

from programme.training.following import make_followups


@shared_task
def make_followups_task() -> None:
    make_followups()
