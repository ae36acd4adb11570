"""Stock-takes as keepers press them: blind, page by page, by two at once, approved by another."""

import pytest
from django.db.models import F

from sellers.stockroom.errors import SameHands
from sellers.stockroom.models import Shelf, Stock, StockTake, TakeLine
from sellers.stockroom.moving import home_of
from sellers.stockroom.services import hold, made
from sellers.stockroom.taking import approve, begin_take, count, end_count
from tests.sellers.stockroom.room import Room, many, signed_in, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    room = Room()
    room.store = home_of(room.shop.pk)
    return room


@pytest.fixture
def pan(room):
    return signed_in(room.keeper())


@pytest.fixture
def yang(room):
    return signed_in(room.keeper(name="杨姐"))


def begun(client, room):
    client.post(room.at("stock-take-new"), {"place": room.store.pk})
    return room.at("stock-take", StockTake.objects.get().pk)


def counted(client, room, **numbers):
    path = begun(client, room)
    client.post(path, numbers)
    client.post(f"{path}end/")
    return path


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def test_a_count_is_blind_and_its_fields_are_empty(pan, room):
    room.work("背扇", pieces=37)

    page = text(pan.get(begun(pan, room)))

    assert ("背扇" in page, "37" in page) == (True, False)


def test_what_was_counted_is_approved_by_another_and_the_difference_moves(pan, yang, room):
    less, same, more = (room.work(title) for title in ("背扇", "围腰", "杯垫"))
    numbers = {f"n-{less.pk}": "3", f"n-{same.pk}": "5", f"n-{more.pk}": "７"}
    path = counted(pan, room, **numbers)

    seen = text(yang.get(path))
    yang.post(f"{path}approve/")

    assert ("少 2 件" in seen, "多 2 件" in seen, "账上 5 件，数了 3 件" in seen) == (True,) * 3
    hands = Stock.objects.order_by("work").values_list("work", "on_hand")
    assert list(hands) == [(less.pk, 3), (same.pk, 5), (more.pk, 7)]


@pytest.mark.parametrize("typed", ["-1", "x", "1.5", "9" * 500])
def test_one_wrong_number_writes_nothing_of_the_page(pan, room, typed):
    works = [room.work("背扇"), room.work("围腰")]
    path = begun(pan, room)

    answer = pan.post(path, {f"n-{works[0].pk}": "4", f"n-{works[1].pk}": typed})

    assert (answer.status_code, TakeLine.objects.count()) == (400, 0)
    assert 'value="4"' in text(answer)


def test_none_is_a_count_and_empty_is_none(pan, room):
    works = [room.work("背扇"), room.work("围腰")]
    pan.post(begun(pan, room), {f"n-{works[0].pk}": "0", f"n-{works[1].pk}": " "})

    assert list(TakeLine.objects.values_list("work", "counted")) == [(works[0].pk, 0)]


def test_it_is_saved_page_by_page(pan, room):
    many(room, 40)
    path = begun(pan, room)
    first, second = pan.get(path), pan.get(path, {"page": "2"})
    rows = [page.context["sheet"].page.object_list[0].work_id for page in (first, second)]

    onward = pan.post(path, {f"n-{rows[0]}": "1", "do": "next"})
    stay = pan.post(f"{path}?page=2", {f"n-{rows[1]}": "2", "do": "save"})

    assert (onward["Location"], stay["Location"]) == (f"{path}?page=2", f"{path}?page=2")
    assert TakeLine.objects.count() == 2


def test_a_work_that_the_books_do_not_know_here_is_found_and_counted(pan, room):
    fair = room.fair()
    here, there = room.work("背扇"), room.work("围腰")
    Shelf.objects.filter(work=there).update(place=fair)
    path = begun(pan, room)

    page = pan.get(path, {"q": there.upc})
    pan.post(f"{path}?q={there.upc}", {f"n-{there.pk}": "1"})

    assert [row.work for row in page.context["sheet"].others] == [there]
    assert [row.work for row, _line in pan.get(path).context["sheet"].rows] == [there, here]


def test_another_cooperatives_work_is_not_counted(pan, room):
    theirs = Room().work()

    pan.post(begun(pan, room), {f"n-{theirs.pk}": "1"})

    assert TakeLine.objects.count() == 0


def test_two_keepers_count_the_same_shelf_and_each_is_told(pan, yang, room):
    work = room.work("背扇")
    path = begun(pan, room)
    joined = yang.post(room.at("stock-take-new"), {"place": room.store.pk}, follow=True)
    pan.post(path, {f"n-{work.pk}": "3"})

    answer = yang.post(path, {f"n-{work.pk}": "4"}, follow=True)

    assert told(joined) == ["这里已经在清点了，接着数就行。"]
    assert told(answer) == ["存好了。", "「背扇」潘姐数的是 3 件，现在按你数的 4 件。"]
    line = TakeLine.objects.get()
    assert (line.counted, line.by.name, line.before, line.before_by.name) == (4, "杨姐", 3, "潘姐")
    page = text(pan.get(path))
    assert ("杨姐数了 4 件" in page, "以前潘姐数的是 3 件" in page) == (True, True)


def test_who_counted_what_differs_does_not_approve_it_either(room):
    pan, yang, work = room.keeper(), room.keeper(name="杨姐"), room.work()
    take = begin_take(place=room.store, by=pan)
    count(take=take, work_id=work.pk, counted=4, by=yang)
    end_count(take=take, by=pan)

    with pytest.raises(SameHands):
        approve(take=take, by=yang)
    assert Stock.objects.get(work=work).on_hand == 5

    approve(take=take, by=room.lead)
    assert Stock.objects.get(work=work).on_hand == 4


def test_who_counted_sees_no_button_and_moves_nothing(pan, room):
    work = room.work()
    path = counted(pan, room, **{f"n-{work.pk}": "4"})

    page = text(pan.get(path))
    answer = pan.post(f"{path}approve/", follow=True)

    assert ("你数过" in page, "approve/" in page) == (True, False)
    assert "数的人不能自己核准" in text(answer)
    assert Stock.objects.get(work=work).on_hand == 5


def test_what_a_buyer_was_promised_is_not_counted_away(pan, yang, room):
    work = room.work("背扇")
    hold({work.pk: 5})
    path = counted(pan, room, **{f"n-{work.pk}": "4"})

    answer = yang.post(f"{path}approve/", follow=True)

    assert "「背扇」数少了" in text(answer)
    assert (StockTake.objects.get().state, Stock.objects.get(work=work).on_hand) == ("counted", 5)


def test_what_is_not_counted_stays_and_the_page_says_so_first(pan, yang, room):
    work, other = room.work("背扇"), room.work("围腰")
    path = begun(pan, room)
    pan.post(path, {f"n-{work.pk}": "5"})

    asked = text(pan.get(f"{path}end/"))
    pan.post(f"{path}end/")
    yang.post(f"{path}approve/")

    assert "还有 1 种没有数" in asked
    assert Stock.objects.get(work=other).on_hand == 5
    assert "数过的都和账上一样" in text(yang.get(path))


def test_what_comes_between_count_and_approval_stays_right(pan, yang, room):
    work = room.work()
    path = counted(pan, room, **{f"n-{work.pk}": "4"})
    made({work.pk: 3}, key="k", place=room.store)

    yang.post(f"{path}approve/")

    assert Stock.objects.get(work=work).on_hand == 7


def test_after_the_end_nothing_more_is_counted(pan, room):
    work = room.work()
    path = counted(pan, room, **{f"n-{work.pk}": "4"})

    pan.post(path, {f"n-{work.pk}": "1"})

    assert TakeLine.objects.get().counted == 4


def test_a_count_is_dropped_after_a_question_and_nothing_counts(pan, yang, room):
    work = room.work()
    path = counted(pan, room, **{f"n-{work.pk}": "4"})

    asked = text(pan.get(f"{path}drop/"))
    pan.post(f"{path}drop/")
    yang.post(f"{path}approve/")

    assert "要从头再数" in asked
    assert (StockTake.objects.get().state, Stock.objects.get(work=work).on_hand) == ("dropped", 5)


@pytest.mark.parametrize("place", ["", "x", "0"])
def test_nowhere_is_not_counted(pan, room, place):
    assert pan.post(room.at("stock-take-new"), {"place": place}).status_code == 400
    assert StockTake.objects.count() == 0


def test_another_cooperatives_count_is_not_found(pan, room):
    other = Room()
    theirs = begin_take(place=home_of(other.shop.pk), by=other.lead)
    end_count(take=theirs, by=other.lead)

    for name in ("stock-take", "stock-take-end", "stock-take-approve", "stock-take-drop"):
        assert pan.post(room.at(name, theirs.pk)).status_code == 404
    assert StockTake.objects.get().state == "counted"


def test_the_list_says_what_was_counted_and_how_much_differs(pan, room):
    works = [room.work("背扇"), room.work("围腰")]
    counted(pan, room, **{f"n-{works[0].pk}": "4", f"n-{works[1].pk}": "5"})

    page = text(pan.get(room.at("stock-takes")))

    assert ("数了 2 种" in page, "1 种不一样" in page) == (True, True)


@pytest.mark.parametrize("state", ["counting", "counted"])
def test_a_count_asks_as_much_of_two_thousand_works_as_of_twenty(
    pan, room, state, django_assert_num_queries, django_assert_max_num_queries
):
    many(room, 20)
    path = begun(pan, room)
    take = StockTake.objects.get()

    def see(works):
        TakeLine.objects.all().delete()
        lines = Stock.objects.order_by("work")[:works].values_list("work", flat=True)
        TakeLine.objects.bulk_create(
            TakeLine(take=take, work_id=work, counted=9, expected=1, by=room.lead) for work in lines
        )
        StockTake.objects.update(state=state, note=F("note"))
        return pan.get(path)

    see(20)
    with django_assert_max_num_queries(13) as asked:
        pan.get(path)
    number = len(asked)
    many(room, 1980)
    see(2000)
    with django_assert_num_queries(number):
        pan.get(path)
