"""What a buyer wrote for a fapiao goes when it has served; that one was issued, and which, stays.

What a trade was is kept three years and no less (E-commerce Law art. 31).
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from ground.privacy.services import destroy_file
from shop.documents.models import InvoiceRequest

KEPT = timedelta(days=3 * 366)
State = InvoiceRequest.State


@transaction.atomic
def forget_where_sent(*, requests: QuerySet[InvoiceRequest]) -> None:
    """Its buyer goes: the address has served, and of a refusal nothing was made out to anybody."""
    requests.filter(state=State.ISSUED).update(email="")
    requests.filter(state=State.REFUSED).update(email="", title="", tax_number="")


@transaction.atomic
def forget_invoices(*, now: datetime) -> int:
    """Those answered more than the years ago, with their PDF."""
    old = InvoiceRequest.objects.filter(answered_at__lt=now - KEPT).exclude(title="", file=None)
    rows = list(old.select_related("file"))
    for row in rows:
        if row.file:
            destroy_file(row.file)
    ids = [row.pk for row in rows]
    InvoiceRequest.objects.filter(pk__in=ids).update(title="", tax_number="", email="", file=None)
    return len(ids)
