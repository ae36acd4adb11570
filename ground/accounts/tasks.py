"""Doorways of the timetable; they may knock twice."""

from celery import shared_task
from django.core.management import call_command

from ground.accounts.limits import forget_old_counts


@shared_task
def forget_old_counts_task() -> None:
    forget_old_counts()


@shared_task
def forget_old_sessions_task() -> None:
    call_command("clearsessions")
