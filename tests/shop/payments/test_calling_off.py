"""A buyer changes her mind before she pays."""

import pytest
from wagtail.models import ModelLogEntry

from ground.messages.models import Message
from sellers.ledger.models import Account
from sellers.ledger.queries import balance
from shop.order.links import order_key
from shop.order.models import Order
from shop.order.services import cancel_unpaid
from shop.payments.services import call_off_unpaid, start_payment
from tests.cast import a_user, a_work
from tests.shop.baskets import an_order, held, paid

pytestmark = pytest.mark.django_db(transaction=True)
Purpose = Account.Purpose


def path(order, page="cancel/", key=None):
    return f"/orders/{order.number}/{page}?key={order_key(order.number) if key is None else key}"


def press(client, order):
    return client.post(path(order), {"key": order_key(order.number)}, follow=True)


def state(order):
    order.refresh_from_db()
    return order.status


def test_she_is_asked_first_and_nothing_moves(client):
    work = a_work(pieces=1)
    order = an_order({work: 1})

    page = client.get(path(order, page="")).content.decode()
    asked = client.get(path(order)).content.decode()

    assert f'href="{path(order)}">不要了，取消订单</a>' in page
    assert "<h1>取消订单？</h1>" in asked
    assert (state(order), held(work)) == (Order.Status.AWAITING_PAYMENT, 1)


def test_the_works_are_free_the_page_at_stripe_is_closed_and_she_is_told_once(client, till):
    work = a_work(pieces=1)
    order = an_order({work: 1})
    start_payment(order=order)

    html = press(client, order).content.decode()
    again = press(client, order)

    assert "已取消，作品放回了店里。没有扣钱。" in html
    assert "订单已经取消，作品放回了店里。没有扣钱。" in html
    assert "去付款" not in html
    assert again.status_code == 200
    assert (state(order), held(work)) == (Order.Status.CANCELLED, 0)
    assert [session["status"] for session in till.sessions()] == ["expired"]
    assert Message.objects.filter(kind="order.cancelled").count() == 1
    assert ModelLogEntry.objects.get(action="order.cancel").object_id == str(order.pk)


def test_what_was_paid_meanwhile_is_taken_as_paid(client, till):
    work = a_work(pieces=1)
    order = an_order({work: 1})
    start_payment(order=order)
    till.pay(till.sessions()[0]["id"])

    html = press(client, order).content.decode()

    assert "订单已经付款或已经结束，没有取消。" in html
    assert paid(order)
    assert held(work) == 1
    assert not Message.objects.filter(kind="order.cancelled").exists()


def test_money_that_comes_after_it_was_called_off_goes_back(till):
    work = a_work(pieces=1)
    order = an_order({work: 1})
    start_payment(order=order)
    cancel_unpaid(order=order)

    till.pay(till.sessions()[0]["id"])
    answers = [*till.deliver(), *till.deliver()]

    assert answers == ["ignored", "late", "already"]
    assert (state(order), held(work)) == (Order.Status.CANCELLED, 0)
    assert [refund["amount"] for refund in till.refunds()] == [26800]
    assert (balance(Purpose.CLEARING), balance(Purpose.BUYER_REFUND)) == (0, 0)
    assert "已经取消，付款随后才到" in Message.objects.get(kind="payment.late").body


def test_it_stays_as_it_is_while_stripe_does_not_answer(client, till):
    work = a_work(pieces=1)
    order = an_order({work: 1})
    start_payment(order=order)
    till.faults.order(["drop_before"] * 3, None, None)

    html = press(client, order).content.decode()

    assert "还没有取消。请过一会儿再试。" in html
    assert (state(order), held(work)) == (Order.Status.AWAITING_PAYMENT, 1)


def test_a_paid_order_and_somebody_else_s_are_not_called_off_here(client, till):
    order = an_order()
    start_payment(order=order)
    till.pay(till.sessions()[0]["id"])
    till.deliver()
    stranger = a_user()
    client.force_login(stranger)

    answers = [client.get(path(order, key=""), follow=True).status_code]
    answers.append(client.post(path(order, key="wrong")).status_code)
    pressed = press(client, order)

    assert answers == [404, 404]
    assert "没有取消" in pressed.content.decode()
    assert paid(order)
    assert not call_off_unpaid(order=order)
