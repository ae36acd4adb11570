"""Buyers who press twice, pay late or change what they pay for, and a gateway that fails."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import stripe
from django.db import connection
from django.utils import timezone

from ground.money.fen import to_fen
from sellers.ledger.models import Transaction
from sellers.ledger.queries import total
from sellers.stockroom.errors import OutOfStock
from sellers.stockroom.models import Stock
from shop.order.links import order_url
from shop.order.models import Order
from shop.payments import gateway
from shop.payments.errors import OrderNotPayable, PaymentUnavailable
from shop.payments.models import PaymentAttempt
from shop.payments.services import close_order, look_up, start_payment
from tests.cast import a_work
from tests.shop.baskets import a_basket, an_order, held, paid
from tests.till import Till

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]


def at_once(*deeds):
    """Each in a thread of its own; what it returned, or its named refusal."""

    def do(deed):
        try:
            return deed()
        except (OrderNotPayable, PaymentUnavailable, OutOfStock) as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as crowd:
        return list(crowd.map(do, deeds))


def test_ten_presses_at_once_lead_to_one_page(till):
    order = an_order()

    urls = at_once(*[lambda: start_payment(order=Order.objects.get(pk=order.pk))] * 10)

    assert set(urls) == {till.sessions()[0]["url"]}
    assert (len(till.sessions()), PaymentAttempt.objects.count()) == (1, 1)


def test_what_is_put_into_the_basket_later_changes_no_order(till):
    order = an_order()
    start_payment(order=order)
    a_basket({a_work(price_fen=99900): 3})

    till.pay(till.sessions()[0]["id"])
    till.deliver()

    assert paid(order)
    assert till.sessions()[0]["amount_total"] == to_fen(order.total_incl_tax) == 26800


def test_a_price_that_changes_after_the_order_changes_nothing(till):
    work = a_work(price_fen=26800)
    order = an_order({work: 1})
    work.price_fen = 30000
    work.save()
    start_payment(order=order)

    till.pay(till.sessions()[0]["id"])
    till.deliver()

    assert paid(order)
    assert till.sessions()[0]["amount_total"] == 26800


@pytest.mark.parametrize("query", ["&returned=1", "&returned=1&payment_status=paid&session=cs_1"])
def test_a_forged_return_page_pays_nothing(till, client, query):
    order = an_order()
    start_payment(order=order)

    client.get(f"{order_url(order)}{query}")

    assert not paid(order)
    assert not Transaction.objects.exists()


def test_the_return_page_racing_the_webhook_posts_once(till, client):
    order = an_order()
    start_payment(order=order)
    till.pay(till.sessions()[0]["id"])
    back = till.sessions()[0]["success_url"]
    told = [body for _, body in till.events()]

    at_once(
        *[lambda body=body: Till(till.server, type(client)()).knock(body).content for body in told],
        *[lambda: type(client)().get(back).status_code] * 3,
    )

    assert paid(order)
    assert Transaction.objects.count() == 1


def test_twenty_buyers_of_the_last_piece_pay_once(till):
    work = a_work(pieces=1)

    def buy():
        return start_payment(order=an_order({work: 1}))

    outcomes = at_once(*[buy] * 20)

    assert sorted(outcomes)[:19] == ["OutOfStock"] * 19
    assert (held(work), len(till.sessions())) == (1, 1)


def test_closing_racing_a_payment_ends_in_one_of_two_ways(till):
    work = a_work(pieces=1)
    order = an_order({work: 1})
    start_payment(order=order)
    Order.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    session = till.sessions()[0]["id"]

    at_once(
        lambda: close_order(order=Order.objects.get(pk=order.pk)),
        lambda: till.pay(session),
    )
    till.deliver()

    is_paid = till.sessions()[0]["payment_status"] == "paid"
    assert paid(order) is is_paid
    assert Stock.objects.get(work=work).held == int(is_paid)
    assert (Transaction.objects.count(), total()) == (int(is_paid), 0)


@pytest.mark.parametrize(
    "fault",
    ["drop_before", "drop_after", "500", "502", "503", "409", "429_retry"],
)
def test_a_passing_fault_is_asked_again_under_the_same_key(till, fault):
    order = an_order()
    till.faults.order([fault], None, None)

    url = start_payment(order=order)

    assert [session["url"] for session in till.sessions()] == [url]


@pytest.mark.parametrize("fault", ["timeout_before", "timeout_after"])
def test_silence_is_an_unknown_outcome_that_the_next_press_clears(till, monkeypatch, fault):
    monkeypatch.setattr(gateway, "_TIMEOUT", 0.2)
    gateway._client.cache_clear()
    order = an_order()
    till.faults.order([fault] * 3, None, None)

    with pytest.raises(PaymentUnavailable):
        start_payment(order=order)
    gateway._client.cache_clear()
    monkeypatch.undo()
    assert not Transaction.objects.exists()
    url = start_payment(order=order)

    assert [session["url"] for session in till.sessions()] == [url]


@pytest.mark.parametrize("fault", ["502", "503", "401", "429", "garbage"])
def test_a_lasting_fault_moves_nothing(till, fault):
    order = an_order()
    till.faults.order([fault] * 3, None, None)

    with pytest.raises(PaymentUnavailable):
        start_payment(order=order)

    assert (till.sessions(), Transaction.objects.count()) == ([], 0)
    assert Order.objects.get().status == Order.Status.AWAITING_PAYMENT


def test_a_key_that_was_used_for_something_else_is_refused_and_nothing_moves(till):
    order = an_order()
    start_payment(order=order)
    PaymentAttempt.objects.update(amount_fen=1, url="", session="")

    with pytest.raises(PaymentUnavailable) as refused:
        look_up(attempt=PaymentAttempt.objects.select_related("order").get())

    assert isinstance(refused.value.__cause__, stripe.IdempotencyError)
    assert len(till.sessions()) == 1
    assert not Transaction.objects.exists()
