"""What a parcel abroad costs: a shop's own price, then the market's table, by its packed weight."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from ground.pagecache.queries import generation
from sellers.partner.abroad import abroad_from, publish_table, rates_of, use_table, why_not
from sellers.partner.errors import StartsInThePast
from sellers.partner.models import AbroadRate, AbroadTable, AbroadTablePrice
from sellers.partner.postage import abroad_fen, packed_g
from tests.cast import a_shop

pytestmark = pytest.mark.django_db(transaction=True)


def a_price(zone="europe", first_fen=18000):
    sums = {"first_fen": first_fen, "further_fen": 4000}
    return AbroadTablePrice(zone=zone, **sums, days_least=10, days_most=25)


def a_table(in_days=0, **fields):
    day = timezone.localdate() + timedelta(days=in_days)
    return publish_table(prices=[a_price(**fields)], valid_from=day, source="x", by=None)


def from_table(shop):
    return rates_of([shop])[shop.pk]


@pytest.mark.parametrize(
    ("works_g", "on_the_scales", "fen"),
    [(1, 102, 100), (363, 500, 100), (364, 501, 130), (818, 1000, 130), (819, 1001, 160)],
)
def test_a_parcel_weighs_its_works_a_box_and_a_tenth(works_g, on_the_scales, fen):
    assert packed_g(works_g) == on_the_scales
    assert abroad_fen(works_g, first_fen=100, further_fen=30) == fen


@pytest.mark.parametrize(
    ("weights", "stays", "sends", "why"),
    [
        ([160], [False], True, ""),
        ([160], [False], False, "shop"),
        ([160, 200], [False, True], True, "stays"),
        ([160, 0], [False, False], True, "weight"),
        ([18090], [False], True, ""),
        ([18091], [False], True, "heavy"),
    ],
)
def test_why_works_do_not_go_abroad(weights, stays, sends, why):
    assert why_not(weights=weights, stays=stays, sends=sends) == why


def test_a_shop_sends_by_the_table_only_where_it_says_so_and_its_own_price_comes_first():
    a_table()
    home, by_table, own = a_shop(), a_shop(abroad_by_table=True), a_shop(abroad_by_table=True)
    AbroadRate.objects.create(shop=own, zone="europe", first_fen=100, further_fen=0)

    assert [from_table(home), abroad_from(home)] == [{}, None]
    assert (from_table(by_table)["europe"].days, abroad_from(by_table, 160)) == ((10, 25), 18000)
    assert (from_table(own)["europe"].days, abroad_from(own, 160)) == (None, 100)


def test_the_newest_table_that_has_begun_holds():
    shop = a_shop(abroad_by_table=True)
    AbroadTable.objects.bulk_create([AbroadTable(valid_from="2026-01-01", source="old")])
    a_table(first_fen=200)
    a_table(first_fen=300)
    a_table(in_days=1, first_fen=400)

    assert abroad_from(shop, 160) == 300


def test_a_table_never_begins_in_the_past_and_nothing_is_written():
    before = generation()

    with pytest.raises(StartsInThePast):
        a_table(in_days=-1)

    assert (AbroadTable.objects.count(), generation()) == (0, before)


def test_following_the_table_is_written_once_and_seen_at_once():
    shop, before = a_shop(), generation()

    done = [use_table(shop=shop, uses=uses, by=None) for uses in (True, True, False)]

    assert done == [True, False, True]
    assert generation() == before + 2
    assert ModelLogEntry.objects.filter(action="shop.abroad_table").count() == 2
