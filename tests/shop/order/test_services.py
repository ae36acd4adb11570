from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from oscar.apps.basket.models import Basket
from oscar.apps.order.models import OrderStatusChange
from wagtail.models import ModelLogEntry

from ground.messages.models import Message
from sellers.partner.models import StockRecord
from sellers.stockroom.errors import OutOfStock
from sellers.stockroom.models import Stock
from sellers.stockroom.services import hold
from shop.order.errors import AlreadyPlaced, DeliveryMissing, EmptyBasket
from shop.order.models import Line, Order, SellerOrder, ShippingAddress
from shop.order.services import (
    Buyer,
    Delivery,
    cancel_seller_order,
    expire_order,
    mark_paid,
    place_order,
    rehold,
)
from tests.cast import a_cooperative, a_shop, a_user, a_work
from tests.shop.baskets import a_basket, again, an_address, an_order

pytestmark = pytest.mark.django_db

GUEST = Buyer(phone="+8613900000001")


def held(work):
    return Stock.objects.get(work=work).held


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
            Delivery(hers, SellerOrder.Delivery.POST, 1200),
            Delivery(theirs, SellerOrder.Delivery.PICKUP),
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


def test_the_lines_of_an_order_carry_their_work_and_their_part():
    order = an_order()

    line = Line.objects.get()
    assert line.seller_order == order.seller_orders.get()
    assert line.num_allocated == line.quantity


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
