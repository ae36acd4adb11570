"""What cannot be sold is said before she looks once more, and where she sells can be changed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from sellers.stockroom.models import CounterSale
from sellers.stockroom.moving import home_of
from sellers.stockroom.services import hold
from tests.cast import a_cooperative
from tests.sellers.stockroom.counters import a_coops_work, a_fair, a_keeper, brought, numbered
from tests.shop.fulfilment.selling import at, sell, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def coop():
    return a_cooperative()


@pytest.fixture
def work(coop):
    return a_coops_work(cooperative=coop)


@pytest.fixture
def store(work):
    return home_of(work.shop_id)


@pytest.fixture
def client(coop):
    return signed_in(a_keeper(coop))


def seen(answer):
    return answer.status_code, "再看一眼" in answer.content.decode()


def test_more_than_lie_there_are_refused_before_the_last_look(client, work, store):
    answer = sell(client, store, f"work={work.pk}", pieces="9", sure="")

    assert seen(answer) == (400, False)
    assert "账上这里只有 5 件" in answer.content.decode()


@pytest.mark.parametrize("when", ["now", "before"])
def test_what_is_promised_is_refused_before_the_last_look(client, work, store, when):
    """No order gives way: what is held here is held by none that could."""
    hold({work.pk: 5})
    answer = sell(client, store, f"work={work.pk}", when=when, sure="")

    assert seen(answer) == (400, False)
    assert "网上" in answer.content.decode()


def test_a_day_beside_now_is_asked_about(client, work, store):
    day = timezone.localdate() - timedelta(days=1)
    answer = sell(client, store, f"work={work.pk}", day=str(day))

    assert seen(answer) == (400, False)
    assert "你填了日子" in answer.content.decode()
    assert CounterSale.objects.count() == 0


def test_today_beside_now_is_now(client, work, store):
    sell(client, store, f"work={work.pk}", day=str(timezone.localdate()))

    assert CounterSale.objects.count() == 1


def test_where_all_have_numbers_she_is_asked_which_went_and_that_one_is_not_for_sale(
    client, work, store
):
    numbers = [piece.number for piece in numbered(work, 5)]
    answer = sell(client, store, f"work={work.pk}", sure="")
    assert answer.context["numbers"] == numbers

    sell(client, store, f"work={work.pk}", numbers=[numbers[3]])

    pages = [Client().get(f"/p/{number}/").content.decode() for number in numbers]
    assert ["已经有了主人" in page for page in pages] == [False, False, False, True, False]


def test_where_she_does_not_know_or_types_nonsense_the_oldest_went(client, work, store):
    first, *rest = numbered(work, 5)

    sell(client, store, f"work={work.pk}", numbers=["x\x00", "9" * 400])

    assert set(work.numbered.filter(state="sold")) == {first}
    assert set(work.numbered.filter(state="here")) == set(rest)


def test_without_numbers_she_is_not_asked(client, work, store):
    numbered(work, 4)

    assert sell(client, store, f"work={work.pk}", sure="").context["numbers"] == []


@pytest.mark.parametrize("by", ["work", "code"])
def test_she_can_say_that_she_sells_at_another_place(client, work, store, by):
    fair = a_fair(work.shop)
    [piece] = numbered(work)
    what = f"work={work.pk}" if by == "work" else f"code={piece.number}"
    path = at(store.shop.cooperative, "counter-sell", fair.pk)
    page = client.get(f"{at(store.shop.cooperative, 'counter-sell', store.pk)}?{what}")

    assert f'href="{path}?{what}"' in page.content.decode()


def test_where_she_sold_last_is_remembered(client, work, store):
    fair = brought(work, a_fair(work.shop), 5)
    client.get(f"{at(store.shop.cooperative, 'counter-sell', fair.pk)}?work={work.pk}")
    counter = client.get(at(store.shop.cooperative, "counter"))

    assert counter.context["place"] == fair
