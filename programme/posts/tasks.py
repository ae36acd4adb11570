"""Doorways of the timetable; they may knock twice."""

from celery import shared_task

from programme.posts.services import close_past


@shared_task
def close_past_task() -> None:
    close_past()
