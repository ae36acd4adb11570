"""Where else she sends: she says it, and buyers read it."""

import pytest
from wagtail.models import ModelLogEntry

from ground.accounts.models import User
from sellers.partner.models import AbroadRate
from sellers.partner.services import set_abroad
from tests.cast import a_shop, a_work
from tests.catalog.studio.hers import a_seller

pytestmark = pytest.mark.django_db(transaction=True)


def rates_of(shop):
    rows = AbroadRate.objects.filter(shop=shop).order_by("zone")
    return list(rows.values_list("zone", "first_fen", "further_fen"))


def say(client, shop, **sums):
    return client.post(f"/studio/shop/{shop.pk}/abroad/", sums)


def test_she_sends_to_two_parts_of_the_world_and_then_to_one(client):
    shop = a_seller(client)
    work = a_work(shop=shop)
    before = client.get(work.get_absolute_url()).content.decode()

    say(client, shop, near_first="60", near_further="20", europe_first="180.50", europe_further="")
    both = rates_of(shop)
    page = client.get("/studio/shop/").content.decode()
    shown = client.get(work.get_absolute_url()).content.decode()
    say(client, shop, near_first="60", near_further="20")

    assert "不寄往港澳台和国外" in before
    assert both == [("europe", 18050, 0), ("near", 6000, 2000)]
    assert "500 克以内 ¥60.00，每多 500 克加 ¥20.00" in page
    assert "寄往港澳台和国外 ¥60.00 起" in shown
    assert rates_of(shop) == [("near", 6000, 2000)]
    assert ModelLogEntry.objects.filter(action="shop.abroad").count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"asia_first": "many"},
        {"asia_first": "1000"},
        {"asia_further": "20"},
        {"asia_first": "60", "asia_further": "-1"},
    ],
)
def test_a_wrong_sum_is_told_and_nothing_changes(client, wrong):
    shop = a_seller(client)
    set_abroad(shop=shop, rates={"near": (6000, 2000)}, by=None)

    answer = say(client, shop, near_first="70", near_further="20", **wrong)

    assert (answer.status_code, "<title>有错误：" in answer.content.decode()) == (400, True)
    assert rates_of(shop) == [("near", 6000, 2000)]


def test_the_same_again_changes_nothing():
    shop = a_shop()

    assert set_abroad(shop=shop, rates={"near": (6000, 0)}, by=None) is True
    assert set_abroad(shop=shop, rates={"near": (6000, 0)}, by=None) is False


def test_for_easy_reading_she_is_asked_about_one_part_of_the_world_a_page(client):
    shop = a_seller(client)
    User.objects.filter(pk=shop.artisan.user_id).update(easy_read=True)
    page = client.get(f"/studio/shop/{shop.pk}/abroad/").content.decode()
    sums = {"_asked": "near_first", "near_first": "60"}

    for zone in ("near", "asia", "europe", "americas", "oceania", "africa"):
        answer = say(client, shop, **sums | {"_asked": f"{zone}_first"})

    assert "第 1 问，共 6 问" in page
    assert answer.status_code == 302
    assert rates_of(shop) == [("near", 6000, 0)]


def test_anothers_shop_is_a_404_and_nothing_changes(client):
    other = a_shop()
    a_seller(client)

    assert say(client, other, near_first="60").status_code == 404
    assert AbroadRate.objects.count() == 0
