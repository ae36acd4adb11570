"""What the pick list says is what the books have, whatever the order of the boxes' sizes."""

import pytest
from django.db.models import F

from sellers.stockroom.models import Movement, Place, Shelf
from shop.fulfilment import packing_views
from shop.fulfilment.parcels import send
from tests.cast import a_work
from tests.shop.fulfilment.boxes import a_coop_shop, accepted, keeper_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def shop():
    return a_coop_shop()


@pytest.fixture
def keeper(client, shop):
    client.force_login(keeper_of(shop))
    return client


@pytest.fixture
def work(shop):
    """Eight in the store; a fair that was opened before an outlet has three, the outlet two."""
    work = a_work(shop=shop, pieces=13)
    Shelf.objects.filter(work=work).update(pieces=8)
    for kind, name, pieces in (("fair", "凯里", 3), ("outlet", "西江", 2)):
        place = Place.objects.create(shop=shop, kind=kind, name=name)
        Shelf.objects.create(work=work, place=place, pieces=pieces)
    return work


def listed(client, shop, page=1):
    path = f"/studio/coop/{shop.cooperative_id}/pick/?page={page}"
    picks = client.get(path).context["picks"]
    return {str(place): sum(pick.pieces for pick in rows) for place, rows in picks}


def booked():
    rows = Movement.objects.filter(reason="sent").values_list("place__name", "pieces")
    found = {}
    for place, pieces in rows:
        found[place] = found.get(place, 0) - pieces
    return found


def sent(part):
    send(seller_order=part, by=None, carrier="sf", tracking_number="SF1234567890123")


def test_the_books_take_from_where_the_list_said(keeper, shop, work, till):
    part = accepted(till, {work: 12})
    said = listed(keeper, shop)
    sent(part)

    assert said == {"仓库": 8, "西江": 2, "凯里": 2}
    assert booked() == said


def test_two_orders_together_are_booked_as_listed(keeper, shop, work, till):
    parts = [accepted(till, {work: 9}), accepted(till, {work: 3})]
    said = listed(keeper, shop)
    for part in parts:
        sent(part)

    assert said == {"仓库": 8, "西江": 2, "凯里": 2}
    assert booked() == said


def test_the_second_page_goes_on_where_the_first_ended(keeper, shop, work, till, monkeypatch):
    monkeypatch.setattr(packing_views, "BOXES_A_PAGE", 1)
    first, second = accepted(till, {work: 9}), accepted(till, {work: 3})
    type(second.order.shipping_address).objects.filter(pk=second.order.shipping_address_id).update(
        line1="别处 2 号"
    )
    said = [listed(keeper, shop), listed(keeper, shop, 2)]
    sent(first)
    assert booked() == said[0] == {"仓库": 8, "西江": 1}
    sent(second)

    assert said[1] == {"西江": 1, "凯里": 2}
    assert booked() == {"仓库": 8, "西江": 2, "凯里": 2}


def test_what_is_on_the_road_is_fetched_last_and_is_on_no_shelf(keeper, shop, work, till):
    road = Place.objects.create(shop=shop, kind="transit")
    store = Shelf.objects.get(work=work, place__kind="store")
    Shelf.objects.filter(pk=store.pk).update(pieces=F("pieces") - 3)
    Shelf.objects.create(work=work, place=road, pieces=3)
    accepted(till, {work: 12})

    assert listed(keeper, shop) == {"仓库": 5, "西江": 2, "凯里": 3, "None": 2}
