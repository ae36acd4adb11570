from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from ground.pagecache.queries import generation
from sellers.partner.errors import NotAHoliday
from sellers.partner.models import Partner
from sellers.partner.services import come_back, go_away, rename, set_capacity
from sellers.stockroom.models import Stock
from sellers.stockroom.promises import pieces_ahead, promised_on
from tests.cast import a_shop, a_work

pytestmark = pytest.mark.django_db(transaction=True)


def days(number):
    return timezone.localdate() + timedelta(days=number)


def logged():
    return list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True))


def test_away_and_back_each_once_and_shown_at_once():
    shop, before = a_shop(), generation()

    done = [go_away(shop=shop, until=days(10), by=None) for _ in range(2)]
    away = shop.back_on, shop.works_from
    back = [come_back(shop=shop, by=None) for _ in range(2)]

    assert (done, back) == ([True, False], [True, False])
    assert away == (days(10), days(10))
    assert (shop.back_on, shop.works_from) == (None, days(0))
    assert logged() == ["shop.away", "shop.back"]
    assert generation() == before + 2


@pytest.mark.parametrize("number", [-1, 0, 366])
def test_a_day_that_is_no_holiday_changes_nothing(number):
    shop = a_shop()

    with pytest.raises(NotAHoliday):
        go_away(shop=shop, until=days(number), by=None)

    assert Partner.objects.get().away_until is None
    assert logged() == []


@pytest.mark.parametrize(("number", "is_away"), [(1, True), (0, False), (-5, False)])
def test_a_holiday_ends_by_itself_on_the_day_she_is_back(number, is_away):
    shop = a_shop(away_until=days(number))

    assert (shop.back_on is not None) == is_away


def test_the_capacity_is_written_once():
    shop = a_shop()

    done = [set_capacity(shop=shop, pieces_a_week=3, by=None) for _ in range(2)]
    done.append(set_capacity(shop=shop, pieces_a_week=None, by=None))

    assert done == [True, False, True]
    assert logged() == ["shop.capacity", "shop.capacity"]


def test_no_hands_at_all_is_no_capacity():
    shop = a_shop()

    with pytest.raises(IntegrityError), transaction.atomic():
        Partner.objects.update(pieces_a_week=0)

    assert Partner.objects.get(pk=shop.pk).pieces_a_week is None


def test_ahead_are_pieces_to_make_of_shops_with_a_limit():
    limited, unlimited = a_shop(pieces_a_week=2), a_shop()
    for shop in (limited, unlimited):
        Stock.objects.filter(work=a_work(shop=shop, pieces=None)).update(held=4)
        Stock.objects.filter(work=a_work(shop=shop, pieces=9)).update(held=3)

    assert pieces_ahead([limited, unlimited]) == {limited.pk: 4}


def test_a_shop_without_a_limit_is_not_asked_after(django_assert_num_queries):
    shop = a_shop()

    with django_assert_num_queries(0):
        assert pieces_ahead([shop]) == {}


def test_the_promise_counts_from_her_return(settings):
    settings.SELLER_SILENT_DAYS = 3
    shop = a_shop(pieces_a_week=2, away_until=days(10))
    made = a_work(shop=shop, pieces=None, days_to_make=6)
    shelved = a_work(shop=shop, pieces=5, days_to_make=6)

    assert promised_on(shop, [(shelved, 2)], 4) == days(10 + 3)
    assert promised_on(shop, [(made, 1), (shelved, 2)], 4) == days(10 + 3 + 14 + 6)


def test_a_new_name_is_written_once_and_its_works_wait_to_be_found_by_it():
    shop = a_shop()

    done = [rename(shop=shop, name="云上绣坊", by=None) for _ in range(2)]

    shop.refresh_from_db()
    assert (done, shop.name, shop.words_changed) == ([True, False], "云上绣坊", True)
    assert logged() == ["shop.rename"]
