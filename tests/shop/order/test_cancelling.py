"""A part that will not be made: its stock, its order and what is told."""

import pytest
from wagtail.models import ModelLogEntry

from ground.messages.models import Message
from shop.order.models import Order, SellerOrder
from shop.order.services import (
    Buyer,
    cancel_seller_order,
    mark_paid,
)
from tests.cast import a_user, a_work
from tests.shop.baskets import an_order, held

pytestmark = pytest.mark.django_db


def test_a_cancelled_part_gives_its_stock_back_and_is_told_and_logged():
    hers, theirs = a_work(), a_work()
    order = an_order({hers: 1, theirs: 2})
    mark_paid(order=order)
    part = order.seller_orders.get(shop=theirs.shop)
    keeper = a_user()

    assert cancel_seller_order(seller_order=part, reason="declined", by=keeper)
    assert not cancel_seller_order(seller_order=part, reason="declined", by=keeper)

    part.refresh_from_db()
    order.refresh_from_db()
    assert (part.status, part.cancel_reason) == (SellerOrder.Status.CANCELLED, "declined")
    assert (held(hers), held(theirs)) == (1, 0)
    assert order.status == Order.Status.PAID
    entry = ModelLogEntry.objects.get()
    assert (entry.action, entry.user, entry.data) == (
        "seller_order.cancel",
        keeper,
        {"reason": "declined"},
    )
    assert Message.objects.filter(kind="seller_order.cancelled").count() == 1


def test_the_last_part_cancelled_cancels_the_order():
    order = an_order()
    mark_paid(order=order)

    cancel_seller_order(seller_order=order.seller_orders.get(), reason="silent")

    order.refresh_from_db()
    assert order.status == Order.Status.CANCELLED


@pytest.mark.parametrize("status", ["awaiting_payment", "sent", "delivered", "completed"])
def test_what_is_unpaid_or_on_its_way_is_not_cancelled(status):
    work = a_work()
    order = an_order({work: 1})
    SellerOrder.objects.update(status=status)

    assert not cancel_seller_order(seller_order=order.seller_orders.get(), reason="declined")

    assert SellerOrder.objects.get().status == status
    assert held(work) == 1
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("reason", "works", "subject", "said"),
    [
        ("buyer", 1, "Order NUMBER is cancelled", "As you asked, order NUMBER is cancelled. "),
        (
            "buyer",
            2,
            "Part of order NUMBER is cancelled",
            "As you asked, the part of order NUMBER ",
        ),
        ("no_time", 1, "Order NUMBER is cancelled", "We are sorry: “Caiyun's workshop” could not "),
        ("no_time", 2, "Part of order NUMBER is cancelled", "We are sorry: the part of order NUM"),
    ],
)
def test_it_is_told_how_much_is_cancelled_and_by_whom(reason, works, subject, said):
    buyer = Buyer(email="bing@example.com", language="en")
    order = an_order({a_work(): 1 for _ in range(works)}, buyer=buyer)
    mark_paid(order=order)

    cancel_seller_order(seller_order=order.seller_orders.first(), reason=reason)

    message = Message.objects.get(kind="seller_order.cancelled")
    assert message.subject == subject.replace("NUMBER", order.number)
    assert message.body.replace(order.number, "NUMBER").startswith(said)
    assert "The money goes back to the account you paid from: http" in message.body
