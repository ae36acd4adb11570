"""Doorways of the timetable; they may knock twice."""

from celery import shared_task

from programme.targets.reckoning import reckon


@shared_task
def reckon_task() -> None:
    reckon()
