from celery import shared_task
from django.utils import timezone

from sellers.partner.outlets import turn_outlets


@shared_task
def turn_outlets_task() -> None:
    turn_outlets(today=timezone.localdate())
