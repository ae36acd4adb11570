"""Files with identities in them go when their week is over."""

from celery import shared_task
from django.utils import timezone

from shop.documents.exporting import forget_export
from shop.documents.queries import runs_to_forget

__all__ = ["forget_exports"]


@shared_task
def forget_exports() -> int:
    return sum(forget_export(run=run) for run in runs_to_forget(timezone.now()))
