"""The rooms of a cooperative and her own page of it: presses, bad input, queries at two sizes."""

import pytest

from catalog.models import Product
from sellers.cooperatives.models import Cooperative, Grant, Membership
from tests.cast import a_cooperative, a_member, a_shop, a_user, a_work, an_artisan

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return a_member()


@pytest.fixture
def hers(client, member):
    client.force_login(member.artisan.user)
    return client


@pytest.fixture
def lead(client, member):
    client.force_login(member.cooperative.keepers.get().user)
    return client


def rooms(member, rest=""):
    return f"/studio/coop/{member.cooperative_id}/{rest}"


def test_she_takes_back_show_and_her_works_leave_its_shop(hers, member):
    shop = a_shop(cooperative=member.cooperative)
    work, other = a_work(shop=shop, maker=member.artisan), a_work(shop=shop)
    grant = member.grants.get(kind="show")

    hers.post(f"/studio/grants/{grant.pk}/end/")

    shown = Product.objects.order_by("pk").values_list("pk", "is_public")
    assert list(shown) == [(work.pk, False), (other.pk, True)]
    assert hers.post(f"/studio/grants/{grant.pk}/end/").status_code == 404


def test_a_revoked_price_is_no_price_and_a_floor_is_a_floor(lead, member):
    shop = a_shop(cooperative=member.cooperative)
    work = a_work(shop=shop, maker=member.artisan, price_fen=10000)
    path = f"/studio/works/{work.pk}/price/"

    told = [lead.post(path, {"price": price}).status_code for price in ("89.99", "90", "81", "91")]
    assert told == [400, 302, 400, 302]
    Grant.objects.filter(kind="price").update(revoked_at="2026-01-01T00:00Z")

    answer = lead.post(path, {"price": "95"})
    assert (answer.status_code, Product.objects.get().price_fen) == (400, 9100)
    assert "没有同意" in answer.content.decode()


def test_a_revoked_stock_is_no_stock(lead, member):
    shop = a_shop(cooperative=member.cooperative)
    work = a_work(shop=shop, maker=member.artisan)
    Grant.objects.filter(kind="stock").update(revoked_at="2026-01-01T00:00Z")

    answer = lead.post(f"/studio/works/{work.pk}/stock/", {"kind": "batch", "pieces": "9"})

    assert (answer.status_code, Product.objects.get().stock.on_hand) == (400, 5)


def test_she_grants_by_a_press_and_leaves_by_another(hers, member):
    Grant.objects.all().delete()
    for kind in ("show", "price"):
        path = f"/studio/cooperatives/{member.pk}/{kind}/give/"
        hers.post(path, {"floor_percent": "80"})
    given = Grant.objects.in_force().order_by("pk").values_list("kind", "floor_percent")
    assert list(given) == [("show", None), ("price", 80)]

    hers.post(f"/studio/cooperatives/{member.pk}/leave/")
    assert (Membership.objects.get().state, Grant.objects.in_force().count()) == ("left", 0)
    assert hers.get(f"/studio/cooperatives/{member.pk}/show/give/").status_code == 404


@pytest.mark.parametrize(
    ("rest", "typed", "told"),
    [
        ("members/new/", {"phone": "12"}, "这不像一个手机号"),
        ("members/new/", {"phone": "13900000000"}, "没有手艺人用这个手机号注册"),
        ("keepers/new/", {"phone": "13900000000", "role": "lead"}, "还没有登录过"),
        ("keepers/new/", {"phone": "13900000000", "role": "queen"}, "请从列出的里面选"),
        ("registration/", {"kind": "cooperative", "uscc": "91110000600037341X"}, "对不上"),
        ("relations/new/", {"model": "mutual", "agreed_on": "2099-01-01"}, "这一天还没到"),
        ("relations/new/", {"model": "x", "agreed_on": "昨天"}, "请写日期"),
        ("shares/agreements/new/", {"maker": "90", "welfare": "9", "material": "2",
                                    "from_day": "2099-01-01"}, "不能比 100 多"),
        ("shares/agreements/new/", {"maker": "1", "welfare": "0", "material": "0",
                                    "from_day": "2020-01-01"}, "已经开始的活不能改"),
    ],
)  # fmt: skip
def test_bad_input_is_told_and_nothing_moves(lead, member, rest, typed, told):
    before = list(Cooperative.objects.values()), Membership.objects.count()
    answer = lead.post(rooms(member, rest), typed)
    assert (answer.status_code, told in answer.content.decode()) == (400, True)
    assert (list(Cooperative.objects.values()), Membership.objects.count()) == before


@pytest.mark.parametrize("role", ["stock", "quality"])
def test_who_keeps_no_money_sees_none_and_leads_nothing(client, member, role):
    keeper = member.cooperative.keepers.create(user=a_user(), role=role)
    client.force_login(keeper.user)
    rests = ("shares/", "shares/pay/", "keepers/", "registration/", "members/new/")
    assert {client.get(rooms(member, rest)).status_code for rest in rests} == {404}
    assert client.get(rooms(member, "members/")).status_code == 200


def test_another_cooperatives_member_and_keeper_are_a_404(lead, member):
    other = a_member(a_cooperative("别社", "Other"), an_artisan())
    assert lead.get(rooms(other, "members/")).status_code == 404
    assert lead.get(rooms(member, f"members/{other.pk}/")).status_code == 404
    assert lead.post(rooms(member, f"members/{other.pk}/remove/")).status_code == 404


@pytest.mark.parametrize("number", [1, 25])
def test_the_list_of_members_asks_as_often_for_many(
    lead, member, number, django_assert_max_num_queries
):
    for _each in range(number):
        a_member(member.cooperative, an_artisan())
    with django_assert_max_num_queries(12):
        lead.get(rooms(member, "members/"))
