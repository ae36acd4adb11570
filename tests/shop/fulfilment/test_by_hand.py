"""Sold at the fair yesterday, entered today, and an order was promised the same piece."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ground.messages.models import Message
from sellers.stockroom.counter import Handed
from sellers.stockroom.errors import OutOfStock
from sellers.stockroom.models import Conflict, CounterSale, Stock
from sellers.stockroom.moving import home_of
from shop.fulfilment.by_hand import enter_later
from shop.fulfilment.parcels import send
from shop.fulfilment.services import accept
from shop.order.models import Order, SellerOrder
from shop.payments.models import Refund
from tests.cast import a_cooperative, a_shop
from tests.cast import a_work as a_work_of
from tests.shop.baskets import an_order
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = pytest.mark.django_db
Status = SellerOrder.Status


def a_work(pieces):
    """Of a cooperative's shop, in its store."""
    return a_work_of(pieces=pieces, shop=a_shop(cooperative=a_cooperative()))


def enter(work, key="k1"):
    yesterday = timezone.now() - timedelta(days=1)
    handed = Handed(key=key, work_id=work.pk, amount_fen=26800, sold_at=yesterday)
    return enter_later(place=home_of(work.shop_id), handed=handed, by=None)


def figures(work):
    stock = Stock.objects.get(work=work)
    return stock.on_hand, stock.held


def test_the_piece_handed_over_stands_and_the_youngest_order_is_paid_back(till):
    work = a_work(pieces=2)
    first, second = a_paid_part(till, {work: 1}), a_paid_part(till, {work: 1})

    sale = enter(work)

    first.refresh_from_db()
    second.refresh_from_db()
    assert figures(work) == (1, 1)
    assert (first.status, second.status) == (Status.NEW, Status.CANCELLED)
    assert Refund.objects.get().seller_order == second
    conflict = Conflict.objects.get()
    assert (conflict.sale, conflict.pieces, conflict.state) == (sale, 1, "settled")
    assert conflict.told == second.order.number
    assert Message.objects.filter(kind="seller_order.sorry").count() == 1
    assert Message.objects.filter(kind="counter.conflict").count() == 1


def test_an_order_not_paid_yet_gives_way_before_a_paid_one(till):
    work = a_work(pieces=2)
    unpaid, paid = an_order({work: 1}), a_paid_part(till, {work: 1})

    enter(work)

    unpaid.refresh_from_db()
    paid.refresh_from_db()
    assert (unpaid.status, paid.status) == (Order.Status.EXPIRED, Status.NEW)
    assert figures(work) == (1, 1)
    assert Refund.objects.count() == 0


def test_where_enough_are_left_nobody_gives_way(till):
    work = a_work(pieces=3)
    a_paid_part(till, {work: 1})

    enter(work)

    assert figures(work) == (2, 1)
    assert Conflict.objects.count() == 0


def test_entered_twice_it_counts_once(till):
    work = a_work(pieces=1)
    a_paid_part(till, {work: 1})

    assert enter(work) == enter(work)
    assert CounterSale.objects.count() == Conflict.objects.count() == 1
    assert figures(work) == (0, 0)


def test_what_was_sent_cannot_have_been_handed_over(till):
    work = a_work(pieces=1)
    part = a_paid_part(till, {work: 1})
    accept(seller_order=part, by=None)
    send(seller_order=part, by=None, carrier="sf")

    with pytest.raises(OutOfStock):
        enter(work)

    assert figures(work) == (0, 0)
    assert CounterSale.objects.count() == Refund.objects.count() == 0
