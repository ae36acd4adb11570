from celery import shared_task

from catalog.insight.services import forget_old, take_down_all


@shared_task
def take_down_all_task() -> None:
    take_down_all()


@shared_task
def forget_old_task() -> None:
    forget_old()
