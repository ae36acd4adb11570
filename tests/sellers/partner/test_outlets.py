"""Where buyers come: opened, changed, closed for new orders, shown from day to day."""

from contextlib import nullcontext
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from sellers.partner.errors import NameTaken, OutletClosed, TooManyOutlets
from sellers.partner.models import Outlet, Partner
from sellers.partner.outlets import (
    MOST,
    change_outlet,
    close_outlet,
    reopen_outlet,
    show_outlets,
    turn_outlets,
)
from sellers.partner.queries import keep_open, open_outlets
from tests.cast import a_division, a_shop
from tests.shop.outlets import an_outlet

pytestmark = pytest.mark.django_db(transaction=True)


def shown(shop):
    shop = Partner.objects.get(pk=shop.pk)
    return shop.pickup_place_zh, shop.pickup_place_en


def written():
    rows = ModelLogEntry.objects.filter(action__startswith="outlet.").order_by("pk")
    return list(rows.values_list("action", flat=True))


def test_its_names_stand_on_the_shop_and_each_step_is_written_down():
    shop = a_shop()

    first = an_outlet(shop)
    second = an_outlet(shop, name_zh="县城店", name_en="")
    both = shown(shop)
    close_outlet(outlet=first, by=None)
    one = shown(shop)
    reopen_outlet(outlet=first, by=None)

    assert both == ("古镇东街店、县城店", "Old Town, 县城店")
    assert one == ("县城店", "县城店")
    assert [each.pk for each in open_outlets([Partner.objects.get()])[shop.pk]] == [
        first.pk,
        second.pk,
    ]
    assert written() == ["outlet.open", "outlet.open", "outlet.close", "outlet.reopen"]


def test_the_same_again_changes_nothing():
    outlet = an_outlet(a_shop())
    close_outlet(outlet=outlet, by=None)

    assert close_outlet(outlet=outlet, by=None) is False
    assert change_outlet(outlet=outlet, by=None, name_zh="新名字") is False
    assert reopen_outlet(outlet=outlet, by=None) is True
    assert reopen_outlet(outlet=outlet, by=None) is False
    assert change_outlet(outlet=outlet, by=None, name_zh="古镇东街店") is False
    assert written() == ["outlet.open", "outlet.close", "outlet.reopen"]


def test_two_that_are_open_have_each_their_own_name():
    shop = a_shop()
    first, second = an_outlet(shop), an_outlet(shop, name_zh="县城店")

    with pytest.raises(NameTaken):
        an_outlet(shop)
    with pytest.raises(NameTaken):
        change_outlet(outlet=second, by=None, name_zh="古镇东街店")
    close_outlet(outlet=first, by=None)
    an_outlet(shop)
    with pytest.raises(NameTaken):
        reopen_outlet(outlet=first, by=None)

    names = Outlet.objects.kept().values_list("name_zh", flat=True)
    assert sorted(names) == ["县城店", "古镇东街店"]


def test_there_is_an_end_to_them():
    shop = a_shop()
    for number in range(MOST):
        an_outlet(shop, name_zh=f"第 {number} 个")

    with pytest.raises(TooManyOutlets):
        an_outlet(shop)

    assert shop.outlets.count() == MOST
    assert len(shown(shop)[0]) <= 121


@pytest.mark.parametrize(
    ("opens", "closes", "is_open"),
    [(None, None, 1), (0, 0, 1), (1, None, 0), (None, -1, 0), (-3, 3, 1)],
)
def test_it_is_open_from_its_first_day_through_its_last(opens, closes, is_open):
    today = timezone.localdate()
    days = [each if each is None else today + timedelta(days=each) for each in (opens, closes)]
    shop = a_shop()
    outlet = an_outlet(shop, opens_on=days[0], closes_on=days[1])

    assert len(open_outlets([Partner.objects.get()]).get(shop.pk, [])) == is_open
    with transaction.atomic(), nullcontext() if is_open else pytest.raises(OutletClosed):
        keep_open([outlet, None])


def test_days_come_and_go_by_the_timetable_and_twice_is_once():
    shop, today = a_shop(), timezone.localdate()
    past = an_outlet(shop, closes_on=today)
    an_outlet(shop, name_zh="集市", opens_on=today)
    Outlet.objects.filter(pk=past.pk).update(closes_on=today - timedelta(days=1))
    Partner.objects.update(pickup_place_zh="古镇东街店")

    turn_outlets(today=today)
    turn_outlets(today=today)

    assert shown(shop)[0] == "集市"
    assert written().count("outlet.close") == 1
    assert show_outlets(shop=shop) is False


def test_the_words_of_an_order_name_the_whole_place_in_both_languages():
    outlet = an_outlet(a_shop(), division=a_division(), street_en="12 East Street")

    words = Outlet.objects.get(pk=outlet.pk).words()

    assert words["place_zh"] == "贵州省东街 12 号"
    assert words["place_en"] == "12 East Street, Guizhou"


def test_a_last_day_before_the_first_is_refused_by_the_database():
    outlet = an_outlet(a_shop(), opens_on=date(2026, 5, 2))

    with pytest.raises(IntegrityError):
        Outlet.objects.update(closes_on=date(2026, 5, 1))

    outlet.refresh_from_db()
    assert outlet.closes_on is None
