"""An order whose time is up, and money that comes after it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ground.messages.models import Message
from ground.money.fen import to_fen
from sellers.ledger.models import Account
from sellers.ledger.queries import balance, total
from sellers.stockroom.models import Stock
from sellers.stockroom.services import hold
from shop.order.models import Order
from shop.order.services import expire_order
from shop.payments.models import Refund
from shop.payments.services import close_order, start_payment
from shop.payments.tasks import expire_unpaid
from tests.cast import a_work
from tests.shop.baskets import an_order, paid

pytestmark = pytest.mark.django_db(transaction=True)
Purpose = Account.Purpose


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
