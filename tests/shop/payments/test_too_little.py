"""A payment that was short, and counts all the same: what never came does not go back."""

import pytest

from sellers.ledger.models import Account, Transaction
from sellers.ledger.queries import balance, total
from shop.order.models import SellerOrder
from shop.payments.adjusting import approve_adjustment, ask_about_suspense
from shop.payments.models import Refund
from shop.payments.services import refund_seller_order, start_payment
from tests.cast import an_operator
from tests.shop.baskets import an_order, paid

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_the_marketplace_gave_on_top_is_not_asked_of_stripe(till):
    order = an_order()
    start_payment(order=order)
    attempt = order.payment_attempts.get()
    till.change("checkout.session", attempt.session, amount_total=attempt.amount_fen - 1)
    till.pay(attempt.session)
    till.deliver()
    fact = Transaction.objects.get(kind="suspense")
    asked = ask_about_suspense(fact=fact, kind="credit", reason="少付了一分", by=an_operator())
    approve_adjustment(adjustment=asked, by=an_operator("钱二"))

    refund_seller_order(seller_order=SellerOrder.objects.get(), reason="buyer")

    assert paid(order)
    assert till.refunds() == []
    assert Refund.objects.get().state == Refund.State.BY_HAND
    assert (balance(Account.Purpose.GOODWILL), total()) == (1, 0)
