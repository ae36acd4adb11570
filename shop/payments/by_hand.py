"""Refunds that the provider could not give: asked once more, or paid by two people by hand."""

from django.db import transaction
from django.db.models import F, QuerySet
from wagtail.log_actions import log

from ground.accounts.models import User
from shop.payments.books import post_refund_paid
from shop.payments.errors import NotStuck
from shop.payments.letters import tell_refunded
from shop.payments.models import PaymentAttempt, Refund
from shop.payments.queries import STUCK
from shop.payments.refunds import ask_refund_task

State = Refund.State


@transaction.atomic
def try_again(*, refund: Refund, by: User) -> None:
    """The same refund, with a key of its own for this try. Raises NotStuck."""
    failed = Refund.objects.filter(
        pk=refund.pk, state=State.FAILED, tries=refund.tries, asked_by=None
    )
    if not failed.update(state=State.ASKED, tries=F("tries") + 1, reference=""):
        raise NotStuck(refund.key)
    log(instance=refund, action="refund.again", user=by)
    ask_refund_task.delay_on_commit(refund.pk)


@transaction.atomic
def report_paid(*, refund: Refund, means: str, by: User) -> None:
    """One person has paid it by other means and says how. Raises NotStuck."""
    if not _stuck(refund).filter(asked_by=None).update(asked_by=by, means=means):
        raise NotStuck(refund.key)
    log(instance=refund, action="refund.by_hand", user=by, data={"means": means})


@transaction.atomic
def approve_paid(*, refund: Refund, by: User) -> None:
    """Another has seen the proof: it counts as paid. Raises NotStuck, to the first one too."""
    reported = _stuck(refund).exclude(asked_by=None).exclude(asked_by=by)
    was_failed = reported.filter(state=State.FAILED).exists()
    if not reported.update(state=State.SUCCEEDED, approved_by=by):
        raise NotStuck(refund.key)
    refund.refresh_from_db()
    if was_failed:
        PaymentAttempt.objects.filter(pk=refund.attempt_id).update(
            refunded_fen=F("refunded_fen") - refund.amount_fen
        )
    post_refund_paid(refund)
    log(instance=refund, action="refund.approve", user=by)
    tell_refunded(refund)


@transaction.atomic
def turn_down_paid(*, refund: Refund, by: User) -> None:
    """It was not paid after all, or there is no proof: as if nobody had said so."""
    if not _stuck(refund).exclude(asked_by=None).update(asked_by=None, means=""):
        raise NotStuck(refund.key)
    log(instance=refund, action="refund.turn_down", user=by)


def _stuck(refund: Refund) -> QuerySet[Refund]:
    return Refund.objects.filter(pk=refund.pk, state__in=STUCK)
