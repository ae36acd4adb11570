"""Transfers as a keeper presses them: picked over pages, received with what is missing, back."""

import pytest

from sellers.cooperatives.models import Grant
from sellers.stockroom.errors import OutOfStock
from sellers.stockroom.models import Shelf, Stock, Transfer
from sellers.stockroom.moving import home_of
from sellers.stockroom.services import hold, send_out
from sellers.stockroom.transfers import receive, send_over, turn_back
from tests.sellers.stockroom.room import Room, many, signed_in, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    room = Room()
    room.store, room.target = home_of(room.shop.pk), room.fair()
    return room


@pytest.fixture
def client(room):
    return signed_in(room.keeper())


def ends(room, **more):
    return {"source": room.store.pk, "target": room.target.pk, "key": "k", **more}


def a_transfer(room, works):
    pieces = {work.pk: 3 for work in works}
    return send_over(key="t", source=room.store, target=room.target, pieces=pieces, by=room.lead)


def lies(place):
    return dict(Shelf.objects.filter(place=place, pieces__gt=0).values_list("work", "pieces"))


def test_the_two_places_are_asked_first_then_what_lies_there(client, room):
    work = room.work("背扇")

    first = client.get(room.at("stock-transfer-new"))
    second = client.get(room.at("stock-transfer-new"), ends(room))

    assert ("下一步" in text(first), f'name="n-{work.pk}"' in text(first)) == (True, False)
    assert f'name="n-{work.pk}"' in text(second)


def test_several_works_travel_on_one_form(client, room):
    works = [room.work("背扇"), room.work("围腰"), room.work("杯垫")]
    numbers = {f"n-{works[0].pk}": "２", f"n-{works[1].pk}": "5", f"n-{works[2].pk}": ""}

    for _ in range(2):
        client.post(room.at("stock-transfer-new"), ends(room, do="send", **numbers))

    sent = Transfer.objects.get()
    assert list(sent.lines.order_by("work").values_list("work", "pieces")) == [
        (works[0].pk, 2), (works[1].pk, 5),
    ]  # fmt: skip
    assert lies(room.store) == {works[0].pk: 3, works[2].pk: 5}


def test_what_was_typed_is_not_forgotten_on_another_page(client, room):
    many(room, 40)
    work = room.work("背扇")
    typed = {f"n-{work.pk}": "2"}

    page = client.post(room.at("stock-transfer-new"), ends(room, page="2", **typed))
    found = client.post(room.at("stock-transfer-new"), ends(room, do="look", q="作品7", **typed))

    assert (page.context["load"].others.number, page.status_code) == (2, 200)
    assert [row.typed for row in page.context["load"].picked] == ["2"]
    assert [row.work.title for row in found.context["load"].others] == ["作品7"]
    assert [row.typed for row in found.context["load"].picked] == ["2"]
    assert Transfer.objects.count() == 0


@pytest.mark.parametrize("typed", ["6", "0", "x", "", "-1", "1" * 900, "\x00"])
def test_bad_numbers_send_nothing(client, room, typed):
    work = room.work()

    sent = ends(room, do="send", **{f"n-{work.pk}": typed})
    answer = client.post(room.at("stock-transfer-new"), sent)

    assert (answer.status_code, Transfer.objects.count()) == (400, 0)
    assert lies(room.store) == {work.pk: 5}


@pytest.mark.parametrize(
    "changes", [{"source": "x"}, {"target": "0"}, {"target": ""}, {"work": "9" * 60, "target": "x"}]
)
def test_bad_places_are_said(client, room, changes):
    assert client.get(room.at("stock-transfer-new"), ends(room) | changes).status_code == 400


def test_from_a_place_to_itself_goes_nothing(client, room):
    same = {"source": room.store.pk, "target": room.store.pk}

    assert client.get(room.at("stock-transfer-new"), same).status_code == 400


def test_another_cooperatives_work_and_place_are_not_sent(client, room):
    other = Room()
    theirs, place = other.work(), other.fair()
    sent = ends(room, do="send", **{f"n-{theirs.pk}": "1"})

    answers = [
        client.post(room.at("stock-transfer-new"), sent).status_code,
        client.post(room.at("stock-transfer-new"), sent | {"source": place.pk}).status_code,
    ]

    assert (answers, Transfer.objects.count()) == ([400, 400], 0)


def test_without_her_grant_her_works_are_not_offered(client, room):
    room.work("背扇")
    own = room.work("杯垫", maker=None)
    Grant.objects.filter(kind="stock").update(revoked_at="2026-01-01T00:00Z")

    answer = client.get(room.at("stock-transfer-new"), ends(room))

    assert [row.work for row in answer.context["load"].others] == [own]


def test_without_her_grant_nothing_of_hers_travels(client, room):
    work = room.work()
    Grant.objects.filter(kind="stock").update(revoked_at="2026-01-01T00:00Z")

    sent = ends(room, do="send", **{f"n-{work.pk}": "1"})
    answer = client.post(room.at("stock-transfer-new"), sent)

    assert (answer.status_code, "水妹" in text(answer)) == (400, True)
    assert (Transfer.objects.count(), lies(room.store)) == (0, {work.pk: 5})


def test_all_came(client, room):
    works = [room.work("背扇"), room.work("围腰")]
    road = a_transfer(room, works)

    sent = {f"n-{work.pk}": "3" for work in works}
    client.post(room.at("stock-transfer", road.pk), sent)

    assert lies(room.target) == {work.pk: 3 for work in works}
    assert Transfer.objects.get().state == "arrived"


def test_fewer_came_and_the_page_says_first_what_is_lost(client, room):
    work = room.work("背扇")
    path = room.at("stock-transfer", a_transfer(room, [work]).pk)

    asked = client.post(path, {f"n-{work.pk}": "1"})
    assert ("少 2 件" in text(asked), Transfer.objects.get().state) == (True, "on_the_way")
    client.post(path, {f"n-{work.pk}": "1", "sure": "yes"})

    assert (lies(room.target), Stock.objects.get(work=work).on_hand) == ({work.pk: 1}, 3)
    page = text(client.get(path))
    assert "发出 3 件，到了 1 件" in page


@pytest.mark.parametrize("typed", ["4", "-1", "x", "", "9" * 400])
def test_a_wrong_number_receives_nothing(client, room, typed):
    work = room.work()
    path = room.at("stock-transfer", a_transfer(room, [work]).pk)

    answer = client.post(path, {f"n-{work.pk}": typed, "sure": "yes"})

    assert (answer.status_code, Transfer.objects.get().state) == (400, "on_the_way")


def test_it_is_turned_back_whole_and_only_once(client, room):
    work = room.work()
    path = room.at("stock-transfer-back", a_transfer(room, [work]).pk)

    asked = client.get(path)
    client.post(path)
    again = client.post(path, follow=True)

    assert ("都算在仓库" in text(asked), lies(room.store)) == (True, {work.pk: 5})
    assert "刚才有了变化" in text(again)


def test_what_is_on_the_way_comes_first(client, room):
    works = [room.work()]
    first = a_transfer(room, works)
    second = send_over(
        key="u", source=room.store, target=room.target, pieces={works[0].pk: 1}, by=None
    )
    client.post(room.at("stock-transfer-back", second.pk))

    rows = client.get(room.at("stock-transfers")).context["transfers"]

    assert [each.pk for each in rows] == [first.pk, second.pk]


def test_with_one_place_there_is_nowhere_to_send_to(room, client):
    room.target.delete()

    assert "只有一个地方" in text(client.get(room.at("stock-transfers")))
    assert "只有一个地方" in text(client.get(room.at("stock-transfer-new")))


def test_another_cooperatives_transfer_is_not_found(room, client):
    other = Room()
    other.store, other.target = home_of(other.shop.pk), other.fair()
    theirs = a_transfer(other, [other.work()])

    for name in ("stock-transfer", "stock-transfer-back"):
        assert client.post(room.at(name, theirs.pk)).status_code == 404
    assert Transfer.objects.get().state == "on_the_way"


@pytest.mark.parametrize("path", ["stock-transfers", "stock-transfer-new"])
def test_its_pages_ask_as_much_of_two_thousand_works_as_of_twenty(
    client, room, path, django_assert_num_queries, django_assert_max_num_queries
):
    def see():
        return client.get(room.at(path), ends(room) if path.endswith("new") else {})

    many(room, 20)
    see()
    with django_assert_max_num_queries(10) as asked:
        see()
    number = len(asked)
    many(room, 1980)
    with django_assert_num_queries(number):
        see()


def ship(work, pieces):
    """To buyers, before anybody said that what is on the way came."""
    hold({work.pk: pieces})
    send_out({work.pk: pieces})


def test_what_was_sent_to_a_buyer_from_the_road_neither_comes_nor_is_lost(room):
    work = room.work(pieces=3)
    road = a_transfer(room, [work])
    ship(work, 1)

    with pytest.raises(OutOfStock):
        receive(transfer=road, arrived={work.pk: 3}, by=None)
    receive(transfer=road, arrived={work.pk: 2}, by=None)

    assert (lies(room.target), Stock.objects.get(work=work).on_hand) == ({work.pk: 2}, 2)


def test_what_is_left_of_it_is_turned_back(room):
    work = room.work(pieces=4)
    first = a_transfer(room, [work])
    ends = {"source": room.store, "target": room.target}
    second = send_over(key="u", pieces={work.pk: 1}, by=None, **ends)
    ship(work, 2)

    turn_back(transfer=first, by=None)
    turn_back(transfer=second, by=None)

    assert (lies(room.store), Stock.objects.get(work=work).on_hand) == ({work.pk: 2}, 2)


def test_what_is_on_the_way_is_not_written_off(client, room):
    work = room.work(pieces=3)
    a_transfer(room, [work])

    assert "现在一件也没有" in text(client.get(room.at("stock-work-out", work.pk)))


def test_what_is_wrong_with_a_number_reads_as_english_does(client, room):
    work = room.work("背扇", title_en="Carrier")
    numbers = {f"n-{work.pk}": "99999"}

    page = text(
        client.post(f"/en{room.at('stock-transfer-new')}", ends(room, do="send", **numbers))
    )

    wrong = page.partition('class="error-summary"')[2].partition("</ul>")[0]
    assert ("Carrier: " in wrong, "：" in wrong) == (True, False)
