"""From the attempt to paid: once, and the amount that was asked."""

import pytest
from django.utils import timezone

from ground.messages.models import Message
from ground.money.fen import to_fen
from sellers.ledger.models import Account
from sellers.ledger.queries import balance, owed_to_shop, total
from shop.order.models import Order, SellerOrder
from shop.payments.errors import OrderNotPayable
from shop.payments.models import PaymentAttempt, StripeEvent
from shop.payments.services import start_payment
from shop.payments.standin.pages import payment_page
from tests.cast import a_cooperative, a_shop, a_work
from tests.shop.baskets import an_order, paid

pytestmark = pytest.mark.django_db(transaction=True)
Purpose = Account.Purpose


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
