"""An order that is paid at the till, and what is done about it there."""

import json

from shop.payments.models import PaymentAttempt
from shop.payments.services import start_payment
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
