"""Attempt → Stripe → webhook → paid."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ground.accounts.models import User
from ground.messages.operator import tell_operator
from ground.money.fen import to_fen
from shop.order.links import order_url
from shop.order.models import Order
from shop.order.services import cancel_unpaid, expire_order
from shop.payments import gateway
from shop.payments.disputes import take_dispute
from shop.payments.errors import OrderNotPayable
from shop.payments.gateway_disputes import read_dispute
from shop.payments.models import PaymentAttempt, StripeEvent
from shop.payments.refunds import refund_seller_order, settle_refund
from shop.payments.settling import settle

__all__ = [
    "call_off_unpaid",
    "close_order",
    "look_up",
    "receive_event",
    "refund_seller_order",
    "start_payment",
]

State = PaymentAttempt.State
WAITS = StripeEvent.WAITS


def start_payment(*, order: Order) -> str:
    """Where the buyer pays. Two presses, two tabs: the same page.

    Never inside a transaction: the attempt and its key are committed before Stripe is asked.
    Raises OrderNotPayable, PaymentUnavailable.
    """
    attempt = _open_attempt(order)
    if attempt.url:
        return attempt.url
    with override(order.language):
        title = _("巧手订单 %(number)s") % {"number": order.number}
    session = gateway.open_session(attempt, title=title, back=order_url(order))
    PaymentAttempt.objects.filter(pk=attempt.pk).update(session=session.id, url=session.url)
    return session.url


def _open_attempt(order: Order) -> PaymentAttempt:
    is_payable = Order.objects.filter(
        pk=order.pk, status=Order.Status.AWAITING_PAYMENT, expires_at__gt=timezone.now()
    ).exists()
    if not is_payable:
        raise OrderNotPayable(order.number)
    amount = {"amount_fen": to_fen(order.total_incl_tax), "currency": order.currency}
    try:
        attempt, _is_new = PaymentAttempt.objects.select_related("order").get_or_create(
            order=order, state=State.OPEN, defaults=amount
        )
    except PaymentAttempt.DoesNotExist as closed:
        # It was paid or closed between two presses.
        raise OrderNotPayable(order.number) from closed
    return attempt


def receive_event(*, payload: bytes, signature: str) -> str:
    """What Stripe's webhook brings, once; in a word. Raises NotFromStripe."""
    event = gateway.read_event(payload, signature)
    change = _change_of(event)
    try:
        with transaction.atomic():
            row = StripeEvent.objects.create(
                event_id=event.id, kind=event.kind, object_id=str(event.subject.get("id", ""))
            )
            outcome = change()
            StripeEvent.objects.filter(pk=row.pk).update(outcome=outcome)
    except IntegrityError:
        if not StripeEvent.objects.filter(event_id=event.id).exists():
            raise
        return "repeated"
    return outcome


def _change_of(event: gateway.Event) -> Callable[[], str]:
    """What an event asks for; read before anything is written. Raises NotFromStripe."""
    if event.is_live != settings.STRIPE_SECRET_KEY.startswith("sk_live"):
        return lambda: "wrong mode"
    if event.account:
        return lambda: "wrong account"
    if not event.is_of_our_version:
        return lambda: _tell_version(event.version)
    if event.kind.startswith("checkout.session."):
        session = gateway.read_session(event.subject)
        return lambda: settle(session)
    if event.kind in {"refund.updated", "refund.failed", "refund.created"}:
        key = str((event.subject.get("metadata") or {}).get("refund", ""))
        state = str(event.subject.get("status", ""))
        return lambda: settle_refund(key=key, state=state)
    if event.kind.startswith("charge.dispute."):
        news = read_dispute(event.subject, event.kind)
        return lambda: take_dispute(news)
    # What is above the payments reads it there (`shop/payouts/hearing.py`).
    return lambda: WAITS if event.kind == "transfer.reversed" else "ignored"


def _tell_version(version: str) -> str:
    """The timetable asks Stripe for what the event said; a person mends the webhook's setting."""
    tell_operator(kind="stripe.version", key=version, what=version)
    return "wrong version"


def look_up(*, attempt: PaymentAttempt) -> str:
    """Ask Stripe what became of an attempt that nobody told us of. Raises PaymentUnavailable."""
    if attempt.session:
        return settle(gateway.fetch_session(attempt.session))
    with override(attempt.order.language):
        title = _("巧手订单 %(number)s") % {"number": attempt.order.number}
    session = gateway.open_session(attempt, title=title, back=order_url(attempt.order))
    PaymentAttempt.objects.filter(pk=attempt.pk).update(session=session.id, url=session.url)
    return settle(session)


def close_order(*, order: Order) -> bool:
    """Its time is over. False: it was paid. Raises PaymentUnavailable."""
    return _close(order, expire_order)


def call_off_unpaid(*, order: Order, by: User | None = None) -> bool:
    """Its buyer changed her mind. False: it was paid, or is over. Raises PaymentUnavailable."""
    return _close(order, partial(cancel_unpaid, by=by))


def _close(order: Order, end: Callable[..., bool]) -> bool:
    """Close the hosted page first, so that nobody pays for an empty shelf.

    A page that turns out paid is taken as payment instead.
    """
    for attempt in order.payment_attempts.filter(state=State.OPEN).exclude(session=""):
        if settle(gateway.expire_session(attempt.session)) == "paid":
            return False
    closed = end(order=order)
    order.payment_attempts.filter(state=State.OPEN).update(state=State.EXPIRED)
    return closed
