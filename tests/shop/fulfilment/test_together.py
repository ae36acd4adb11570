"""Several orders to one door leave in one box: each part moves as usual, the buyer hears once."""

import pytest

from ground.messages.models import Message
from sellers.stockroom.models import Stock
from shop.fulfilment.errors import NotNow, NotTogether
from shop.fulfilment.models import Parcel
from shop.fulfilment.parcels import correct_tracking, send, send_together
from shop.order.models import ShippingAddress
from tests.cast import a_work
from tests.shop.fulfilment.boxes import a_coop_shop, accepted, two_to_one_door

pytestmark = pytest.mark.django_db(transaction=True)
SF = {"carrier": "sf", "tracking_number": "SF1234567890"}


def told(kind="seller_order.send"):
    return Message.objects.filter(kind=kind)


def states(*parts):
    return [type(part).objects.get(pk=part.pk).status for part in parts]


def postage(*parts):
    return [type(part).objects.get(pk=part.pk).postage_fen for part in parts]


def test_two_orders_leave_in_one_box_with_one_number(till):
    one, two = two_to_one_door(till)
    paid = postage(one, two)
    send_together(parts=[one, two], by=None, **SF)

    box, inside = Parcel.objects.all()
    stock = Stock.objects.get()
    assert states(one, two) == ["sent", "sent"]
    assert inside.travels_with == box
    assert {parcel.tracking_number for parcel in (box, inside)} == {"SF1234567890"}
    assert (stock.on_hand, stock.held) == (6, 0)
    assert postage(one, two) == paid


def test_the_buyer_is_told_once_of_all(till):
    one, two = two_to_one_door(till)
    send_together(parts=[one, two], by=None, **SF)

    body = told().get().body
    assert one.order.number in body
    assert two.order.number in body
    assert "SF1234567890" in body


def test_what_goes_elsewhere_does_not_travel_along(till):
    one, two = two_to_one_door(till)
    ShippingAddress.objects.filter(pk=two.order.shipping_address_id).update(line1="别处 2 号")

    with pytest.raises(NotTogether):
        send_together(parts=[one, two], by=None, **SF)

    assert states(one, two) == ["accepted", "accepted"]
    assert (Parcel.objects.count(), told().count()) == (0, 0)


def test_orders_of_two_shops_do_not_travel_together(till):
    one = accepted(till, {a_work(shop=a_coop_shop()): 1})
    two = accepted(till, {a_work(): 1})

    with pytest.raises(NotTogether):
        send_together(parts=[one, two], by=None, **SF)

    assert Parcel.objects.count() == 0


def test_one_sent_meanwhile_keeps_all_back(till):
    one, two = two_to_one_door(till)
    send(seller_order=two, by=None, **SF)

    with pytest.raises(NotNow):
        send_together(parts=[one, two], by=None, **SF)

    assert states(one, two) == ["accepted", "sent"]
    assert Parcel.objects.count() == 1


def test_a_mended_number_is_mended_for_all_in_the_box(till):
    one, two = two_to_one_door(till)
    box, inside = send_together(parts=[one, two], by=None, **SF)
    correct_tracking(parcel=inside, by=None, carrier="sf", tracking_number="SF9999999999")

    assert set(Parcel.objects.values_list("tracking_number", flat=True)) == {"SF9999999999"}
    assert told("seller_order.correct").count() == 1


def test_one_alone_is_sent_as_ever(till):
    one, _ = two_to_one_door(till)
    (parcel,) = send_together(parts=[one], by=None, **SF)

    assert parcel.travels_with is None
    assert told().get().key == f"seller_order.send:{one.pk}:{parcel.pk}"
