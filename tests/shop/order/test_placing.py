"""A basket becomes an order, whole or not at all."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from oscar.apps.basket.models import Basket

from ground.messages.models import Message
from sellers.partner.models import StockRecord
from sellers.stockroom.errors import OutOfStock
from shop.order.errors import AlreadyPlaced, DeliveryMissing, EmptyBasket
from shop.order.models import Line, Order, ShippingAddress
from shop.order.services import (
    Buyer,
    Delivery,
    place_order,
)
from tests.cast import a_cooperative, a_shop, a_work
from tests.shop.baskets import a_basket, again, an_address, an_order, held
from tests.shop.outlets import an_outlet

pytestmark = pytest.mark.django_db


GUEST = Buyer(phone="+8613900000001")


def nothing_moved(basket, *works):
    basket.refresh_from_db()
    return (
        basket.status == Basket.OPEN
        and not Order.objects.exists()
        and not ShippingAddress.objects.exists()
        and [held(work) for work in works] == [0] * len(works)
    )


def test_a_basket_of_two_shops_becomes_one_order_of_two_parts():
    hers, theirs = a_shop(), a_shop(name="云岭", cooperative=a_cooperative())
    clutch = a_work(shop=hers, price_fen=26800)
    scarf = a_work(shop=theirs, title="围巾", title_en="Scarf", price_fen=9901, pieces=None)
    basket = a_basket({clutch: 2, scarf: 1})

    order = place_order(
        basket=basket,
        buyer=GUEST,
        address=an_address(),
        deliveries=[
            Delivery(hers, postage_fen=1200),
            Delivery(theirs, an_outlet(theirs)),
        ],
    )

    order.refresh_from_db()
    assert order.status == Order.Status.AWAITING_PAYMENT
    assert (order.total_incl_tax, order.shipping_incl_tax) == (Decimal("647.01"), Decimal("12.00"))
    assert (order.currency, order.guest_phone, order.user) == ("CNY", "+8613900000001", None)
    parts = order.seller_orders.order_by("pk").values_list(
        "shop", "delivery", "goods_fen", "postage_fen", "commission_fen", "status"
    )
    assert list(parts) == [
        (hers.pk, "post", 53600, 1200, 2680, "awaiting_payment"),
        (theirs.pk, "pickup", 9901, 0, 495, "awaiting_payment"),
    ]
    lines = order.lines.values_list("title", "title_en", "quantity", "commission_fen", "partner")
    assert list(lines) == [
        ("蝴蝶手包", "Butterfly clutch", 2, 2680, hers.pk),
        ("围巾", "Scarf", 1, 495, theirs.pk),
    ]
    assert [price.quantity for line in order.lines.all() for price in line.prices.all()] == [2, 1]
    assert (held(clutch), held(scarf)) == (2, 1)
    assert StockRecord.objects.get(product=clutch).num_allocated == 2
    assert order.shipping_address.first_name == "王冰"


def test_an_order_expires_after_the_minutes_of_the_setting(settings):
    settings.PAYMENT_MINUTES = 45

    order = an_order()

    wait = order.expires_at - timezone.now()
    assert timedelta(minutes=44) < wait <= timedelta(minutes=45)


def test_two_orders_have_numbers_that_tell_nothing_of_each_other():
    first, second = an_order(), an_order()

    assert first.number != second.number
    assert {len(first.number), len(second.number)} == {12}


def test_no_message_goes_out_when_an_order_is_placed():
    an_order()

    assert not Message.objects.exists()


def test_what_cannot_be_returned_stays_marked_on_the_line():
    named = a_work(pieces=None, stock_kind="custom", is_returnable=False)

    order = an_order({named: 1})

    assert [line.is_returnable for line in order.lines.all()] == [False]


def test_one_piece_too_many_refuses_the_whole_order():
    plenty, scarce = a_work(pieces=5), a_work(pieces=1)
    basket = a_basket({plenty: 1, scarce: 2})

    with pytest.raises(OutOfStock) as refusal:
        place_order(
            basket=basket,
            buyer=GUEST,
            address=an_address(),
            deliveries=[Delivery(plenty.shop), Delivery(scarce.shop)],
        )

    assert refusal.value.work_id == scarce.pk
    assert nothing_moved(basket, plenty, scarce)


@pytest.mark.parametrize("change", [{"is_public": False}, {"price_fen": 0}])
def test_a_work_that_left_the_market_meanwhile_is_refused(change):
    work = a_work()
    basket = a_basket({work: 1})
    type(work).objects.filter(pk=work.pk).update(**change)

    with pytest.raises(OutOfStock):
        place_order(
            basket=again(basket),
            buyer=GUEST,
            address=an_address(),
            deliveries=[Delivery(work.shop)],
        )

    assert nothing_moved(basket, work)


def test_a_shop_without_delivery_is_refused():
    work = a_work()
    basket = a_basket({work: 1})

    with pytest.raises(DeliveryMissing) as refusal:
        place_order(basket=basket, buyer=GUEST, address=an_address(), deliveries=[])

    assert refusal.value.shop_id == work.shop_id
    assert nothing_moved(basket, work)


def test_an_empty_basket_is_refused():
    basket = a_basket({})

    with pytest.raises(EmptyBasket):
        place_order(basket=basket, buyer=GUEST, address=an_address(), deliveries=[])

    assert nothing_moved(basket)


def test_the_same_basket_is_placed_once_and_its_order_is_named_the_second_time():
    work = a_work()
    basket = a_basket({work: 1})
    second_tab = again(basket)
    order = place_order(
        basket=basket, buyer=GUEST, address=an_address(), deliveries=[Delivery(work.shop)]
    )

    with pytest.raises(AlreadyPlaced) as refusal:
        place_order(
            basket=second_tab, buyer=GUEST, address=an_address(), deliveries=[Delivery(work.shop)]
        )

    assert refusal.value.order == order
    assert Order.objects.count() == 1
    assert ShippingAddress.objects.count() == 1
    assert held(work) == 1


def queries_to_place(works):
    basket = a_basket(dict.fromkeys(works, 1))
    with CaptureQueriesContext(connection) as queries:
        place_order(
            basket=basket,
            buyer=GUEST,
            address=an_address(),
            deliveries=[Delivery(work.shop) for work in works],
        )
    return len(queries)


def test_placing_five_lines_of_three_shops_costs_the_same_in_a_small_and_a_large_market():
    shops = [a_shop(), a_shop(), a_shop()]

    def five():
        return [a_work(shop=shops[i % 3]) for i in range(5)]

    queries_to_place(five())  # the first of a process also reads what is then kept
    small = queries_to_place(five())
    for _ in range(40):
        a_work(shop=shops[0])
    large = queries_to_place(five())

    assert small == large
    assert large <= 40


def test_the_lines_of_an_order_carry_their_work_and_their_part():
    order = an_order()

    line = Line.objects.get()
    assert line.seller_order == order.seller_orders.get()
    assert line.num_allocated == line.quantity
