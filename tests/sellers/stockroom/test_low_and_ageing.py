"""What runs low, and what has lain long: first in, first out, over movements."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sellers.stockroom.ageing import lying_long
from sellers.stockroom.models import Movement
from sellers.stockroom.moving import home_of
from sellers.stockroom.services import hold, made, send_out
from sellers.stockroom.transfers import receive, send_over
from tests.sellers.stockroom.room import Room, many, signed_in, text

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def room():
    return Room()


@pytest.fixture
def client(room):
    return signed_in(room.keeper())


def aged(work, **days_by_reason):
    """Its movements of a reason happened so many days ago."""
    for reason, days in days_by_reason.items():
        at = timezone.now() - timedelta(days=days)
        Movement.objects.filter(work=work, reason=reason).update(at=at)


def older(room, work):
    row = lying_long(room.coop, 90).filter(work=work).first()
    return row and (row.older_90, row.older_180, row.older_365)


def test_what_came_long_ago_and_never_left_is_old(room):
    work = room.work(pieces=5)
    made({work.pk: 2}, key="k")
    aged(work, opening=200)

    assert older(room, work) == (5, 5, 0)


def test_what_came_first_left_first(room):
    work = room.work(pieces=5)
    made({work.pk: 4}, key="k")
    aged(work, opening=400, made=100)
    hold({work.pk: 6})
    send_out({work.pk: 6})

    assert older(room, work) == (3, 0, 0)


def test_what_is_carried_about_grows_no_younger(room):
    work, fair = room.work(pieces=5), room.fair()
    aged(work, opening=400)
    store = home_of(room.shop.pk)
    road = send_over(key="t", source=store, target=fair, pieces={work.pk: 5}, by=None)
    receive(transfer=road, arrived={work.pk: 5}, by=None)

    assert older(room, work) == (5, 5, 5)


def test_what_is_new_or_gone_is_not_on_the_list(room):
    new, gone = room.work(), room.work()
    aged(gone, opening=400)
    hold({gone.pk: 5})
    send_out({gone.pk: 5})

    assert (older(room, new), older(room, gone)) == (None, None)


@pytest.mark.parametrize(
    ("days", "found"), [("", 2), ("90", 2), ("180", 1), ("365", 0), ("x", 2), ("9" * 30, 2)]
)
def test_the_list_asks_for_how_long(client, room, days, found):
    half, year = room.work("背扇"), room.work("围腰")
    aged(half, opening=100)
    aged(year, opening=300)

    answer = client.get(room.at("stock-ageing"), {"days": days})

    assert len(answer.context["rows"]) == found


def test_low_is_what_can_hardly_be_bought_and_can_be_made_again(client, room):
    low, much = room.work("背扇", pieces=4), room.work("围腰", pieces=4)
    room.work("孤品", pieces=1, stock_kind="one_off")
    room.work("草稿", pieces=1, is_public=False)
    room.work("定做", pieces=None)
    hold({low.pk: 2, much.pk: 1})

    rows = client.get(room.at("stock-low")).context["rows"]

    assert [stock.work for stock in rows] == [low]


def test_who_leads_is_led_to_have_more_made(client, room):
    work = room.work(pieces=1)
    link = f"{room.at('production-new')}?work={work.pk}"
    lead = signed_in(room.lead)

    assert link in text(lead.get(room.at("stock-low")))
    assert link not in text(client.get(room.at("stock-low")))
    assert f'value="{work.title}"' in text(lead.get(link))


@pytest.mark.parametrize(
    ("name", "told"), [("stock-low", "没有快卖完的"), ("stock-ageing", "没有放这么久")]
)
def test_an_empty_list_says_so(client, room, name, told):
    assert told in text(client.get(room.at(name)))


@pytest.mark.parametrize("name", ["stock-low", "stock-ageing"])
def test_they_ask_as_much_of_two_thousand_works_as_of_twenty(
    client, room, name, django_assert_num_queries, django_assert_max_num_queries
):
    many(room, 20)
    Movement.objects.update(at=timezone.now() - timedelta(days=400))
    client.get(room.at(name))
    with django_assert_max_num_queries(9) as asked:
        client.get(room.at(name))
    number = len(asked)
    many(room, 1980)
    Movement.objects.update(at=timezone.now() - timedelta(days=400))

    with django_assert_num_queries(number):
        client.get(room.at(name))
