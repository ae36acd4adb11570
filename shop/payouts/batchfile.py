"""The way by file: shown to an operator who hands it to the bank; each showing is written down."""

import hashlib

from django.db import transaction
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.privacy.services import write_sighting
from shop.payouts.errors import Changed, NotAnyMore
from shop.payouts.files import file_of
from shop.payouts.models import Batch
from shop.payouts.ports import take_over
from shop.payouts.queries import owners_of
from shop.payouts.services import send_payout


class BatchFile:
    """Waits for the confirmation that `confirming` reads."""

    def submit(self, batch: Batch) -> bytes:
        """The file; with its first showing the money counts as on its way. Raises Changed."""
        data = file_of(batch)
        if hashlib.sha256(data).hexdigest() != batch.sha256:
            raise Changed(batch.number)
        if take_over(batch):
            for line in batch.lines.filter(result="waiting").select_related(
                "payout__account", "payout__shop"
            ):
                send_payout(payout=line.payout)
        return data

    def poll(self, batch: Batch) -> None:
        """A bank answers by a file."""


@transaction.atomic
def show_file(*, batch: Batch, by: User) -> bytes:
    """Every number in it was seen by whoever asks. Raises Changed, NotAnyMore."""
    states = [Batch.State.APPROVED, Batch.State.SUBMITTED, Batch.State.SETTLED]
    if not Batch.objects.filter(pk=batch.pk, state__in=states).exists():
        raise NotAnyMore
    data = BatchFile().submit(batch)
    log(instance=batch, action="payout.batch_file", user=by)
    for line in batch.lines.exclude(result="dropped").select_related("account__shop"):
        for owner in owners_of(line.account.shop):
            write_sighting(viewer=by, about=owner, what="payout.file", reason=batch.number)
    return data
