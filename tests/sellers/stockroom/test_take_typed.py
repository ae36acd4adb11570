"""Whatever is pressed on a page of a count, what was typed is kept."""

import pytest

from sellers.stockroom.models import Shelf, StockTake, TakeLine
from sellers.stockroom.moving import home_of
from tests.sellers.stockroom.room import Room, signed_in, text
from tests.sellers.stockroom.test_take_pages import begun, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    room = Room()
    room.store = home_of(room.shop.pk)
    return room


@pytest.fixture
def pan(room):
    return signed_in(room.keeper())


def test_looking_for_another_work_keeps_what_was_counted(pan, room):
    fair = room.fair()
    here, there = room.work("背扇"), room.work("围腰")
    Shelf.objects.filter(work=there).update(place=fair)
    path = begun(pan, room)

    answer = pan.post(path, {f"n-{here.pk}": "4", "q": there.upc, "do": "look"}, follow=True)

    assert list(TakeLine.objects.values_list("work", "counted")) == [(here.pk, 4)]
    assert [row.work for row in answer.context["sheet"].others] == [there]


def test_what_was_typed_is_counted_before_the_count_ends(pan, room):
    works = [room.work("背扇"), room.work("围腰")]
    path = begun(pan, room)

    asked = pan.post(path, {f"n-{works[0].pk}": "4", "do": "end"}, follow=True)

    assert asked.redirect_chain == [(f"{path}end/", 302)]
    assert ("数了 1 种" in text(asked), told(asked)) == (True, ["存好了。"])
    assert StockTake.objects.get().state == "counting"


@pytest.mark.parametrize("does", ["look", "end"])
def test_a_wrong_number_is_shown_again_and_ends_nothing(pan, room, does):
    fair = room.fair()
    here, there = room.work("背扇"), room.work("围腰")
    Shelf.objects.filter(work=there).update(place=fair)
    path = begun(pan, room)
    typed = {f"n-{here.pk}": "x", f"n-{there.pk}": "7", "q": "没有", "do": does}

    answer = pan.post(path, typed)

    assert (answer.status_code, TakeLine.objects.count()) == (400, 0)
    assert ('value="x"' in text(answer), 'value="7"' in text(answer)) == (True, True)
