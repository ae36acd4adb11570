"""The shelves, a work's story, what comes in and what goes: pressed by a keeper within her role."""

import pytest

from sellers.cooperatives.models import Grant
from sellers.stockroom.models import Movement, Shelf, Stock
from sellers.stockroom.services import count_in, hold
from tests.cast import a_cooperative, a_work
from tests.sellers.stockroom.room import Room, many, signed_in, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return Room()


@pytest.fixture
def client(room):
    return signed_in(room.keeper())


def story(work):
    return list(Movement.objects.filter(work=work).values_list("reason", "pieces", "note"))


def test_the_shelves_say_how_many_there_are_and_where(client, room):
    work = room.work("背扇")
    hold({work.pk: 2})

    page = text(client.get(room.at("stockroom")))

    assert "一共 5 件 · 有人订了 2 件 · 还能卖 <strong>3</strong> 件" in page
    assert "仓库 5" in page


def test_an_empty_stockroom_says_so(client, room):
    assert "仓库里还没有作品" in text(client.get(room.at("stockroom")))


@pytest.mark.parametrize(
    ("looked_for", "found"),
    [("背", ["背扇"]), ("W", []), ("Baby", ["背扇"]), ("没有", []), ("\x00背", ["背扇"])],
)
def test_a_work_is_found_by_title(client, room, looked_for, found):
    room.work("背扇", title_en="Baby carrier")
    room.work("围腰", title_en="Apron")

    answer = client.get(room.at("stockroom"), {"q": looked_for})

    assert [stock.work.title for stock in answer.context["rows"]] == found


def test_a_work_is_found_by_its_code(client, room):
    room.work("背扇")
    wanted = room.work("围腰")

    answer = client.get(room.at("stockroom"), {"q": wanted.upc.lower()})

    assert [stock.work for stock in answer.context["rows"]] == [wanted]


def test_the_shelves_of_one_place(client, room):
    fair, here, there = room.fair(), room.work("背扇"), room.work("围腰")
    Shelf.objects.filter(work=there).update(place=fair)

    at_fair = client.get(room.at("stockroom"), {"place": fair.pk})
    anywhere = client.get(room.at("stockroom"), {"place": "x" * 900})

    assert [stock.work for stock in at_fair.context["rows"]] == [there]
    assert {stock.work for stock in anywhere.context["rows"]} == {here, there}


@pytest.mark.parametrize("page", ["2", "0", "-1", "x", "9" * 30])
def test_any_page_number_is_a_page(client, room, page):
    room.work()

    assert client.get(room.at("stockroom"), {"page": page}).status_code == 200


@pytest.mark.parametrize("name", ["stockroom", "stock-places"])
def test_a_list_asks_as_much_of_two_thousand_works_as_of_twenty(
    client, room, name, django_assert_num_queries, django_assert_max_num_queries
):
    many(room, 20)
    client.get(room.at(name))
    with django_assert_max_num_queries(9) as asked:
        client.get(room.at(name))
    number = len(asked)

    many(room, 1980)
    with django_assert_num_queries(number):
        client.get(room.at(name))


def test_a_works_story_names_every_movement_and_who(client, room):
    work = room.work("背扇")
    form = {"key": "k", "pieces": "２", "place": work.shelves.get().place_id}
    client.post(room.at("stock-work-in", work.pk), form)

    page = text(client.get(room.at("stock-work", work.pk)))

    assert "<strong>+2</strong> 做好入库 · 仓库" in page
    assert "<bdi>潘姐</bdi>" in page
    assert "<strong>+5</strong> 期初 · 仓库" in page


def test_a_long_story_costs_no_more(client, room, django_assert_num_queries):
    work = room.work()
    path = room.at("stock-work", work.pk)
    client.get(path)
    with django_assert_num_queries(8):
        client.get(path)
    for pieces in range(6, 70):
        count_in(work_id=work.pk, on_hand=pieces)

    with django_assert_num_queries(8):
        client.get(path)


def test_a_second_press_brings_nothing_in(client, room):
    work = room.work()
    form = {"key": "k", "pieces": "2", "place": work.shelves.get().place_id}
    for _ in range(2):
        assert client.post(room.at("stock-work-in", work.pk), form).status_code == 302

    assert Stock.objects.get(work=work).on_hand == 7


@pytest.mark.parametrize(
    "changes",
    [{"pieces": "0"}, {"pieces": "x"}, {"pieces": ""}, {"pieces": "1" * 4000}, {"place": "x"},
     {"place": ""}, {"place": "999999"}, {"key": ""}],
    ids=lambda changes: str(changes)[:20],
)  # fmt: skip
def test_bad_input_brings_nothing_in(client, room, changes):
    work = room.work()
    form = {"key": "k", "pieces": "2", "place": str(work.shelves.get().place_id)} | changes

    assert client.post(room.at("stock-work-in", work.pk), form).status_code == 400
    assert Stock.objects.get(work=work).on_hand == 5


def test_without_her_grant_nothing_of_hers_comes_in_and_it_can_go_back(client, room):
    work = room.work()
    Grant.objects.filter(kind="stock").update(revoked_at="2026-01-01T00:00Z")
    place = str(work.shelves.get().place_id)
    brought = {"key": "k", "pieces": "2", "place": place}

    answer = client.post(room.at("stock-work-in", work.pk), brought)
    back = {"key": "b", "reason": "given_back", "pieces": "5", "place": place, "sure": "yes"}
    client.post(room.at("stock-work-out", work.pk), back)

    assert (answer.status_code, "水妹" in text(answer)) == (400, True)
    assert story(work) == [("opening", 5, ""), ("given_back", -5, "")]


def test_of_a_one_off_there_is_but_one(client, room):
    work = room.work(pieces=1, stock_kind="one_off")
    form = {"key": "k", "pieces": "1", "place": work.shelves.get().place_id}

    answer = client.post(room.at("stock-work-in", work.pk), form)

    assert (answer.status_code, Stock.objects.get(work=work).on_hand) == (400, 1)


def test_what_is_made_when_ordered_lies_nowhere(client, room):
    work = room.work(pieces=None)
    place = room.fair()

    page = text(client.get(room.at("stock-work", work.pk)))
    form = {"key": "k", "pieces": "1", "place": place.pk}
    answer = client.post(room.at("stock-work-in", work.pk), form)

    assert "有人订了才做的" in page
    assert (answer.status_code, Movement.objects.count()) == (400, 0)


def test_a_loss_is_shown_once_more_and_then_written(client, room):
    work = room.work()
    place = work.shelves.get().place_id
    form = {"key": "k", "reason": "damaged", "pieces": "1", "place": place, "note": "被水泡了"}

    asked = client.post(room.at("stock-work-out", work.pk), form)
    assert (asked.status_code, "改不回来" in text(asked), len(story(work))) == (200, True, 1)
    for _ in range(2):
        client.post(room.at("stock-work-out", work.pk), form | {"sure": "yes"})

    assert story(work)[1:] == [("damaged", -1, "被水泡了")]


@pytest.mark.parametrize(
    "changes",
    [{"note": ""}, {"pieces": "6"}, {"pieces": "0"}, {"pieces": "-1"}, {"place": "0"},
     {"reason": "sold"}, {"reason": ""}, {"key": "x" * 33}, {"note": "长" * 201}],
    ids=lambda changes: str(changes)[:20],
)  # fmt: skip
def test_bad_input_loses_nothing(client, room, changes):
    work = room.work()
    place = str(work.shelves.get().place_id)
    form = {"key": "k", "reason": "lost", "pieces": "1", "place": place, "note": "丢了"}

    sent = form | {"sure": "yes"} | changes
    assert client.post(room.at("stock-work-out", work.pk), sent).status_code == 400
    assert story(work) == [("opening", 5, "")]


def test_what_was_promised_is_not_lost_without_a_word(client, room):
    work = room.work()
    hold({work.pk: 5})
    place = work.shelves.get().place_id
    form = {"key": "k", "reason": "lost", "pieces": "1", "place": place, "note": "x", "sure": "yes"}

    answer = client.post(room.at("stock-work-out", work.pk), form)

    assert (answer.status_code, "有人订了" in text(answer)) == (400, True)
    assert story(work) == [("opening", 5, "")]


@pytest.mark.parametrize("role", ["bookkeeper", "quality"])
def test_another_part_does_not_open_the_stockroom(room, role):
    client = signed_in(room.keeper(role))

    assert client.get(room.at("stockroom")).status_code == 404


def test_another_cooperatives_work_is_not_found(client, room):
    other = a_cooperative("邻社", "Next")
    theirs = a_work(shop=Room().shop)

    assert client.get(room.at("stock-work", theirs.pk)).status_code == 404
    assert client.get(f"/studio/coop/{other.pk}/stock/").status_code == 404


def test_her_member_has_no_business_there(room):
    assert signed_in(room.member.artisan.user).get(room.at("stockroom")).status_code == 404
