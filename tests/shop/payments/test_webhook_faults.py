"""Webhooks that come too often, too early, too late, from elsewhere, or never."""

import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from ground.messages.models import Message
from sellers.ledger.models import Account, Transaction
from sellers.ledger.queries import balance, total
from shop.order.models import Order
from shop.payments import services
from shop.payments.models import Refund, StripeEvent
from shop.payments.refunds import refund_seller_order
from shop.payments.services import start_payment
from tests.shop.baskets import an_order, paid
from tests.shop.payments.paid import a_dispute_at, a_paid_attempt, bodies
from tests.till import Till, signed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]
MANY = 30


@pytest.fixture
def completed(till):
    start_payment(order=an_order())
    till.pay(till.sessions()[0]["id"])
    [body] = bodies(till, "checkout.session.completed")
    return body


def at_once(till, sent):
    """Each in a thread and with a client of its own; what the site answered."""

    def knock(body):
        try:
            return Till(till.server, Client()).knock(body).content.decode()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(sent)) as crowd:
        return sorted(crowd.map(knock, sent))


def renamed(body, name):
    return json.dumps(json.loads(body) | {"id": name})


def test_thirty_of_the_same_at_once_post_once(till, completed):
    answers = at_once(till, [completed] * MANY)

    assert answers == ["paid", *["repeated"] * (MANY - 1)]
    assert (Transaction.objects.count(), StripeEvent.objects.count()) == (1, 1)
    assert Message.objects.filter(kind="order.paid").count() == 1


def test_thirty_under_names_of_their_own_at_once_post_once(till, completed):
    answers = at_once(till, [renamed(completed, f"evt_{n}") for n in range(MANY)])

    assert answers == [*["already"] * (MANY - 1), "paid"]
    assert (Transaction.objects.count(), StripeEvent.objects.count()) == (1, MANY)
    assert total() == 0


def test_thirty_of_one_refund_at_once_post_once(till):
    attempt = a_paid_attempt(till)
    till.server.cashier.refunds.behave("pending")
    refund_seller_order(seller_order=attempt.order.seller_orders.get(), reason="declined")
    till.script("/_refund", refund=till.refunds()[0]["id"], to="succeeded")
    body = bodies(till, "refund.updated")[-1]

    answers = at_once(till, [renamed(body, f"evt_{n}") for n in range(MANY)])

    # One that read before the other's commit calls it pending still, and moves nothing.
    assert answers.count("refunded") == 1
    assert set(answers) <= {"refunded", "already", "pending"}
    assert Transaction.objects.filter(kind="refund_paid").count() == 1
    assert Refund.objects.get().state == Refund.State.SUCCEEDED


def test_thirty_of_one_dispute_at_once_post_once(till):
    a_dispute_at(till, a_paid_attempt(till))
    body = bodies(till, "charge.dispute.funds_withdrawn")[0]

    answers = at_once(till, [renamed(body, f"evt_{n}") for n in range(MANY)])

    assert answers == [*["already"] * (MANY - 1), "dispute"]
    assert Transaction.objects.filter(kind="dispute").count() == 1
    assert balance(Account.Purpose.CLEARING) == 0


def test_a_rotated_secret_is_believed_while_both_sign(till, completed):
    ours, old = signed(completed), signed(completed, secret="whsec_old")

    assert till.knock(completed, old).status_code == 400
    both = f"{old},{ours.split(',', 1)[1]}"
    assert till.knock(completed, both).content == b"paid"


def test_a_connected_account_s_event_counts_nothing(till, completed):
    answer = till.knock(json.dumps(json.loads(completed) | {"account": "acct_1"}))

    assert answer.content == b"wrong account"
    assert not Transaction.objects.exists()


def test_another_version_is_asked_for_instead_of_read(till, completed, settings):
    settings.OPERATOR_EMAIL = "operator@qiaoshou.example"
    answer = till.knock(json.dumps(json.loads(completed) | {"api_version": "2019-01-01"}))

    assert answer.content == b"wrong version"
    assert not Transaction.objects.exists()
    assert Message.objects.filter(kind="stripe.version").count() == 1
    attempt = Order.objects.get().payment_attempts.get()
    assert services.look_up(attempt=attempt) == "paid"


@pytest.mark.parametrize(
    "kind", ["checkout.session.expired", "checkout.session.async_payment_failed"]
)
def test_failed_after_succeeded_takes_nothing_back(till, completed, kind):
    till.knock(completed)
    event = json.loads(completed) | {"id": "evt_later", "type": f"checkout.session.{kind}"}
    event["data"]["object"] |= {"status": "expired", "payment_status": "unpaid"}

    assert till.knock(json.dumps(event)).content == b"already"
    assert Order.objects.get().status == Order.Status.PAID
    assert Transaction.objects.count() == 1


def test_a_refund_told_before_the_payment_waits_for_it(till):
    order = an_order()
    start_payment(order=order)
    till.pay(order.payment_attempts.get().session)
    intent = till.sessions()[0]["payment_intent"]
    till.bank().refunds.create({"payment_intent": intent, "metadata": {"refund": "elsewhere"}})
    told = [body for _, body in till.events()][::-1]

    answers = [till.knock(body).content for body in told]

    assert answers == [b"unknown refund", b"paid", b"ignored"]
    assert paid(order)
    assert total() == 0


def test_an_error_in_the_middle_leaves_nothing_and_the_next_knock_counts(
    till, completed, monkeypatch
):
    till.client.raise_request_exception = False
    with monkeypatch.context() as broken:
        broken.setattr("shop.payments.settling.post_sale", lambda attempt: 1 / 0)
        assert till.knock(completed).status_code == 500
    assert not Transaction.objects.exists()
    assert not StripeEvent.objects.exists()
    assert Order.objects.get().status == Order.Status.AWAITING_PAYMENT

    assert till.knock(completed).content == b"paid"


def test_the_newest_first_and_each_twice_converges(till, completed):
    told = [body for _, body in till.events()][::-1]

    answers = [till.knock(body).content for body in told for _ in range(2)]

    assert answers == [b"paid", b"repeated", b"ignored", b"repeated"]
    assert Transaction.objects.count() == 1


def test_a_webhook_a_minute_late_counts(till, completed):
    late = signed(completed, timestamp=int(time.time()) - 60)

    assert till.knock(completed, late).content == b"paid"
