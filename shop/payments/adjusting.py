"""Money that two people move: one asks with a reason, another allows."""

from django.db import IntegrityError, transaction
from django.db.models import F, Value
from django.db.models.functions import Least
from django.utils import timezone
from wagtail.log_actions import log

from ground.accounts.models import User
from sellers.ledger.models import Account, Transaction
from sellers.ledger.services import Posting, post
from sellers.stockroom.errors import OutOfStock
from shop.offers.errors import OfferGone
from shop.order.models import Order
from shop.order.services import mark_paid, rehold
from shop.payments.books import owed
from shop.payments.disputes import bear
from shop.payments.errors import CannotAdjust
from shop.payments.models import Adjustment, Dispute, PaymentAttempt, Refund
from shop.payments.refunds import ask_refund_task

Kind, State = Adjustment.Kind, Adjustment.State
Purpose = Account.Purpose


@transaction.atomic
def ask_about_suspense(*, fact: Transaction, kind: str, reason: str, by: User) -> Adjustment:
    """Back to the buyer, or for the order after all. Raises CannotAdjust: it is asked already."""
    session = fact.key.removeprefix("suspense:")
    attempt = PaymentAttempt.objects.get(session=session)
    amount = -sum(e.amount_fen for e in fact.entries.filter(account__purpose=Purpose.SUSPENSE))
    return _ask(
        Adjustment(
            kind=kind, subject=fact.key, attempt=attempt, amount_fen=amount, reason=reason,
            asked_by=by,
        )
    )  # fmt: skip


@transaction.atomic
def ask_about_dispute(*, dispute: Dispute, kind: str, reason: str, by: User) -> Adjustment:
    """Who bears a dispute that was lost. Raises CannotAdjust."""
    if dispute.state != Dispute.State.LOST or not dispute.is_taken or dispute.is_borne:
        raise CannotAdjust(dispute.stripe_id)
    return _ask(
        Adjustment(
            kind=kind, subject=f"dispute:{dispute.stripe_id}", attempt=dispute.attempt,
            amount_fen=dispute.amount_fen, reason=reason, asked_by=by,
        )
    )  # fmt: skip


def _ask(adjustment: Adjustment) -> Adjustment:
    try:
        with transaction.atomic():
            adjustment.save()
    except IntegrityError as refusal:
        raise CannotAdjust(adjustment.subject) from refusal
    log(instance=adjustment, action="adjustment.ask", user=adjustment.asked_by)
    return adjustment


@transaction.atomic
def approve_adjustment(*, adjustment: Adjustment, by: User) -> None:
    """By another person; the money moves. Raises CannotAdjust, and then nothing moved."""
    asked = Adjustment.objects.filter(pk=adjustment.pk, state=State.ASKED).exclude(asked_by=by)
    if not asked.update(state=State.APPROVED, approved_by=by, approved_at=timezone.now()):
        raise CannotAdjust(adjustment.subject)
    log(instance=adjustment, action="adjustment.approve", user=by)
    {
        Kind.REFUND: _refund,
        Kind.CREDIT: _credit,
        Kind.SHOPS: _bear,
        Kind.GOODWILL: _bear,
    }[Kind(adjustment.kind)](adjustment)


@transaction.atomic
def decline_adjustment(*, adjustment: Adjustment, by: User) -> None:
    """By anybody of the operators, who asked included. Raises CannotAdjust."""
    if not Adjustment.objects.filter(pk=adjustment.pk, state=State.ASKED).update(
        state=State.DECLINED
    ):
        raise CannotAdjust(adjustment.subject)
    log(instance=adjustment, action="adjustment.decline", user=by)


def _refund(adjustment: Adjustment) -> None:
    _settle(adjustment, [Posting(Purpose.BUYER_REFUND, -adjustment.amount_fen)])
    refund = Refund.objects.create(
        key=f"suspense-{adjustment.pk}",
        attempt=adjustment.attempt,
        amount_fen=adjustment.amount_fen,
        reason="suspense",
    )
    PaymentAttempt.objects.filter(pk=adjustment.attempt_id).update(
        refunded_fen=Least(F("refunded_fen") + Value(refund.amount_fen), F("amount_fen"))
    )
    log(instance=refund, action="refund.ask", data={"reason": refund.reason})
    ask_refund_task.delay_on_commit(refund.pk)


def _credit(adjustment: Adjustment) -> None:
    """The order is paid after all; what came too much or too little is the marketplace's."""
    attempt = adjustment.attempt
    attempt.order = Order.objects.select_for_update(of=("self",)).get(pk=attempt.order_id)
    try:
        rehold(order=attempt.order)
    except (OutOfStock, OfferGone) as gone:
        raise CannotAdjust(adjustment.subject) from gone
    if not mark_paid(order=attempt.order):
        raise CannotAdjust(adjustment.subject)
    lacks = max(0, attempt.amount_fen - adjustment.amount_fen)  # Stripe never had it to give back
    PaymentAttempt.objects.filter(pk=attempt.pk).update(
        state=PaymentAttempt.State.SUCCEEDED, refunded_fen=lacks
    )
    to_parts = list(owed(attempt.order.seller_orders.all(), -1))
    rest = adjustment.amount_fen + sum(posting.amount_fen for posting in to_parts)
    _settle(adjustment, [*to_parts, Posting(Purpose.GOODWILL, -rest)])


def _settle(adjustment: Adjustment, postings: list[Posting]) -> None:
    post(
        key=f"suspense-settled:{adjustment.pk}",
        kind="suspense_settled",
        reference=adjustment.attempt.order.number,
        postings=[Posting(Purpose.SUSPENSE, adjustment.amount_fen), *postings],
    )


def _bear(adjustment: Adjustment) -> None:
    dispute = Dispute.objects.select_related("attempt__order").get(
        stripe_id=adjustment.subject.removeprefix("dispute:")
    )
    if not bear(dispute=dispute, kind=adjustment.kind):
        raise CannotAdjust(adjustment.subject)
