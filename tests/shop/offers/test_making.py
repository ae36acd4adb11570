"""She makes and ends the offers of her shop, the operator the campaigns."""

from datetime import timedelta

import pytest
from django.utils import timezone

from catalog.services import set_price
from ground.messages.models import Message
from shop.offers.models import Offer
from tests.cast import a_cooperative, a_member, a_shop, a_work, an_operator
from tests.shop.offers.given import a_basket_with, an_offer, prices

pytestmark = pytest.mark.django_db


def typed(**changes):
    today = timezone.localdate()
    return {
        "name_zh": "春节优惠", "name_en": "", "percent": "10", "amount_fen": "", "from_fen": "",
        "first_day": today.isoformat(), "last_day": (today + timedelta(days=6)).isoformat(),
        "code": "", "uses_limit": "",
    } | changes  # fmt: skip


def as_operator(client):
    client.force_login(an_operator())
    return client


def test_she_makes_an_offer_for_one_work_and_ends_it(client):
    work = a_work(price_fen=10000)
    other = a_work(price_fen=10000, shop=work.shop)
    client.force_login(work.shop.artisan.user)

    response = client.post(f"/studio/offers/new/{work.shop_id}/", typed(works=[work.pk]))

    assert response.status_code == 302
    offer = Offer.objects.get()
    assert (offer.bearer, offer.shop_id, offer.budget_fen) == ("shop", work.shop_id, None)
    assert prices(a_basket_with({work: 1, other: 1})) == [9000, 10000]
    html = client.get("/studio/offers/").content.decode()
    assert "春节优惠" in html
    assert "减 10%" in html
    client.post(f"/studio/offers/{offer.pk}/end/")
    assert prices(a_basket_with({work: 1, other: 1})) == [10000, 10000]
    again = client.post(f"/studio/offers/{offer.pk}/end/", follow=True)
    assert "早就结束了" in again.content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"percent": ""}, "请填一个"),
        ({"amount_fen": "5"}, "请填一个"),
        ({"percent": "100"}, "1 到 90"),
        ({"percent": "-3"}, "只写数字"),
        ({"percent": "", "amount_fen": "95", "from_fen": "100"}, "减得太多了"),
        ({"last_day": "2020-01-01"}, "结束的日子比开始的早"),
        ({"last_day": "2099-01-01"}, "最多三个月"),
        ({"first_day": "2020-01-01"}, "请选今天或以后的日子"),
        ({"first_day": "明天"}, "看不懂"),
        ({"code": "春节"}, "4 到 24 个英文字母或数字"),
        ({"code": "AB"}, "4 到 24 个英文字母或数字"),
        ({"code": "GONE1"}, "这个码有人用过了"),
        ({"name_zh": "很" * 21}, "最多 20 个字"),
        ({"uses_limit": "0"}, "1 到 100000"),
        ({"works": ["999999"]}, "已经不在店里了"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_made(client, changes, said):
    gone = an_offer(code="GONE1")
    shop = a_work().shop
    client.force_login(shop.artisan.user)

    response = client.post(f"/studio/offers/new/{shop.pk}/", typed(**changes))

    assert response.status_code == 400
    assert said in response.content.decode()
    assert list(Offer.objects.all()) == [gone]


def test_the_operator_makes_a_campaign_with_a_budget(client):
    work = a_work(price_fen=10000)
    as_operator(client)

    client.post("/desk/money/offers/", typed(budget_fen="30", code="chun jie"))
    refused = client.post("/desk/money/offers/", typed(budget_fen="30"))

    offer = Offer.objects.get()
    assert (offer.bearer, offer.budget_fen, offer.code) == ("marketplace", 3000, "CHUNJIE")
    assert refused.status_code == 400
    assert "已经有活动叫这个名字" in refused.content.decode()
    assert prices(a_basket_with({work: 1}, offer)) == [9000]
    client.post(f"/desk/money/offers/{offer.pk}/end/")
    assert prices(a_basket_with({work: 1}, offer)) == [10000]


def test_a_price_raised_this_week_is_not_lowered(client):
    work = a_work("手包", price_fen=10000)
    set_price(work=work, price_fen=12000, by=work.shop.artisan.user)
    client.force_login(work.shop.artisan.user)

    response = client.post(f"/studio/offers/new/{work.shop_id}/", typed())

    assert response.status_code == 400
    assert "七天内涨过价，现在还不能减：「手包」" in response.content.decode()
    assert not Offer.objects.exists()


def test_a_cooperative_lowers_no_members_work_below_what_she_agreed_to(client):
    cooperative = a_cooperative()
    shop = a_shop("云岭", cooperative=cooperative)
    member = a_member(cooperative)
    hers = a_work("挂毯", price_fen=10000, shop=shop, maker=member.artisan)
    set_price(work=hers, price_fen=10000, by=member.artisan.user)
    keeper = cooperative.keepers.get().user
    client.force_login(keeper)

    deep = client.post(f"/studio/offers/new/{shop.pk}/", typed(percent="20"))
    fair = client.post(f"/studio/offers/new/{shop.pk}/", typed(percent="10"))

    assert deep.status_code == 400
    assert "没有同意卖得这么便宜：「挂毯」" in deep.content.decode()
    assert fair.status_code == 302
    offer = Offer.objects.get()
    assert list(offer.works.all()) == [hers]
    told = Message.objects.get(kind="offer.made", recipient=member.artisan.user.phone)
    assert "春节优惠，减 10%" in told.body
    later = a_work(price_fen=10000, shop=shop, maker=member.artisan)
    assert prices(a_basket_with({hers: 1, later: 1})) == [9000, 10000]
