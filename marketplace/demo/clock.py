"""The invented past: services do their work as they do today, and the clock says another day.

Everything dates itself by `timezone.now()`; it alone is set back, and nothing of it knocks on
anybody's door today: no task is sent, and what people would have been told is not kept.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from celery.app.task import Task
from django.utils import timezone

from ground.messages.models import Message


@contextmanager
def as_if(moment: datetime) -> Iterator[None]:
    """For one step of the loader, alone in its process."""
    real = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = real


@contextmanager
def unheard() -> Iterator[None]:
    """What is due after commit is dropped, and the messages of those days with it."""
    real, latest = Task.apply_async, Message.objects.order_by("-pk").first()
    Task.apply_async = lambda *arguments, **options: None
    try:
        yield
    finally:
        Task.apply_async = real
    told = Message.objects.filter(pk__gt=latest.pk if latest else 0)
    told.filter(created_at__lt=real_start()).delete()


def real_start() -> datetime:
    """Today's first moment: what was told since is not invented."""
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
