"""Cards: what people look for that she, or her cooperative's members, could make."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import a_cooperative, a_craft, a_member, a_user, an_artisan
from tests.catalog.insight.asked import a_need
from tests.catalog.studio.hers import a_grant, a_seller, help_with

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
NEEDS = "/studio/needs/"
WORDS = ("苗绣灯罩", "绣花枕套", "星空灯罩", "剪纸窗花", "贵州团扇", "河北团扇", "香囊")


@pytest.fixture
def wanted():
    """She knows 苗绣 and lives in Guizhou."""
    a_craft()
    a_craft("emb-suxiu", "苏绣", "Su embroidery")
    a_craft("cut-yuxian", "蔚县剪纸", "Yuxian paper-cut", "papercut")
    a_need("苗绣灯罩", 3, craft="emb-miaoxiu")
    a_need("绣花枕套", 5, craft="emb-suxiu")
    a_need("星空灯罩", 9)
    a_need("剪纸窗花", 50, craft="papercut")
    a_need("贵州团扇", 4, province="520000")
    a_need("河北团扇", 40, province="130000")
    a_need("香囊", 30, outcome="found")


def cards(client, path=NEEDS):
    html = client.get(path).content.decode()
    found = [(html.find(f"<h2><bdi>{word}</bdi>"), word) for word in WORDS]
    return [word for at, word in sorted(found) if at >= 0]


def test_her_own_crafts_come_first_and_others_not_at_all(client, wanted):
    a_seller(client)

    assert cards(client) == ["苗绣灯罩", "绣花枕套", "星空灯罩", "贵州团扇"]
    assert cards(client, f"{NEEDS}?show=all") == [
        "苗绣灯罩",
        "绣花枕套",
        "香囊",
        "星空灯罩",
        "贵州团扇",
    ]
    assert "找了 3 次，没找到。" in client.get(NEEDS).content.decode()


def test_what_was_asked_long_ago_or_by_few_is_no_card(client):
    a_need("星空灯罩", month=(timezone.localdate() - timedelta(days=130)).replace(day=1))
    a_need("香囊", days=2)
    a_seller(client)

    assert cards(client) == []
    assert "现在没有合适的" in client.get(NEEDS).content.decode()


def test_a_cooperative_sees_what_its_members_can_make(client, wanted):
    cooperative = a_cooperative()
    maker = an_artisan("水妹", "Shuimei")
    maker.crafts.add(a_craft("cut-yuxian"))
    a_member(cooperative, maker)
    client.force_login(cooperative.keepers.get().user)

    assert cards(client, f"/studio/coop/{cooperative.pk}/needs/") == [
        "剪纸窗花", "星空灯罩", "贵州团扇",
    ]  # fmt: skip


def test_a_helper_with_works_sees_them_and_one_with_orders_does_not(client, wanted):
    shop = a_seller()
    help_with(client, a_grant(shop))
    assert cards(client)[0] == "苗绣灯罩"

    help_with(client, a_grant(shop, helper=a_user(), may_list=False, may_order=True))
    assert client.get(NEEDS).status_code == 404


def test_who_has_no_shop_is_told_how_to_get_one(client):
    client.force_login(a_user())

    assert client.get(NEEDS).status_code == 200
    assert client.get("/studio/novelties/").status_code == 404


@pytest.mark.parametrize("number", [1, 12])
def test_cards_cost_the_same_at_two_sizes(client, number, django_assert_max_num_queries):
    for each in range(number):
        a_need(f"灯罩{each}")
    a_seller(client)
    with django_assert_max_num_queries(16):
        assert client.get(f"{NEEDS}?page=99999999999").status_code == 200
