"""What we answer a bank: written with its key first, sent after commit, once."""

from celery import shared_task
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.privacy.services import keep_file, read_file
from shop.payments import gateway_disputes
from shop.payments.disputes import take_dispute
from shop.payments.errors import PaymentUnavailable, TooLateToAnswer
from shop.payments.models import Dispute, Evidence

State = Dispute.State


@transaction.atomic
def answer_bank(*, dispute: Dispute, text: str, photo: bytes | None, by: User) -> Evidence:
    """Raises TooLateToAnswer: the bank has decided."""
    if not Dispute.objects.filter(pk=dispute.pk, state__in=[State.OPEN, State.REVIEW]).exists():
        raise TooLateToAnswer(dispute.stripe_id)
    file = None
    if photo:
        file = keep_file(data=photo, kind="proof", content_type="image/jpeg", owner=by)
    evidence = Evidence.objects.create(dispute=dispute, text=text, file=file, by=by)
    log(instance=dispute, action="dispute.answer", user=by)
    send_evidence_task.delay_on_commit(evidence.pk)
    return evidence


def send(*, evidence: Evidence) -> None:
    """Outside any transaction; the same keys make a second sending harmless.

    Raises PaymentUnavailable; it then waits for the next round.
    """
    if evidence.sent_at:
        return
    name = ""
    if evidence.file:
        data = read_file(evidence.file)
        name = gateway_disputes.keep_evidence(
            key=f"{evidence.key}-file", name="proof.jpg", data=data
        )
    dispute = evidence.dispute.stripe_id
    gateway_disputes.send_evidence(
        dispute=dispute, key=str(evidence.key), text=evidence.text, file=name
    )
    Evidence.objects.filter(pk=evidence.pk, sent_at=None).update(sent_at=timezone.now())
    take_dispute(gateway_disputes.fetch_dispute(dispute))


@shared_task(autoretry_for=(PaymentUnavailable,), retry_backoff=30, max_retries=5)
def send_evidence_task(evidence_id: int) -> None:
    rows = Evidence.objects.select_related("dispute", "file")
    send(evidence=rows.get(pk=evidence_id))
