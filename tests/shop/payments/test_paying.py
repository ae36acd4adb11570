"""From the attempt to paid, and every way that Stripe's answer can go wrong on the way."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ground.messages.models import Message
from ground.money.fen import to_fen
from sellers.ledger.models import Account, Transaction
from sellers.ledger.queries import balance, owed_to_shop, total
from sellers.stockroom.models import Stock
from sellers.stockroom.services import hold
from shop.order.models import Order, SellerOrder
from shop.order.services import expire_order
from shop.payments.errors import OrderNotPayable, PaymentUnavailable
from shop.payments.models import PaymentAttempt, Refund, StripeEvent
from shop.payments.services import close_order, look_up, start_payment
from shop.payments.standin.pages import payment_page
from shop.payments.tasks import expire_unpaid, reconcile_open_attempts
from tests.cast import a_cooperative, a_shop, a_work
from tests.shop.baskets import an_order

pytestmark = pytest.mark.django_db(transaction=True)
Purpose = Account.Purpose


def paid(order):
    order.refresh_from_db()
    return order.status == Order.Status.PAID


def nothing_is_booked():
    return Transaction.objects.count() == 0 and not Order.objects.exclude(paid_at=None).exists()


def test_a_paid_session_pays_the_order_and_the_books_balance(till):
    hers, theirs = a_shop(), a_shop(name="云岭", cooperative=a_cooperative())
    order = an_order(
        {a_work(shop=hers, price_fen=26800): 1, a_work(shop=theirs): 2}, postage_fen=800
    )
    start_payment(order=order)

    till.pay(till.sessions()[0]["id"])
    answers = till.deliver()

    assert answers == ["ignored", "paid"]
    assert paid(order)
    whole = to_fen(order.total_incl_tax)
    assert balance(Purpose.CLEARING) == whole == 26800 * 3 + 800 * 2
    assert owed_to_shop(hers.pk) == 26800 - 1340 + 800
    assert owed_to_shop(theirs.pk) == 53600 - 2680 + 800
    assert balance(Purpose.COMMISSION) == -4020
    assert total() == 0
    assert {part.status for part in order.seller_orders.all()} == {SellerOrder.Status.NEW}


def test_two_presses_lead_to_the_same_page_and_one_session(till):
    order = an_order()

    assert start_payment(order=order) == start_payment(order=order)
    assert PaymentAttempt.objects.count() == len(till.sessions()) == 1


def test_stripe_is_told_the_number_and_the_amount_and_nothing_about_a_person(till):
    order = an_order()
    start_payment(order=order)

    [session] = till.sessions()

    attempt = PaymentAttempt.objects.get()
    assert session["metadata"] == {"attempt": str(attempt.key), "order": order.number}
    assert session["amount_total"] == to_fen(order.total_incl_tax)
    assert session["currency"] == "cny"
    assert "王冰" not in str(session)
    assert "13900000001" not in str(session)


@pytest.mark.parametrize(
    "status", [Order.Status.PAID, Order.Status.EXPIRED, Order.Status.CANCELLED]
)
def test_what_is_not_awaited_cannot_be_paid(till, status):
    order = an_order()
    Order.objects.filter(pk=order.pk).update(status=status)

    with pytest.raises(OrderNotPayable):
        start_payment(order=order)

    assert till.sessions() == []
    assert not PaymentAttempt.objects.exists()


def test_an_order_past_its_time_cannot_be_paid(till):
    order = an_order()
    Order.objects.filter(pk=order.pk).update(expires_at=timezone.now())

    with pytest.raises(OrderNotPayable):
        start_payment(order=order)

    assert till.sessions() == []


@pytest.mark.parametrize("faults", [["drop_before"], ["drop_after"], ["500"], ["409"], ["500"] * 2])
def test_a_fault_on_the_way_is_asked_again_with_the_same_key(till, faults):
    order = an_order()
    till.faults.order(faults, None, None)

    url = start_payment(order=order)

    assert [session["url"] for session in till.sessions()] == [url]


@pytest.mark.parametrize("fault", ["drop_before", "drop_after", "500", "429", "garbage"])
def test_a_lasting_fault_leaves_an_attempt_that_the_next_press_completes(till, fault):
    order = an_order()
    till.faults.order([fault] * (1 if fault in {"429", "garbage"} else 3), None, None)

    with pytest.raises(PaymentUnavailable):
        start_payment(order=order)

    assert nothing_is_booked()
    attempt = PaymentAttempt.objects.get()
    assert (attempt.state, attempt.url) == (PaymentAttempt.State.OPEN, "")
    url = start_payment(order=order)
    assert [session["url"] for session in till.sessions()] == [url]
    assert PaymentAttempt.objects.count() == 1


def test_a_wrong_key_of_ours_is_unavailable_and_moves_nothing(till, settings):
    settings.STRIPE_SECRET_KEY = "wrong"
    order = an_order()

    with pytest.raises(PaymentUnavailable):
        start_payment(order=order)

    assert till.sessions() == []
    assert nothing_is_booked()


def test_a_webhook_before_our_own_call_returned_finds_its_attempt(till):
    order = an_order()
    till.faults.order(["drop_after"] * 3, None, None)
    with pytest.raises(PaymentUnavailable):
        start_payment(order=order)

    till.pay(till.sessions()[0]["id"])
    till.deliver()

    assert paid(order)
    assert PaymentAttempt.objects.get().session == till.sessions()[0]["id"]


@pytest.mark.parametrize("difference", [-1, 1])
def test_a_wrong_amount_is_never_paid_but_stands_in_suspense_for_a_person(
    till, settings, difference
):
    settings.OPERATOR_EMAIL = "operator@qiaoshou.example"
    order = an_order()
    start_payment(order=order)
    name = till.sessions()[0]["id"]
    amount = to_fen(order.total_incl_tax) + difference
    till.change("checkout.session", name, amount_total=amount)

    till.pay(name)
    till.deliver()

    assert not paid(order)
    assert balance(Purpose.SUSPENSE) == -amount
    assert total() == 0
    assert Message.objects.filter(kind="payment.suspense").count() == 1
    assert PaymentAttempt.objects.get().state == PaymentAttempt.State.MISMATCHED


def test_a_wrong_currency_is_never_paid(till):
    order = an_order()
    start_payment(order=order)
    name = till.sessions()[0]["id"]
    till.change("checkout.session", name, currency="usd")

    till.pay(name)
    till.deliver()

    assert not paid(order)
    assert PaymentAttempt.objects.get().state == PaymentAttempt.State.MISMATCHED


def test_money_after_the_order_expired_takes_the_works_again_where_they_are_left(till):
    work = a_work(pieces=1)
    order = an_order({work: 1})
    start_payment(order=order)
    expire_order(order=order)

    till.pay(till.sessions()[0]["id"])
    till.deliver()

    assert paid(order)
    assert Stock.objects.get(work=work).held == 1


def test_money_after_the_works_were_sold_goes_back_and_the_buyer_is_told(till):
    work = a_work(pieces=1)
    order = an_order({work: 1})
    start_payment(order=order)
    expire_order(order=order)
    hold({work.pk: 1})

    till.pay(till.sessions()[0]["id"])
    answers = [*till.deliver(), *till.deliver()]

    assert answers == ["ignored", "late", "already"]
    assert not paid(order)
    assert [refund["amount"] for refund in till.refunds()] == [to_fen(order.total_incl_tax)]
    assert Refund.objects.get().state == Refund.State.SUCCEEDED
    assert (balance(Purpose.CLEARING), balance(Purpose.BUYER_REFUND)) == (0, 0)
    assert Stock.objects.get(work=work).held == 1
    kinds = set(Message.objects.values_list("kind", flat=True))
    assert kinds == {"payment.late", "refund.paid"}


def test_an_unpaid_order_is_closed_at_stripe_and_its_works_are_free(till):
    work = a_work(pieces=1)
    order = an_order({work: 1})
    start_payment(order=order)
    Order.objects.filter(pk=order.pk).update(expires_at=timezone.now() - timedelta(seconds=1))

    expire_unpaid()
    expire_unpaid()

    order.refresh_from_db()
    assert order.status == Order.Status.EXPIRED
    assert till.sessions()[0]["status"] == "expired"
    assert Stock.objects.get(work=work).held == 0
    assert till.deliver() == ["already"]


def test_closing_an_order_that_was_paid_meanwhile_takes_the_payment(till):
    order = an_order()
    start_payment(order=order)
    till.pay(till.sessions()[0]["id"])

    assert close_order(order=order) is False

    assert paid(order)
    assert till.deliver() == ["ignored", "already"]
    assert total() == 0


def test_an_order_is_not_closed_while_stripe_does_not_answer(till):
    work = a_work(pieces=1)
    order = an_order({work: 1})
    start_payment(order=order)
    Order.objects.filter(pk=order.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    till.faults.order(["drop_before"] * 3, None, None)

    expire_unpaid()

    order.refresh_from_db()
    assert order.status == Order.Status.AWAITING_PAYMENT
    assert Stock.objects.get(work=work).held == 1


def test_a_payment_that_nobody_told_of_is_found_by_asking(till):
    order = an_order()
    start_payment(order=order)
    till.pay(till.sessions()[0]["id"])
    PaymentAttempt.objects.update(created_at=timezone.now() - timedelta(hours=1))

    reconcile_open_attempts()
    reconcile_open_attempts()

    assert paid(order)
    assert Transaction.objects.count() == 1


def test_an_attempt_whose_call_was_never_answered_is_looked_up_by_its_key(till):
    order = an_order()
    till.faults.order(["drop_after"] * 3, None, None)
    with pytest.raises(PaymentUnavailable):
        start_payment(order=order)

    outcome = look_up(attempt=PaymentAttempt.objects.get())

    assert outcome == "open"
    assert len(till.sessions()) == 1


def test_a_second_session_paid_for_a_paid_order_stands_in_suspense(till):
    order = an_order()
    start_payment(order=order)
    first = till.sessions()[0]["id"]
    PaymentAttempt.objects.update(state=PaymentAttempt.State.EXPIRED)
    start_payment(order=order)
    second = till.sessions()[1]["id"]

    for session in (second, first):
        till.pay(session)
    answers = till.deliver()

    assert answers == ["ignored", "paid", "ignored", "paid twice"]
    assert balance(Purpose.SUSPENSE) == -to_fen(order.total_incl_tax)
    assert total() == 0
    assert StripeEvent.objects.count() == 4


@pytest.mark.parametrize(
    ("state", "told", "not_told"),
    [
        ({"status": "complete", "payment_status": "paid"}, "已经付过了", "没有扣款"),
        (
            {"status": "expired", "payment_status": "unpaid"},
            "这个付款页已经关闭，没有扣款",
            "付过了",
        ),
        ({"status": "open", "payment_status": "unpaid"}, "<form", "付过了"),
    ],
)
def test_the_cashier_opened_again_says_what_became_of_it(till, state, told, not_told):
    start_payment(order=an_order())

    html = payment_page({**till.sessions()[0], "locale": "zh", **state})

    assert told in html
    assert not_told not in html
    assert ("returned=1" in html) is (state["payment_status"] == "paid")
