"""The operator sets the market's prices abroad; a seller follows them with one press."""

import pytest
from django.test import Client
from django.utils import timezone

from sellers.partner.models import AbroadTable, AbroadTablePrice, Partner
from tests.cast import a_shop, an_operator
from tests.catalog.studio.hers import a_seller

pytestmark = pytest.mark.django_db(transaction=True)
PATH = "/desk/market/abroad/"
EUROPE = {
    "europe_first": "180", "europe_further": "45.50", "europe_least": "10", "europe_most": "25",
}  # fmt: skip


@pytest.fixture
def desk():
    client = Client()
    client.force_login(an_operator())
    return client


def say(desk, **typed):
    fields = {"valid_from": timezone.localdate().isoformat(), "source": "中国邮政"} | EUROPE
    return desk.post(PATH, fields | typed)


def prices():
    rows = AbroadTablePrice.objects.order_by("pk")
    return list(rows.values_list("zone", "first_fen", "further_fen", "days_least", "days_most"))


def test_an_example_is_shown_as_one_until_a_table_is_set(desk):
    before = desk.get(PATH).content.decode()

    say(desk)
    after = desk.get(PATH).content.decode()

    assert ["我们编的例子" in page for page in (before, after)] == [True, False]
    assert prices() == [("europe", 18000, 4550, 10, 25)]
    assert ("中国邮政" in after, 'value="45.50"' in after, 'value="220"' in after) == (
        True,
        True,
        False,
    )


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"europe_first": "many"}, "只写数字，比如 90 或 90.50"),
        ({"europe_first": "1000"}, "邮费最多 999 元"),
        ({"europe_first": ""}, "四个都写，或者都空着"),
        ({"europe_least": "26"}, "最慢不能比最快还快"),
        ({"europe_most": "121"}, "请写 1 到 120 之间的数"),
        ({"valid_from": "2026-01-01"}, "过去的日子不能改"),
        ({"valid_from": "soon"}, "日期不对"),
        ({"source": "x" * 121}, "最多 120 个字"),
        (dict.fromkeys(EUROPE, ""), "至少写一个地方的邮费"),
    ],
)
def test_what_is_no_table_is_told_and_nothing_is_kept(desk, wrong, told):
    answer = say(desk, **wrong)

    assert (answer.status_code, told in answer.content.decode()) == (400, True)
    assert AbroadTable.objects.count() == 0


def follow(client, shop, uses="yes"):
    return client.post(f"/studio/shop/{shop.pk}/abroad/table/", {"uses": uses})


def test_she_follows_it_and_stops_and_another_shop_is_a_404(client, desk):
    say(desk)
    other = a_shop()
    shop = a_seller(client)
    path = f"/studio/shop/{shop.pk}/abroad/"
    offered = client.get(path).content.decode()

    follow(client, shop)
    followed = [client.get(page).content.decode() for page in (path, "/studio/shop/")]
    refused = follow(client, other).status_code
    follow(client, shop, uses="")

    assert "¥45.50" in offered
    assert ["不照这张表寄了" in followed[0], "照平台的邮费寄。" in followed[1]] == [True, True]
    assert refused == 404
    assert set(Partner.objects.values_list("abroad_by_table", flat=True)) == {False}
