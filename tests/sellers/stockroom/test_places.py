"""Places open, change and close; the database lets nothing into a closed one."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from sellers.stockroom import place_guard
from sellers.stockroom.errors import (
    IsHome,
    NameTaken,
    NotEmpty,
    NotNow,
    PlaceClosed,
    StockError,
)
from sellers.stockroom.models import Movement, Place, Shelf
from sellers.stockroom.moving import home_of
from sellers.stockroom.places import Facts, change_place, close_place, open_place
from sellers.stockroom.services import made
from sellers.stockroom.taking import begin_take
from sellers.stockroom.transfers import send_over
from tests.sellers.stockroom.room import Room, signed_in, text

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def room():
    return Room()


@pytest.fixture
def client(room):
    return signed_in(room.keeper())


def acts():
    return [each.action for each in ModelLogEntry.objects.order_by("pk")]


def test_a_place_is_opened_changed_and_closed_and_each_is_on_record(room):
    place = open_place(shop=room.shop, kind="fair", facts=Facts(name="集市"), by=room.lead)
    change_place(place=place, facts=Facts(name="大集", keeper_name="阿婆"), by=room.lead)
    close_place(place=place, by=room.lead)

    assert (place.name, place.keeper_name, bool(place.closed_at)) == ("大集", "阿婆", True)
    assert acts() == ["place.open", "place.change", "place.close"]


def test_two_open_places_have_two_names(room):
    room.fair("集市")

    with pytest.raises(NameTaken):
        open_place(shop=room.shop, kind="outlet", facts=Facts(name="集市"), by=room.lead)
    with pytest.raises(NameTaken):
        change_place(place=home_of(room.shop.pk), facts=Facts(name="集市"), by=room.lead)

    assert sorted(Place.objects.values_list("name", flat=True)) == ["仓库", "集市"]
    assert acts() == []


def test_the_store_keeps_its_place_under_another_name(room):
    store = home_of(room.shop.pk)
    change_place(place=store, facts=Facts(name="二楼"), by=room.lead)

    assert room.work().shelves.get().place == store


def test_what_is_full_does_not_close(room):
    work, fair = room.work(), room.fair()
    made({work.pk: 1}, key="k", place=fair)

    with pytest.raises(NotEmpty):
        close_place(place=fair, by=room.lead)

    assert Place.objects.get(pk=fair.pk).closed_at is None


@pytest.mark.parametrize("what", ["counted", "from", "to"])
def test_what_is_counted_or_waited_for_does_not_close(room, what):
    work, fair = room.work(), room.fair()
    if what == "counted":
        begin_take(place=fair, by=room.lead)
    else:
        ends = {"source": home_of(room.shop.pk), "target": fair}
        if what == "from":
            made({work.pk: 1}, key="k", place=fair)
            ends = {"source": fair, "target": ends["source"]}
        send_over(key="t", pieces={work.pk: 1}, by=None, **ends)

    with pytest.raises(NotEmpty):
        close_place(place=fair, by=room.lead)


def test_where_things_come_back_to_does_not_close(room):
    with pytest.raises(IsHome):
        close_place(place=home_of(room.shop.pk), by=room.lead)


def test_a_closed_place_is_left_alone(room):
    fair = room.fair()
    close_place(place=fair, by=room.lead)

    for deed in (
        lambda: close_place(place=fair, by=room.lead),
        lambda: change_place(place=fair, facts=Facts(name="又来"), by=room.lead),
    ):
        with pytest.raises(NotNow):
            deed()
    assert Place.objects.get(pk=fair.pk).name == "苗年集市"


def test_the_database_lets_nothing_into_a_closed_place(room):
    place_guard.install(connection)
    work, fair = room.work(), room.fair()
    Place.objects.filter(pk=fair.pk).update(closed_at=timezone.now())

    with pytest.raises(PlaceClosed), transaction.atomic():
        made({work.pk: 1}, key="k", place=fair)

    assert (Movement.objects.count(), Shelf.objects.filter(place=fair).count()) == (1, 0)


def test_the_database_closes_no_place_that_is_full(room):
    place_guard.install(connection)
    store = room.work().shelves.get().place

    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.filter(pk=store.pk).update(closed_at=timezone.now())

    assert Place.objects.get(pk=store.pk).closed_at is None


@pytest.mark.django_db(transaction=True)
def test_in_the_same_moment_it_closes_empty_or_not_at_all(room):
    place_guard.install(connection)
    work, fair = room.work(), room.fair()
    together = Barrier(2)

    def at_once(deed):
        try:
            together.wait()
            deed()
        except StockError as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()
        return "done"

    deeds = [
        lambda: close_place(place=Place.objects.get(pk=fair.pk), by=room.lead),
        lambda: made({work.pk: 1}, key="k", place=fair),
    ]
    with ThreadPoolExecutor(2) as pool:
        closed, came = pool.map(at_once, deeds)
    place_guard.remove(connection)

    assert (closed, came) in {("done", "PlaceClosed"), ("NotEmpty", "done")}
    lies = Shelf.objects.filter(place=fair, pieces__gt=0).count()
    assert lies == (came == "done")


def typed(**changes):
    fields = {"kind": "outlet", "name": "西江代卖点", "keeper_name": "阿婆"}
    return fields | {"phone": "138 0000 0009"} | changes


def test_a_place_with_whom_to_ask(client, room):
    client.post(room.at("stock-place-new"), typed())

    place = Place.objects.get(kind="outlet")
    assert (place.name, place.keeper_name, place.phone) == ("西江代卖点", "阿婆", "+8613800000009")
    assert "tel:+8613800000009" in text(client.get(room.at("stock-places")))


@pytest.mark.parametrize(
    "changes",
    [{"kind": "home"}, {"kind": "transit"}, {"kind": ""}, {"name": ""}, {"name": "长" * 61},
     {"phone": "abc"}, {"phone": "1" * 50}, {"name": "a\x00b"}, {"name": "仓库"}],
    ids=lambda changes: str(changes)[:20],
)  # fmt: skip
def test_bad_input_opens_no_place(client, room, changes):
    home_of(room.shop.pk)

    assert client.post(room.at("stock-place-new"), typed(**changes)).status_code == 400
    assert Place.objects.count() == 1


def test_the_page_asks_before_it_closes_and_says_why_not(client, room):
    fair, work = room.fair(), room.work()
    asked = client.get(room.at("stock-place-close", fair.pk))
    assert ("关了就不再开" in text(asked), Place.objects.get(pk=fair.pk).closed_at) == (True, None)

    made({work.pk: 1}, key="k", place=fair)
    told = client.post(room.at("stock-place-close", fair.pk), follow=True)

    assert "还有作品放在这里" in text(told)
    assert Place.objects.get(pk=fair.pk).closed_at is None


def test_the_road_is_no_place_to_change(client, room):
    road = room.fair("", Place.Kind.TRANSIT)

    assert client.get(room.at("stock-place", road.pk)).status_code == 404


def test_without_a_shop_there_is_no_place_to_open(room, client):
    room.shop.delete()

    assert client.get(room.at("stock-place-new")).status_code == 404
    assert "还没有店" in text(client.get(room.at("stock-places")))


def test_whom_to_ask_there_is_said_in_the_readers_letters(client, room):
    Place.objects.filter(pk=room.fair("集市").pk).update(keeper_name="吴阿莲")
    here = room.at("stock-places")

    assert "<bdi>吴阿莲</bdi>" in text(client.get(here))
    assert "<bdi>Wu Alian</bdi>" in text(client.get(f"/en{here}"))
