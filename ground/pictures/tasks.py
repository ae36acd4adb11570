"""Doorways; they may knock twice."""

from celery import shared_task

from ground.pictures.orphans import sweep_pictures
from ground.pictures.services import make_sizes_task
from ground.pictures.sweeping import make_missing_sizes

__all__ = ["make_missing_sizes_task", "make_sizes_task", "sweep_pictures_task"]


@shared_task
def make_missing_sizes_task() -> None:
    make_missing_sizes()


@shared_task
def sweep_pictures_task() -> None:
    sweep_pictures()
