"""Believing that money came: amount, currency and mode agree, and it counts once."""

from django.db import transaction
from wagtail.log_actions import log

from ground.messages.operator import tell_operator
from sellers.stockroom.errors import OutOfStock
from shop.offers.errors import OfferGone
from shop.order.models import Order
from shop.order.services import mark_paid, rehold
from shop.payments.books import post_late, post_sale, post_suspense
from shop.payments.gateway import Session
from shop.payments.letters import tell_late
from shop.payments.models import PaymentAttempt
from shop.payments.queries import attempt_by_key
from shop.payments.refunds import refund_attempt

State = PaymentAttempt.State


@transaction.atomic
def settle(session: Session) -> str:
    """What a Checkout Session that Stripe told us of changes here; in a word."""
    attempt = attempt_by_key(session.attempt_key)
    if attempt is None:
        return "unknown attempt"
    if not session.is_paid:
        return _close(attempt, session)
    # One at a time for an order: its status is read after the lock, where there is one.
    attempt.order = Order.objects.select_for_update(of=("self",)).get(pk=attempt.order_id)
    if not _take(attempt, session):
        return "already"
    if (session.amount_fen, session.currency) != (attempt.amount_fen, attempt.currency):
        return _mismatch(attempt, session)
    return _credit(attempt, session)


def _close(attempt: PaymentAttempt, session: Session) -> str:
    """A page that can no longer be paid makes room for another attempt."""
    if session.is_open:
        return "open"
    closed = PaymentAttempt.objects.filter(pk=attempt.pk, state=State.OPEN).update(
        state=State.EXPIRED, session=session.id
    )
    return "expired" if closed else "already"


def _take(attempt: PaymentAttempt, session: Session) -> bool:
    """Of many knocks about one payment, one finds it not yet taken."""
    return bool(
        PaymentAttempt.objects.filter(pk=attempt.pk, state__in=[State.OPEN, State.EXPIRED]).update(
            state=State.SUCCEEDED, session=session.id, intent=session.intent
        )
    )


def _mismatch(attempt: PaymentAttempt, session: Session) -> str:
    PaymentAttempt.objects.filter(pk=attempt.pk).update(state=State.MISMATCHED)
    _suspend(attempt, session, f"{session.amount_fen} {session.currency}")
    return "mismatch"


def _suspend(attempt: PaymentAttempt, session: Session, what: str) -> None:
    post_suspense(attempt, key=session.id, amount_fen=session.amount_fen)
    log(instance=attempt, action="payment.suspend", data={"session": session.id})
    key = f"{attempt.order.number} · {attempt.pk}"  # of one order more than one may need a look
    tell_operator(kind="payment.suspense", key=key, what=what)


def _credit(attempt: PaymentAttempt, session: Session) -> str:
    order = attempt.order
    if order.is_called_off_unpaid:
        return _give_back(attempt, session)
    try:
        rehold(order=order)
    except (OutOfStock, OfferGone):
        return _give_back(attempt, session)
    if not mark_paid(order=order):
        _suspend(attempt, session, "paid twice")
        return "paid twice"
    post_sale(attempt)
    log(instance=attempt, action="payment.take")
    return "paid"


def _give_back(attempt: PaymentAttempt, session: Session) -> str:
    """The works are gone, or not wanted any more; or the offer is, by which it was so cheap."""
    post_late(attempt, key=session.id)
    refund_attempt(attempt=attempt, reason="late")
    tell_late(attempt)
    return "late"
