"""The way by Stripe: one transfer a payout, its key stored before the call."""

import logging

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from ground.messages.operator import tell_operator
from shop.payments import gateway_money
from shop.payments.errors import PaymentUnavailable
from shop.payouts.errors import TransferRefused
from shop.payouts.models import Batch, Payout
from shop.payouts.ports import settle_batch, take_over
from shop.payouts.services import fail_payout, put_back, send_payout, settle_payout

State = Payout.State
_NO, _SHORT = "InvalidRequestError", "balance_insufficient"
logger = logging.getLogger(__name__)


class StripeTransfer:
    """Asks at once and hears the answer at once; what is unknown is asked again."""

    def submit(self, batch: Batch) -> None:
        """Crashed in the middle, a second submission goes on where it stopped."""
        take_over(batch)
        for line in batch.lines.filter(result="waiting").select_related("payout"):
            ask_stripe(payout=line.payout)
        settle_batch(batch=batch)

    poll = submit


def ask_stripe(*, payout: Payout) -> None:
    """Outside any transaction. The same key makes a second asking harmless."""
    send_payout(payout=payout)
    payout = Payout.objects.select_related("account", "shop").get(pk=payout.pk)
    if payout.state != State.IN_TRANSIT:
        return
    try:
        reference = _transfer(payout)
    except TransferRefused as refusal:
        _refused(payout, refusal)
    except PaymentUnavailable:
        logger.warning("payout %s: the outcome is not known yet", payout.number)
    else:
        settle_payout(payout=payout, reference=reference)


def _transfer(payout: Payout) -> str:
    """Raises TransferRefused where Stripe says no, PaymentUnavailable where nothing is known."""
    try:
        return _found(payout) or gateway_money.transfer(
            key=payout.key,
            amount_fen=payout.amount_fen,
            account=payout.account.number,
            group=payout.number,
        )
    except PaymentUnavailable as fault:
        if str(fault) != _NO:
            raise
        code = getattr(fault.__cause__, "code", None) or _NO
        raise TransferRefused(code, is_short=code == _SHORT) from fault


def _found(payout: Payout) -> str:
    """Once its key may be forgotten, Stripe's own list says whether it was done."""
    age = timezone.now() - (payout.left_at or timezone.now())
    if age < gateway_money.KEY_LIVES:
        return ""
    return gateway_money.find_transfer(key=payout.key, group=payout.number)


@transaction.atomic
def _refused(payout: Payout, refusal: TransferRefused) -> None:
    """Not enough money with Stripe: it waits as prepared. Anything else: it failed."""
    if not refusal.is_short:
        fail_payout(payout=payout, reason=refusal.code)
        return
    if put_back(payout=payout, reason=refusal.code):
        told = f"{payout.number}: {payout.amount_fen} fen"
        tell_operator(kind="payout.short", key=payout.key, what=told)


@shared_task
def submit_transfers_task(batch_id: int) -> None:
    StripeTransfer().submit(Batch.objects.get(pk=batch_id))
