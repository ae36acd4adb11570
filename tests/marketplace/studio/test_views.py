from datetime import timedelta

import pytest
from django.utils import timezone

from sellers.artisans.models import HelperGrant
from sellers.cooperatives.models import Keeper
from shop.order.models import Order, SellerOrder
from tests.cast import a_cooperative, a_shop, a_user, a_work
from tests.marketplace.studio.acting import a_helper_of
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = ["/studio/", "/studio/income/"]


def owner_of(part):
    return part.shop.artisan.user


def page_of(client, path="/studio/"):
    return client.get(path).content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_whoever_is_not_signed_in_is_asked_to(client, path):
    assert client.get(path)["Location"] == f"/accounts/sign-in/?next={path}"


@pytest.mark.parametrize("path", PAGES)
def test_whoever_has_no_shop_is_told_what_to_do(client, path):
    client.force_login(a_user())

    html = page_of(client, path)

    assert "你还没有店" in html
    assert "先看看别人的作品" in html


@pytest.mark.parametrize("path", PAGES)
def test_nobody_else_keeps_her_page(client, till, path):
    client.force_login(owner_of(a_paid_part(till)))

    response = client.get(path)

    assert "no-store" in response["Cache-Control"]
    assert 'content="noindex"' in response.content.decode()


def test_it_counts_and_lists_her_work_and_nobody_elses(client, till):
    part, other = a_paid_part(till), a_paid_part(till, {a_work(title="别人的围巾"): 1})
    client.force_login(owner_of(part))

    html = page_of(client)

    assert "<dt>等你接单</dt><dd>1</dd>" in html
    assert f'href="/studio/orders/{part.pk}/"' in html
    assert f"/studio/orders/{other.pk}/" not in html
    assert "别人的围巾" not in page_of(client, "/studio/income/")


def test_a_keeper_sees_the_work_of_each_of_her_shops(client, till):
    cooperative = a_cooperative()
    keeper = cooperative.keepers.get().user
    part = a_paid_part(till, {a_work(shop=a_shop(cooperative=cooperative)): 1})
    client.force_login(keeper)

    assert f'href="/studio/orders/{part.pk}/"' in page_of(client)


def test_what_awaits_payment_is_not_hers_to_see_yet(client, till):
    part = a_paid_part(till)
    SellerOrder.objects.update(status=SellerOrder.Status.AWAITING_PAYMENT)
    client.force_login(owner_of(part))

    assert "现在没有要做的订单" in page_of(client)
    assert "还没有收入" in page_of(client, "/studio/income/")


def test_this_month_begins_on_its_first_day(client, till):
    part = a_paid_part(till)
    first = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    client.force_login(owner_of(part))
    assert "¥254.60" in page_of(client)

    Order.objects.update(paid_at=first - timedelta(seconds=1))

    assert "¥0.00" in page_of(client)


@pytest.mark.parametrize("page", ["abc", "-1", "0", "99", "9" * 400, "%00", "🐉"])
@pytest.mark.parametrize("path", PAGES)
def test_a_wrong_page_is_a_page(client, till, path, page):
    client.force_login(owner_of(a_paid_part(till)))

    assert client.get(f"{path}?page={page}").status_code == 200


def test_a_helper_with_orders_sees_them_and_no_money(client, till):
    part = a_paid_part(till)
    a_helper_of(part, client, may_order=True)

    html = page_of(client)

    assert f'href="/studio/orders/{part.pk}/"' in html
    assert "这个月卖得的钱" not in html
    assert "/studio/income/" not in html
    assert "254.60" not in html


def test_a_helper_without_orders_sees_the_shop_alone(client, till):
    part = a_paid_part(till)
    a_helper_of(part, client, may_list=True)

    html = page_of(client)

    assert part.shop.name in html
    assert "她请你帮忙上架作品。" in html
    assert part.order.number not in html
    assert "等你接单" not in html


@pytest.mark.parametrize(
    ("scope", "told"), [("may_learn", "她请你替她报培训班。"), ("may_message", "她请你收她的短信")]
)
def test_a_helper_reads_what_she_was_asked_to_do(client, till, scope, told):
    a_helper_of(a_paid_part(till), client, may_list=False, **{scope: True})

    html = page_of(client)

    assert (told in html, "/studio/training/" in html) == (True, scope == "may_learn")


@pytest.mark.parametrize("path", ["/studio/income/", "/studio/income.csv"])
def test_money_is_never_a_helpers(client, till, path):
    part = a_paid_part(till)
    a_helper_of(part, client, may_list=True, may_order=True, may_message=True)

    assert client.get(path).status_code == 404


def test_a_helper_whose_time_is_over_sees_nothing(client, till):
    part = a_paid_part(till)
    grant = a_helper_of(part, client, may_order=True)
    HelperGrant.objects.filter(pk=grant.pk).update(until=timezone.localdate() - timedelta(days=1))

    answer = client.get("/studio/")

    assert answer.status_code == 404
    assert part.order.number not in answer.content.decode()


def test_a_helper_sees_nothing_of_a_cooperative_that_the_artisan_keeps(client, till):
    part = a_paid_part(till)
    cooperative = a_cooperative()
    Keeper.objects.create(cooperative=cooperative, user=owner_of(part))
    other = a_paid_part(till, {a_work(shop=a_shop("云岭合作社的店", cooperative=cooperative)): 1})
    a_helper_of(part, client, may_order=True)

    html = page_of(client)

    assert f'href="/studio/orders/{part.pk}/"' in html
    assert "<dt>等你接单</dt><dd>1</dd>" in html
    assert other.order.number not in html
    assert "云岭合作社的店" not in html
    client.force_login(owner_of(part))
    assert "<dt>等你接单</dt><dd>2</dd>" in page_of(client)
