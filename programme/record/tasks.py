"""Doorways of the timetable; they may knock twice."""

from celery import shared_task

from programme.record.gathering import gather_spells
from programme.record.moving import end_what_is_due


@shared_task
def gather_spells_task() -> None:
    gather_spells()


@shared_task
def end_handovers_task() -> None:
    end_what_is_due()
