"""An order that is paid at the till, and what is done about it there."""

import json
from datetime import timedelta

from django.utils import timezone

from sellers.ledger.models import Transaction
from shop.payments.adjusting import ask_about_suspense
from shop.payments.books import post_suspense
from shop.payments.disputes import take_dispute
from shop.payments.gateway_disputes import DisputeNews
from shop.payments.models import Discrepancy, Dispute, PaymentAttempt
from shop.payments.services import start_payment
from tests.cast import an_operator
from tests.shop.baskets import an_order


def a_paid_attempt(till, pieces_by_work=None, card="", **fields) -> PaymentAttempt:
    order = an_order(pieces_by_work, **fields)
    start_payment(order=order)
    attempt = order.payment_attempts.get()
    till.pay(attempt.session, card)
    till.deliver()
    attempt.refresh_from_db()
    return attempt


def a_dispute_at(till, attempt, **form):
    """As the bank opens it; its events wait."""
    till.script("/_dispute", intent=attempt.intent, **form)
    return till.server.store.all("dispute")[-1]


def bodies(till, kind):
    return [body for _, body in till.events() if json.loads(body)["type"] == kind]


def news_about(attempt, status="needs_response") -> DisputeNews:
    return DisputeNews(
        id=f"dp_{attempt.pk}_{status}", intent=attempt.intent, amount_fen=attempt.amount_fen,
        currency="CNY", reason="product_not_received", status=status,
        due_by=timezone.now() + timedelta(days=7), taken_fen=attempt.amount_fen, back_fen=0,
    )  # fmt: skip


def a_suspense(attempt) -> Transaction:
    post_suspense(attempt, key=attempt.session, amount_fen=attempt.amount_fen)
    return Transaction.objects.get(key=f"suspense:{attempt.session}")


def money_rows(first, second) -> dict[str, object]:
    """Of two paid parts: a dispute and a lost one, money in suspense, a difference."""
    one, other = (part.order.payment_attempts.get() for part in (first, second))
    for attempt, status in ((one, "needs_response"), (other, "lost")):
        take_dispute(news_about(attempt, status))
    asked = a_suspense(other)
    return {
        "dispute": Dispute.objects.get(attempt=one),
        "lost": Dispute.objects.get(attempt=other),
        "suspense": a_suspense(one),
        "asked": asked,
        "adjustment": ask_about_suspense(
            fact=asked, kind="refund", reason="付了两次", by=an_operator("孙运营")
        ),
        "discrepancy": Discrepancy.objects.create(
            key=f"stripe:txn_{first.pk}",
            reference=first.order.number,
            known={"stripe": f"txn_{first.pk}", "kind": "charge", "amount_fen": 26800},
        ),
    }
