"""One order, two pages, and both are paid: each payment is a fact of its own."""

from datetime import UTC, datetime

import pytest

from ground.messages.models import Message
from sellers.ledger.models import Account, Transaction
from sellers.ledger.queries import balance, total
from sellers.stockroom.services import hold
from shop.order.services import expire_order
from shop.payments.gateway_money import available_fen
from shop.payments.models import BalanceTransaction, PaymentAttempt, Refund
from shop.payments.reckoning import reckon
from shop.payments.services import start_payment
from tests.cast import a_work
from tests.shop.baskets import an_order, paid

pytestmark = pytest.mark.django_db(transaction=True)
Purpose = Account.Purpose
START = datetime(2026, 1, 1, tzinfo=UTC)


def two_pages(till, order):
    """The first one was said to be over before the second one was opened."""
    start_payment(order=order)
    PaymentAttempt.objects.update(state=PaymentAttempt.State.EXPIRED)
    start_payment(order=order)
    return [row["id"] for row in till.sessions()]


def test_money_that_nobody_told_of_is_not_taken_for_the_payment_that_was_told(till):
    order = an_order()
    first, second = two_pages(till, order)
    till.pay(second)
    till.deliver()
    till.pay(first)
    told, untold = till.server.store.all("balance_transaction")
    till.change("balance_transaction", untold["id"], created=told["created"] - 60)

    assert reckon(START) == []

    assert paid(order)
    facts = BalanceTransaction.objects.order_by("at").values_list("fact", flat=True)
    assert list(facts) == [f"suspense:{first}", f"sale:{order.number}"]
    assert balance(Purpose.CLEARING) == available_fen()


def test_each_payment_that_needs_a_look_raises_its_own_alarm(till, settings):
    settings.OPERATOR_EMAIL = "operator@qiaoshou.example"
    order = an_order()
    pages = two_pages(till, order)
    for page in pages:
        till.change("checkout.session", page, amount_total=1)
        till.pay(page)

    answers = [*till.deliver(), *till.deliver()]

    assert answers.count("mismatch") == 2
    alarms = Message.objects.filter(kind="payment.suspense")
    attempts = order.payment_attempts.order_by("pk")
    assert [row.key for row in alarms.order_by("pk")] == [
        f"payment.suspense:{order.number} · {attempt.pk}" for attempt in attempts
    ]


def test_both_come_too_late_and_both_go_back(till):
    work = a_work(pieces=1)
    order = an_order({work: 1})
    pages = two_pages(till, order)
    expire_order(order=order)
    hold({work.pk: 1})

    for page in pages:
        till.pay(page)
    answers = till.deliver()

    assert answers == ["ignored", "late", "ignored", "late"]
    facts = Transaction.objects.filter(kind="late").values_list("key", flat=True)
    assert set(facts) == {f"late:{page}" for page in pages}
    assert Message.objects.filter(kind="payment.late").count() == len(till.refunds()) == 2
    assert {row.state for row in Refund.objects.all()} == {Refund.State.SUCCEEDED}
    assert reckon(START) == []
    assert (balance(Purpose.BUYER_REFUND), total()) == (0, 0)
    assert balance(Purpose.CLEARING) == available_fen()
