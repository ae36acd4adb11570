"""Who may say *paid*, and how often it counts."""

import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from sellers.ledger.models import Entry, Transaction
from shop.order.models import Order
from shop.payments.models import StripeEvent
from shop.payments.services import start_payment
from tests.shop.baskets import an_order
from tests.till import Till, signed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]


@pytest.fixture
def completed(till):
    """The body of the event that says paid, not yet delivered."""
    start_payment(order=an_order())
    till.pay(till.sessions()[0]["id"])
    return till.events()[1][1]


def nothing_moved():
    return not (
        Transaction.objects.exists()
        or StripeEvent.objects.exists()
        or Order.objects.exclude(status=Order.Status.AWAITING_PAYMENT).exists()
    )


@pytest.mark.parametrize(
    "signature",
    [
        "",
        "garbage",
        "t=1,v1=0",
        "t=abc,v1=0",
        lambda body: signed(body, secret="whsec_forged"),
        lambda body: signed(body, timestamp=int(time.time()) - 301),
        lambda body: signed(body, timestamp=int(time.time()) + 900),
        lambda body: signed(body + " "),
    ],
    ids=["missing", "garbage", "zero", "no-number", "forged", "stale", "future", "altered"],
)
def test_what_stripe_did_not_sign_now_is_refused(till, completed, signature):
    header = signature(completed) if callable(signature) else signature

    response = till.knock(completed, header)

    assert response.status_code == 400
    assert nothing_moved()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "not json",
        "[]",
        "{}",
        '{"id": "evt_1"}',
        '{"id":"e","type":"t","livemode":false,"data":1}',
    ],
)
def test_signed_nonsense_is_refused(till, body):
    response = till.knock(body)

    assert response.status_code == 400
    assert nothing_moved()


def test_signed_bytes_that_are_no_text_are_refused(till):
    response = till.client.post(
        "/webhooks/stripe/",
        b"\xff\xfe\x00",
        content_type="application/json",
        headers={"Stripe-Signature": "t=1,v1=0"},
    )

    assert response.status_code == 400
    assert nothing_moved()


def test_a_get_is_not_a_webhook(client):
    assert client.get("/webhooks/stripe/").status_code == 405


def test_ten_knocks_one_after_the_other_count_once(till, completed):
    answers = [till.knock(completed).content for _ in range(10)]

    assert answers == [b"paid", *[b"repeated"] * 9]
    assert Transaction.objects.count() == 1


def test_ten_knocks_at_once_count_once(till, completed):
    def knock(_):
        try:
            return Till(till.server, Client()).knock(completed).content.decode()
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as crowd:
        answers = sorted(crowd.map(knock, range(10)))

    assert answers == ["paid", *["repeated"] * 9]
    assert Transaction.objects.count() == 1
    assert StripeEvent.objects.count() == 1


def test_a_new_event_about_the_same_payment_counts_nothing(till, completed):
    till.knock(completed)
    entries = Entry.objects.count()

    again = till.knock(json.dumps(json.loads(completed) | {"id": "evt_other"}))

    assert again.content == b"already"
    assert Entry.objects.count() == entries


def test_an_expiry_after_the_payment_takes_nothing_back(till, completed):
    till.knock(completed)
    event = json.loads(completed)
    event["data"]["object"] |= {"status": "expired", "payment_status": "unpaid"}

    till.knock(json.dumps(event | {"id": "evt_later", "type": "checkout.session.expired"}))

    assert Order.objects.get().status == Order.Status.PAID


def test_a_live_event_at_a_test_site_counts_nothing(till, completed):
    response = till.knock(json.dumps(json.loads(completed) | {"livemode": True}))

    assert response.content == b"wrong mode"
    assert not Transaction.objects.exists()


def test_a_payment_that_is_not_ours_counts_nothing(till, completed):
    event = json.loads(completed)
    event["data"]["object"]["metadata"] = {"attempt": "not-a-key"}

    response = till.knock(json.dumps(event))

    assert response.content == b"unknown attempt"
    assert not Transaction.objects.exists()


def test_an_unknown_kind_is_stored_and_ignored(till, completed):
    event = json.loads(completed) | {"type": "customer.created"}

    response = till.knock(json.dumps(event))

    assert response.content == b"ignored"
    assert StripeEvent.objects.get().kind == "customer.created"
    assert not Transaction.objects.exists()
