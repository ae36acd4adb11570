"""Giving money back: written with its key first, asked of Stripe after commit, settled once."""

from celery import shared_task
from django.db import transaction
from wagtail.log_actions import log

from ground.messages.operator import tell_operator
from shop.order.models import SellerOrder
from shop.payments import gateway
from shop.payments.books import post_refund_asked, post_refund_paid
from shop.payments.errors import PaymentUnavailable
from shop.payments.letters import tell_refunded
from shop.payments.models import PaymentAttempt, Refund

State = Refund.State


@transaction.atomic
def refund_seller_order(*, seller_order: SellerOrder, reason: str) -> Refund | None:
    """The whole of a shop's part, once. None: nothing was paid for it."""
    attempt = PaymentAttempt.objects.filter(
        order=seller_order.order_id, state=PaymentAttempt.State.SUCCEEDED
    ).first()
    if attempt is None or not seller_order.total_fen:
        return None
    refund, is_new = Refund.objects.get_or_create(
        key=f"seller-order-{seller_order.pk}",
        defaults={
            "attempt": attempt,
            "seller_order": seller_order,
            "amount_fen": seller_order.total_fen,
            "reason": reason,
        },
    )
    if is_new:
        post_refund_asked(refund, seller_order)
        log(instance=refund, action="refund.ask", data={"reason": reason})
        ask_refund_task.delay_on_commit(refund.pk)
    return refund


@transaction.atomic
def refund_attempt(*, attempt: PaymentAttempt, reason: str) -> Refund:
    """The whole of a payment that no shop will work for; its posting is the caller's."""
    refund, is_new = Refund.objects.get_or_create(
        key=f"attempt-{attempt.pk}",
        defaults={"attempt": attempt, "amount_fen": attempt.amount_fen, "reason": reason},
    )
    if is_new:
        log(instance=refund, action="refund.ask", data={"reason": reason})
        ask_refund_task.delay_on_commit(refund.pk)
    return refund


def ask_stripe(*, refund: Refund) -> None:
    """Outside any transaction; the same key makes a second asking harmless.

    Raises PaymentUnavailable; the refund then waits for the next round.
    """
    if refund.state != State.ASKED:
        return
    reference, state = gateway.refund(refund)
    Refund.objects.filter(pk=refund.pk).update(reference=reference)
    settle_refund(key=refund.key, state=state)


@transaction.atomic
def settle_refund(*, key: str, state: str) -> str:
    """What Stripe says has become of a refund; said twice, it counts once."""
    refund = Refund.objects.select_related("attempt__order__user").filter(key=key).first()
    if refund is None:
        return "unknown refund"
    if state == "succeeded" and _move(refund, State.SUCCEEDED):
        post_refund_paid(refund)
        tell_refunded(refund)
        return "refunded"
    if state in {"failed", "canceled"} and _move(refund, State.FAILED):
        tell_operator(
            kind="refund.failed",
            key=refund.key,
            what=f"{refund.attempt.order.number}: {refund.amount_fen} fen",
        )
        return "refund failed"
    return "already" if refund.state != State.ASKED else "pending"


def _move(refund: Refund, new: Refund.State) -> bool:
    moved = Refund.objects.filter(pk=refund.pk, state=State.ASKED).update(state=new)
    if moved:
        log(instance=refund, action="refund.settle", data={"state": new})
    return bool(moved)


@shared_task(autoretry_for=(PaymentUnavailable,), retry_backoff=30, max_retries=5)
def ask_refund_task(refund_id: int) -> None:
    ask_stripe(refund=Refund.objects.select_related("attempt").get(pk=refund_id))
