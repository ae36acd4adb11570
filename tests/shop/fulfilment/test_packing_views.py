"""Pick list, boxes, slips and labels of a cooperative, for whoever keeps its stock."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from sellers.cooperatives.models import Keeper
from sellers.stockroom.models import Place, Shelf
from shop.fulfilment.models import Parcel
from shop.fulfilment.packing import box_numbers
from shop.order.models import SellerOrder, ShippingAddress
from tests.cast import a_user, a_work
from tests.marketplace.studio.many import copies
from tests.shop.fulfilment.boxes import a_coop_shop, accepted, keeper_of, two_to_one_door

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ("pack/", "pick/", "slips/", "labels/")


@pytest.fixture
def parts(till):
    return two_to_one_door(till)


@pytest.fixture
def shop(parts):
    return parts[0].shop


@pytest.fixture
def keeper(client, shop):
    client.force_login(keeper_of(shop))
    return client


def page(shop, what="pack/"):
    return f"/studio/coop/{shop.cooperative_id}/{what}"


def seen(client, shop, what="pack/"):
    return client.get(page(shop, what)).content.decode()


def test_two_orders_to_one_door_are_one_box(keeper, shop, parts):
    assert box_numbers(shop) == [[part.pk for part in parts]]
    assert seen(keeper, shop).count("装好，寄出") == 1


def test_another_door_is_another_box(shop, parts):
    ShippingAddress.objects.filter(pk=parts[1].order.shipping_address_id).update(
        phone_number="+8613900000009"
    )

    assert box_numbers(shop) == [[parts[0].pk], [parts[1].pk]]


def test_the_late_one_comes_first(keeper, shop, till):
    work = a_work(shop=shop, title="背扇")
    late = accepted(till, {work: 1})
    ShippingAddress.objects.filter(pk=late.order.shipping_address_id).update(line1="别处 2 号")
    yesterday = timezone.localdate() - timedelta(days=1)
    SellerOrder.objects.filter(pk=late.pk).update(promised_on=yesterday)

    assert box_numbers(shop)[0] == [late.pk]
    assert seen(keeper, shop).count("晚了") == 1


def test_the_pick_list_says_from_which_place_how_many(keeper, shop, parts):
    work = parts[0].lines.get().product
    Shelf.objects.all().delete()
    store = Place.objects.create(shop=shop, kind="store", name="一号架")
    Shelf.objects.create(work=work, place=store, pieces=2)
    picks = dict(keeper.get(page(shop, "pick/")).context["picks"])

    assert [(pick.pieces, len(pick.numbers)) for pick in picks[store]] == [(2, 2)]
    assert [pick.pieces for pick in picks[None]] == [1]


def test_labels_carry_the_address_once_a_box(keeper, shop, parts):
    assert seen(keeper, shop, "labels/").count("人民路 1 号") == 1
    assert seen(keeper, shop, "slips/").count("人民路 1 号") == 1


def test_who_saw_addresses_is_written_down(keeper, shop, parts):
    keeper.get(page(shop, "labels/"))

    entry = ModelLogEntry.objects.get(action="partner.addresses")
    assert entry.data == {"parts": [part.pk for part in parts]}
    assert entry.user == keeper_of(shop)


def test_a_press_sends_the_box(keeper, shop, parts):
    sent = {"orders": [part.pk for part in parts], "carrier": "sf"}
    answer = keeper.post(page(shop, f"pack/{parts[0].pk}/"), sent, follow=True)

    assert "寄出了 2 个订单" in answer.content.decode()
    assert set(SellerOrder.objects.values_list("status", flat=True)) == {"sent"}


def test_what_is_not_ticked_stays(keeper, shop, parts):
    sent = {"orders": [parts[1].pk], "carrier": "sf"}
    keeper.post(page(shop, f"pack/{parts[0].pk}/"), sent)

    assert box_numbers(shop) == [[parts[0].pk]]


@pytest.mark.parametrize("wrong", [{}, {"carrier": "x", "orders": ["x"]}, {"orders": ["999999"]}])
def test_a_wrong_box_is_not_sent(keeper, shop, parts, wrong):
    answer = keeper.post(page(shop, f"pack/{parts[0].pk}/"), wrong)

    assert answer.status_code == 400
    assert Parcel.objects.count() == 0


def test_a_sent_order_is_in_no_box(keeper, shop, parts):
    SellerOrder.objects.filter(pk=parts[0].pk).update(status="sent")

    assert keeper.get(page(shop, f"pack/{parts[0].pk}/")).status_code == 404


@pytest.mark.parametrize("what", PAGES)
def test_an_empty_shop_says_so(client, what):
    shop = a_coop_shop()
    client.force_login(keeper_of(shop))

    assert "现在没有要寄的订单" in seen(client, shop, what)


@pytest.mark.parametrize("role", ["quality", "bookkeeper"])
def test_who_does_not_keep_the_stock_does_not_pack(client, shop, parts, role):
    other = a_user(name="另一位")
    Keeper.objects.create(cooperative=shop.cooperative, user=other, role=role)
    client.force_login(other)

    answers = [client.get(page(shop, what)).status_code for what in PAGES]
    assert answers == [404] * 4


@pytest.mark.parametrize("what", PAGES)
def test_queries_are_equal_at_twenty_and_two_thousand(keeper, shop, parts, what):
    copies(parts[0], 18)
    keeper.get(page(shop, what))  # what is asked once in a process
    few = _queries(keeper, shop, what)
    copies(parts[1], 1980)

    assert _queries(keeper, shop, what) == few


def _queries(client, shop, what):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(page(shop, what)).status_code == 200
    return len(caught)
