"""One port for all that leaves: submit → poll, or import a confirmation → settle or fail."""

from typing import Protocol

from django.db import transaction
from django.utils import timezone

from shop.payouts.models import Batch, BatchLine


class Port(Protocol):
    """`StripeTransfer` asks and answers by itself; of `BatchFile` a person brings the answers."""

    def submit(self, batch: Batch) -> bytes | None: ...

    def poll(self, batch: Batch) -> bytes | None: ...


@transaction.atomic
def take_over(batch: Batch) -> bool:
    """It is in other hands from now on. False: it was before, or may not be."""
    rows = Batch.objects.filter(pk=batch.pk, state=Batch.State.APPROVED)
    return bool(rows.update(state=Batch.State.SUBMITTED, submitted_at=timezone.now()))


@transaction.atomic
def settle_batch(*, batch: Batch) -> bool:
    """Every line is answered. False: some wait, or it was known."""
    if BatchLine.objects.filter(batch=batch, result=BatchLine.Result.WAITING).exists():
        return False
    rows = Batch.objects.filter(pk=batch.pk, state=Batch.State.SUBMITTED)
    return bool(rows.update(state=Batch.State.SETTLED))
