"""Files with identities go when their week is over, what was written for a fapiao in its years."""

from celery import shared_task
from django.utils import timezone

from shop.documents.exporting import forget_export
from shop.documents.forgetting import forget_invoices
from shop.documents.queries import runs_to_forget

__all__ = ["forget_exports", "forget_old_invoices"]


@shared_task
def forget_exports() -> int:
    return sum(forget_export(run=run) for run in runs_to_forget(timezone.now()))


@shared_task
def forget_old_invoices() -> int:
    return forget_invoices(now=timezone.now())
