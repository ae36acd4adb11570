"""Taking back what Stripe paid a shop that owes since: asked, approved, and then of Stripe."""

import logging
from contextlib import suppress
from datetime import timedelta
from typing import Any

from celery import shared_task
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.messages.operator import tell_operator
from shop.payments import gateway_money
from shop.payments.errors import PaymentUnavailable
from shop.payouts.alone import give_back_of_day, take_of_today
from shop.payouts.books import post_reversal
from shop.payouts.errors import NeedsSecondPerson, NotAnyMore, TooMuchBack
from shop.payouts.letters import tell_reversed
from shop.payouts.models import Payout, Reversal
from shop.payouts.reversal_queries import is_still_owed, reach_of, reversals_to_ask
from shop.payouts.services import lock_shop, new_number

State = Reversal.State
_NO = "InvalidRequestError"
logger = logging.getLogger(__name__)


@transaction.atomic
def ask_reversal(*, payout: Payout, amount_fen: int, reason: str, by: User) -> Reversal:
    """Up to her day's limit it goes at once; above, another approves. Raises TooMuchBack."""
    lock_shop(payout.shop_id)
    if not 0 < amount_fen <= reach_of(payout):
        raise TooMuchBack(payout.number)
    reversal = Reversal(
        number=new_number("R"), shop_id=payout.shop_id, payout=payout, amount_fen=amount_fen,
        reason=reason, alone_up_to_fen=settings.PAYOUT_ALONE_UP_TO_FEN, asked_by=by,
    )  # fmt: skip
    try:
        with transaction.atomic():
            reversal.save()
    except IntegrityError as open_one:
        raise TooMuchBack(payout.number) from open_one
    log(instance=reversal, action="payout.reverse_ask", user=by, data={"fen": amount_fen})
    with suppress(NeedsSecondPerson):
        approve_reversal(reversal=reversal, by=by)
    return reversal


@transaction.atomic
def approve_reversal(*, reversal: Reversal, by: User) -> None:
    """Stripe is asked after commit. Raises NeedsSecondPerson, NotAnyMore, TooMuchBack."""
    lock_shop(reversal.shop_id)
    rows = Reversal.objects.filter(pk=reversal.pk, state=State.ASKED)
    if not rows.exists():
        raise NotAnyMore
    if not is_still_owed(reversal):
        raise TooMuchBack(reversal.number)
    if reversal.asked_by_id == by.pk:
        take_of_today(by, reversal.amount_fen)
    two = Q(amount_fen__lte=F("alone_up_to_fen")) | ~Q(asked_by=by)
    approved = {"approved_by": by, "approved_at": timezone.now()}
    if not _move(reversal, rows.filter(two), State.APPROVED, by, **approved):
        raise NeedsSecondPerson
    ask_stripe_back_task.delay_on_commit(reversal.pk)


@transaction.atomic
def decline_reversal(*, reversal: Reversal, by: User) -> None:
    """By anybody of the operators: what she owes is carried as before. Raises NotAnyMore."""
    rows = Reversal.objects.filter(pk=reversal.pk, state=State.ASKED)
    if not _move(reversal, rows, State.DECLINED, by, settled_at=timezone.now()):
        raise NotAnyMore


def ask_stripe_back(*, reversal: Reversal) -> None:
    """Outside any transaction. The same key makes a second asking harmless."""
    reversal = Reversal.objects.select_related("payout").get(pk=reversal.pk)
    if reversal.state != State.APPROVED:
        return
    try:
        reference = _found(reversal) or gateway_money.reverse(
            transfer=reversal.payout.reference,
            key=reversal.number,
            amount_fen=reversal.amount_fen,
        )
    except PaymentUnavailable as fault:
        if str(fault) == _NO:
            refuse_reversal(reversal=reversal, refusal=getattr(fault.__cause__, "code", "") or _NO)
        else:
            logger.warning("reversal %s: the outcome is not known yet", reversal.number)
    else:
        finish_reversal(reversal=reversal, reference=reference)


def _found(reversal: Reversal) -> str:
    """Once its key may be forgotten, Stripe's own list says whether it was done."""
    age = timezone.now() - (reversal.approved_at or timezone.now())
    if age < gateway_money.KEY_LIVES:
        return ""
    known = gateway_money.reversals_of(reversal.payout.reference)
    return next((each.id for each in known if each.key == reversal.number), "")


@transaction.atomic
def finish_reversal(*, reversal: Reversal, reference: str) -> bool:
    """The money is back with Stripe, and she owes so much less. False: that was known."""
    rows = Reversal.objects.filter(pk=reversal.pk, state__in=[State.APPROVED, State.REFUSED])
    done = {"reference": reference, "settled_at": timezone.now(), "refusal": ""}
    if not _move(reversal, rows, State.DONE, None, **done):
        return False
    post_reversal(reversal, reversal.number)
    tell_reversed(reversal)
    return True


@transaction.atomic
def refuse_reversal(*, reversal: Reversal, refusal: str) -> bool:
    """Stripe will not, and nothing moved: what she owes is carried. False: known."""
    rows = Reversal.objects.filter(pk=reversal.pk, state=State.APPROVED)
    refused = {"refusal": refusal[:200], "settled_at": timezone.now()}
    if not _move(reversal, rows, State.REFUSED, None, **refused):
        return False
    if reversal.asked_by_id == reversal.approved_by_id:
        give_back_of_day(reversal, reversal.amount_fen)
    told = f"{reversal.amount_fen} fen: {refusal}"
    tell_operator(kind="payout.not_back", key=reversal.number, what=told)
    return True


def _move(
    reversal: Reversal, rows: Any, new: Reversal.State, by: User | None, **changes: Any
) -> bool:
    if not rows.update(state=new, **changes):
        return False
    reversal.refresh_from_db()
    log(instance=reversal, action=f"payout.reverse_{new.value}", user=by)
    return True


@shared_task
def ask_stripe_back_task(reversal_id: int) -> None:
    ask_stripe_back(reversal=Reversal.objects.get(pk=reversal_id))


def poll_reversals() -> None:
    """What Stripe was to be asked, or did not answer: the same again, with the same key."""
    for reversal in reversals_to_ask(timezone.now() - timedelta(minutes=2))[:50]:
        ask_stripe_back_task.delay_on_commit(reversal.pk)
