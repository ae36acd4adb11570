from celery import shared_task
from django.core.management import call_command

from shop.pages.services import turn_campaigns


@shared_task
def turn_campaigns_task() -> None:
    turn_campaigns()


@shared_task
def publish_scheduled_task() -> None:
    """Wagtail's own: what was scheduled goes up, what expires comes down."""
    call_command("publish_scheduled", verbosity=0)
