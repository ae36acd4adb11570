"""Who may not is told before she types, keeps what she typed, and learns who can."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sellers.artisans.models import HelperAct, HelperGrant
from sellers.cooperatives.models import Keeper
from tests.cast import a_claim, a_cooperative, a_registered, a_shop, a_user, a_work
from tests.catalog.studio.hers import a_grant, a_seller, help_with, send, the_work, whose_in
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = pytest.mark.django_db(transaction=True)
NEW = "/studio/works/new/"


def page(client, path):
    return client.get(path).content.decode()


def test_out_of_scope_there_is_no_way_in_and_the_page_says_why(client):
    help_with(client, a_grant(a_seller(), may_list=False, may_order=True))

    assert "/studio/works/" not in page(client, "/studio/")
    assert "她没有请你管作品。" in page(client, NEW)
    assert "只有她自己能管" in page(client, "/studio/income/")


def test_that_she_must_nod_is_said_at_the_top(client):
    shop = a_seller()
    help_with(client, a_grant(shop))
    assert "你写的，要她点头，买家才看得到。" in page(client, NEW)

    HelperGrant.objects.update(may_publish=True)

    assert "要她点头" not in page(client, NEW)


@pytest.mark.parametrize("rest", ["price/", "stock/", "facts/story/", "photos/"])
def test_a_form_that_she_may_not_send_is_not_shown(client, rest):
    shop = a_seller(client)
    send(client)
    help_with(client, a_grant(shop))

    answer = client.get(f"/studio/works/{the_work().pk}/{rest}")

    assert (answer.status_code, "<textarea" in answer.content.decode()) == (403, False)
    assert f"/{rest}" not in page(client, f"/studio/works/{the_work().pk}/")


def test_over_meanwhile_the_text_is_shown_and_comes_back_with_a_new_grant(client):
    shop = a_seller()
    grant = a_grant(shop)
    help_with(client, grant)
    whose = whose_in(page(client, NEW))
    HelperGrant.objects.update(until=timezone.localdate() - timedelta(days=1))

    answer = send(client, whose=whose, photos=None)

    html = answer.content.decode()
    assert (answer.status_code, "苗绣手包\n268</textarea>" in html) == (404, True)
    assert "可以念给她听，请她自己写完。" in html
    HelperGrant.objects.update(until="2099-01-01")
    client.post(f"/studio/helping/{grant.pk}/start/")
    assert 'value="苗绣手包"' in page(client, NEW)


def test_locked_meanwhile_the_text_is_shown(client):
    shop = a_seller(client)
    send(client)
    help_with(client, a_grant(shop))

    path = f"/studio/works/{the_work().pk}/facts/story/"
    answer = client.post(path, {"story_zh": "外婆教的。<b>"})

    assert answer.status_code == 403
    assert "外婆教的。&lt;b&gt;</textarea>" in answer.content.decode()
    assert the_work().story_zh == ""


def test_her_list_names_the_order_and_leads_to_it(client, till):
    shop = a_seller()
    part = a_paid_part(till, {a_work("手包", shop=shop): 1})
    help_with(client, a_grant(shop, may_order=True))
    client.post(f"/studio/orders/{part.pk}/accept/")
    client.force_login(shop.artisan.user)

    html = page(client, "/studio/helpers/")

    assert HelperAct.objects.get().about == f"手包 · {part.order.number}"
    assert f'<a href="/studio/orders/{part.pk}/"><bdi>手包 · {part.order.number}</bdi></a>' in html


def test_a_stock_keeper_sees_orders_and_no_money(client, till):
    cooperative = a_cooperative()
    part = a_paid_part(till, {a_work(shop=a_shop(cooperative=cooperative)): 1})
    keeper = a_user(name="仓库")
    Keeper.objects.create(cooperative=cooperative, user=keeper, role="stock")
    client.force_login(keeper)

    assert f'href="/studio/orders/{part.pk}/"' in page(client, "/studio/")
    for path in ("/studio/", "/studio/income/", f"/studio/orders/{part.pk}/"):
        assert "254.60" not in page(client, path)
    assert "只有负责人看得到" in page(client, "/studio/income/")
    assert client.get("/studio/income.csv").url == "/studio/income/"


def test_a_keeper_is_told_who_waits_for_her_word(client):
    cooperative = a_cooperative()
    a_shop(cooperative=cooperative)
    a_claim(artisan=a_registered(), cooperative=cooperative)
    client.force_login(cooperative.keepers.get().user)

    assert "有 1 个人请合作社担保。" in page(client, "/studio/")


def test_with_her_shop_closed_the_page_says_that_works_wait(client):
    shop = a_seller(client)
    assert "先等着" not in page(client, NEW)

    type(shop).objects.update(is_open=False)

    assert "你的店现在没有开。写好的作品先等着，店一开就挂出来。" in page(client, NEW)


def test_with_her_shop_just_opened_what_waited_is_said_to_come_at_once(client):
    shop = a_seller(client)
    type(shop).objects.update(is_open=False)
    send(client)
    at = f"/studio/works/{the_work().pk}/"
    assert "你的店现在没有开" in page(client, at)

    type(shop).objects.update(is_open=True)
    the_work().listing.__class__.objects.update(state="ready")
    type(the_work()).objects.update(is_public=False)

    for path in (at, f"{at}listed/"):
        assert "马上就自己挂出来" in page(client, path)
        assert "没有开" not in page(client, path)


@pytest.mark.parametrize("path", ["/studio/", "/studio/shop/", "/studio/income/", NEW])
def test_without_a_shop_each_page_says_how_to_get_one(client, path):
    client.force_login(a_user())

    html = page(client, path)

    assert 'href="/studio/register/"' in html
    assert "可以请合作社替你担保。" in html
    assert "请她们替你卖。" in html
