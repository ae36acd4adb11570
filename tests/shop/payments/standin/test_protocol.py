"""Lists, keys and faults, as the real client meets them."""

import json

import pytest
import stripe

from shop.payments.standin.delivery import Delivery


@pytest.fixture
def bank(till):
    return till.bank(retries=0)


def test_a_list_is_read_page_by_page_the_newest_first(bank, till):
    intents = [till.charge(bank, 1000 + number) for number in range(7)]

    page = bank.charges.list({"limit": 3})
    found = [each.amount for each in page.auto_paging_iter()]

    assert found == [1006, 1005, 1004, 1003, 1002, 1001, 1000]
    assert (len(page.data), page.has_more) == (3, True)
    assert [each.id for each in bank.charges.list({"payment_intent": intents[2].id}).data] == [
        intents[2].latest_charge
    ]


def test_a_list_is_cut_by_time_and_refuses_an_unknown_start(bank, till):
    intent = till.charge(bank, 1000)
    made = bank.charges.retrieve(intent.latest_charge).created

    assert len(bank.charges.list({"created": {"gte": made}}).data) == 1
    assert bank.charges.list({"created": {"gte": made + 1}}).data == []
    with pytest.raises(stripe.InvalidRequestError):
        bank.charges.list({"starting_after": "ch_no"})


def test_a_source_is_shown_whole_where_that_is_asked(bank, till):
    intent = till.charge(bank, 1000)

    [moved] = bank.balance_transactions.list({"expand": ["data.source"]}).data

    assert moved.source.payment_intent == intent.id


def test_a_key_means_one_thing(bank, till):
    intent = till.charge(bank, 1000)
    ask = {"payment_intent": intent.id, "amount": 400}
    first = bank.refunds.create(ask, {"idempotency_key": "k"})

    again = bank.refunds.create(ask, {"idempotency_key": "k"})
    with pytest.raises(stripe.IdempotencyError):
        bank.refunds.create(ask | {"amount": 500}, {"idempotency_key": "k"})

    assert again.id == first.id
    assert len(till.refunds()) == 1


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("drop_before", stripe.APIConnectionError),
        ("drop_after", stripe.APIConnectionError),
        ("timeout_before", stripe.APIConnectionError),
        ("timeout_after", stripe.APIConnectionError),
        ("500", stripe.APIError),
        ("502", stripe.APIError),
        ("503", stripe.APIError),
        ("429", stripe.RateLimitError),
        ("429_retry", stripe.RateLimitError),
        ("409", stripe.APIError),
        ("401", stripe.AuthenticationError),
        ("garbage", stripe.APIError),
    ],
)
def test_each_fault_is_what_the_client_says_it_is(bank, till, fault, error):
    intent = till.charge(bank, 1000)
    till.faults.order([fault], None, None)

    with pytest.raises(error):
        bank.refunds.create({"payment_intent": intent.id})

    assert len(till.refunds()) == (1 if fault.endswith("after") else 0)


def test_too_many_requests_are_asked_again_only_where_the_server_says_so(till):
    patient = till.bank(retries=2)
    intent = till.charge(patient, 1000)
    till.faults.order(["429_retry"], None, None)

    patient.refunds.create({"payment_intent": intent.id})

    assert len(till.refunds()) == 1


def test_an_unknown_fault_path_or_parameter_is_refused(bank, till):
    assert till.script("/_faults", kinds="earthquake") == 400
    assert till.script("/_nothing") == 400
    assert till.script("/_close", dispute="dp_no", to="won") == 400
    with pytest.raises(stripe.InvalidRequestError):
        bank.transfers.create({"amuont": 1, "currency": "cny", "destination": "acct_no"})


def test_webhooks_come_late_reordered_copied_and_under_a_second_id(till):
    delivery = Delivery(till.server.store, till.faults, "http://127.0.0.1:9/", "whsec_x")
    till.charge(till.bank(), 1000)

    till.script("/_faults", hold="1", copies="2", reversed="1", twins="1")
    order = [json.loads(body)["type"] for _, body, _ in delivery.next_round()]
    bodies = [json.loads(body) for body in delivery.copies_of(till.events()[0][1])]

    assert till.faults.holds_webhooks()
    assert order == ["checkout.session.completed", "payment_intent.succeeded"]
    assert len({body["id"] for body in bodies}) == 2
    assert len({json.dumps(body["data"]) for body in bodies}) == 1
