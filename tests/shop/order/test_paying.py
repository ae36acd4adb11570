"""Paid in time, too late, or not at all."""

from datetime import timedelta

import pytest
from oscar.apps.order.models import OrderStatusChange

from ground.messages.models import Message
from sellers.stockroom.errors import OutOfStock
from sellers.stockroom.services import hold
from shop.order.models import Order, SellerOrder
from shop.order.services import (
    expire_order,
    mark_paid,
    rehold,
)
from tests.cast import a_work
from tests.shop.baskets import an_order, held

pytestmark = pytest.mark.django_db


def test_paid_once_and_the_shops_may_begin(settings):
    settings.SELLER_SILENT_DAYS = 3
    order = an_order()

    assert mark_paid(order=order)

    order.refresh_from_db()
    part = order.seller_orders.get()
    assert (order.status, part.status) == (Order.Status.PAID, SellerOrder.Status.NEW)
    assert part.respond_by == order.paid_at + timedelta(days=3)
    kinds = Message.objects.values_list("kind", "recipient").order_by("pk")
    assert list(kinds) == [
        ("order.paid", order.guest_phone),
        ("seller_order.new", part.shop.artisan.user.phone),
    ]


def test_a_second_mark_of_payment_changes_and_tells_nothing():
    order = an_order()
    mark_paid(order=order)
    part = order.seller_orders.get()
    SellerOrder.objects.filter(pk=part.pk).update(status=SellerOrder.Status.ACCEPTED)

    assert not mark_paid(order=Order.objects.get(pk=order.pk))

    part.refresh_from_db()
    assert part.status == SellerOrder.Status.ACCEPTED
    assert Message.objects.count() == 2
    assert OrderStatusChange.objects.count() == 1


def test_an_unpaid_order_expires_once_and_gives_its_stock_back():
    work = a_work(pieces=1)
    order = an_order({work: 1})

    assert expire_order(order=order)
    assert not expire_order(order=order)

    order.refresh_from_db()
    assert (order.status, held(work)) == (Order.Status.EXPIRED, 0)


def test_a_paid_order_does_not_expire():
    work = a_work()
    order = an_order({work: 1})
    mark_paid(order=order)

    assert not expire_order(order=order)

    order.refresh_from_db()
    assert (order.status, held(work)) == (Order.Status.PAID, 1)


def test_late_money_finds_the_pieces_still_there():
    work = a_work(pieces=1)
    order = an_order({work: 1})
    expire_order(order=order)

    rehold(order=order)

    assert held(work) == 1
    assert mark_paid(order=order)
    assert list(OrderStatusChange.objects.order_by("pk").values_list("new_status", flat=True)) == [
        "expired",
        "awaiting_payment",
        "paid",
    ]


def test_late_money_for_a_piece_that_is_gone_is_refused_and_the_order_stays_expired():
    work = a_work(pieces=1)
    order = an_order({work: 1})
    expire_order(order=order)
    hold({work.pk: 1})

    with pytest.raises(OutOfStock):
        rehold(order=order)

    assert order.status == Order.Status.EXPIRED
    order.refresh_from_db()
    assert order.status == Order.Status.EXPIRED
    assert held(work) == 1
    assert not mark_paid(order=order)


def test_holding_again_what_is_still_held_changes_nothing():
    work = a_work()
    order = an_order({work: 1})

    rehold(order=order)

    assert held(work) == 1
