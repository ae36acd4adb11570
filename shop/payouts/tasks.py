"""Doorways of the timetable; they may knock twice. Each shop and each batch is its own task."""

import logging
from contextlib import suppress

from celery import shared_task

from sellers.ledger.models import Account
from sellers.ledger.queries import balances
from shop.payouts.connecting import ask_after_all
from shop.payouts.errors import NotAnyMore
from shop.payouts.forgetting import forget_numbers
from shop.payouts.hearing import hear_of_reversals
from shop.payouts.models import Batch, Method, Payout
from shop.payouts.queries import account_to_pay
from shop.payouts.reversing import ask_stripe_back_task, poll_reversals
from shop.payouts.services import prepare_payout, retry_payout
from shop.payouts.transfers import submit_transfers_task

__all__ = [
    "ask_after_accounts",
    "ask_stripe_back_task",
    "forget_account_numbers",
    "prepare_due",
    "prepare_task",
    "poll_transfers",
    "submit_transfers_task",
]

logger = logging.getLogger(__name__)
_OWNER = "shop:"


@shared_task
def prepare_due() -> None:
    """Nightly: every shop to which the books say that money is owed."""
    for owner, fen in balances(Account.Purpose.SHOP_PAYABLE).items():
        if fen < 0 and owner.startswith(_OWNER):
            prepare_task.delay_on_commit(int(owner.removeprefix(_OWNER)))


@shared_task
def prepare_task(shop_id: int) -> None:
    """What came back goes out again by itself once she has named another account."""
    failed = Payout.objects.filter(shop=shop_id, state=Payout.State.FAILED)
    for payout in failed.select_related("shop__artisan", "shop__cooperative"):
        account = account_to_pay(payout.shop)
        if account is not None and account.pk != payout.account_id:
            with suppress(NotAnyMore):
                retry_payout(payout=payout)
    prepare_payout(shop_id=shop_id)


@shared_task
def poll_transfers() -> None:
    """What Stripe was to be asked, or did not answer: the same again, with the same key."""
    open_ones = [Batch.State.APPROVED, Batch.State.SUBMITTED]
    for batch in Batch.objects.filter(method=Method.STRIPE, state__in=open_ones)[:50]:
        submit_transfers_task.delay_on_commit(batch.pk)
    poll_reversals()
    hear_of_reversals()


@shared_task
def forget_account_numbers() -> None:
    """Nightly: of makers who have gone, when the last batch with them is over."""
    forget_numbers()


@shared_task
def ask_after_accounts() -> None:
    """A connected account that Stripe stops says so to nobody else."""
    ask_after_all()
