"""A guest buys, and fetches it at an outlet: every press of hers and of the shop."""

import re

import pytest
from wagtail.models import ModelLogEntry

from ground.accounts.models import User
from ground.messages.models import Message
from sellers.partner.models import Outlet
from shop.fulfilment.pickups import make_ready
from shop.order.models import Pickup, SellerOrder
from tests.cast import a_shop, a_work
from tests.catalog.studio.hers import a_seller
from tests.reference import load_countries, load_divisions
from tests.shop.checkout.forms import CHINA, put_in
from tests.shop.fulfilment.parts import key_of, owner_of
from tests.shop.outlets import an_accepted_pickup, an_outlet, another_than, code_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("divisions")]
Status = SellerOrder.Status


@pytest.fixture
def divisions():
    load_divisions()
    load_countries()


def url(part, page=""):
    return f"/studio/orders/{part.pk}/{page}"


def status_of(part):
    return SellerOrder.objects.get(pk=part.pk).status


def a_guest_buys(client, till, shop, outlet):
    """The page on which she chose where to fetch it."""
    put_in(client, a_work(shop=shop))
    form = CHINA | {f"delivery-{shop.pk}": f"outlet-{outlet.pk}"}
    page = client.post("/checkout/", form | {"action": "update"}).content.decode()
    form["seen"] = re.search(r'name="seen" value="([^"]+)"', page)[1]
    client.post("/checkout/", form)
    till.pay(till.sessions()[-1]["id"])
    till.deliver()
    return page


def test_a_guest_buys_and_fetches_it_with_the_code(client, till):
    shop = a_shop(name="云岭")
    near, far = an_outlet(shop), an_outlet(shop, name_zh="县城店", street_zh="文化路 8 号")
    page = a_guest_buys(client, till, shop, far)
    part = SellerOrder.objects.get()
    assert [words in page for words in (near.name_zh, far.street_zh, "留 14 天")] == [True] * 3
    assert (part.pickup.outlet, part.status) == (far, Status.NEW)

    client.force_login(owner_of(part))
    client.post(url(part, "accept/"))
    client.post(url(part, "ready/"))
    code = code_of(part)
    hers = client.get(url(part)).content.decode()
    wrong = client.post(url(part, "hand-out/"), {"code": another_than(code)})
    assert ("等买家来取" in hers, code in hers) == (True, False)
    assert (wrong.status_code, status_of(part)) == (400, Status.ACCEPTED)
    assert "取货码不对，东西先别给" in wrong.content.decode()

    client.post(url(part, "hand-out/"), {"code": f"{code[:3]} {code[3:]}"})
    client.logout()
    buyers = client.get(f"/orders/{part.order.number}/", {"key": key_of(part)}).content.decode()
    assert status_of(part) == Status.DELIVERED
    assert ("申请退货" in buyers, code[:3] + " " + code[3:] in buyers) == (True, False)


def test_the_buyer_alone_reads_the_code_on_her_order(client, till):
    part = an_accepted_pickup(till)
    make_ready(seller_order=part, by=None)
    code = code_of(part)

    page = client.get(f"/orders/{part.order.number}/", {"key": key_of(part)}).content.decode()
    stranger = client.get(f"/orders/{part.order.number}/")

    assert f"{code[:3]} {code[3:]}" in page
    assert stranger.status_code == 404


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "<b>" * 20, "１２３４５"])
def test_what_cannot_be_a_code_is_told_and_nothing_moves(client, till, typed):
    part = an_accepted_pickup(till)
    make_ready(seller_order=part, by=None)
    client.force_login(owner_of(part))

    answer = client.post(url(part, "hand-out/"), {"code": typed})

    assert (answer.status_code, status_of(part)) == (400, Status.ACCEPTED)


def test_too_many_tries_say_how_long_to_wait(client, till):
    part = an_accepted_pickup(till)
    make_ready(seller_order=part, by=None)
    client.force_login(owner_of(part))
    wrong = {"code": another_than(code_of(part))}

    answers = [client.post(url(part, "hand-out/"), wrong).content.decode() for _ in range(6)]

    assert ["试得太多了" in page for page in answers] == [False] * 5 + [True]
    assert status_of(part) == Status.ACCEPTED


def test_without_a_code_she_says_why_and_only_then_is_it_handed_out(client, till):
    part = an_accepted_pickup(till)
    make_ready(seller_order=part, by=None)
    client.force_login(owner_of(part))

    unsaid = client.post(url(part, "hand-out/uncoded/"), {})
    before = status_of(part)
    client.post(url(part, "hand-out/uncoded/"), {"reason": "somebody"})

    assert (unsaid.status_code, before, status_of(part)) == (
        400,
        Status.ACCEPTED,
        Status.DELIVERED,
    )
    assert Pickup.objects.get().without_code == "somebody"


@pytest.mark.parametrize("door", ["ready/", "hand-out/", "hand-out/uncoded/"])
def test_pressed_at_the_wrong_time_it_says_so_and_nothing_moves(client, till, door):
    part = an_accepted_pickup(till)
    SellerOrder.objects.update(status=Status.NEW)
    client.force_login(owner_of(part))

    answer = client.post(url(part, door), {"code": "123456", "reason": "known"}, follow=True)

    assert "没有改动" in answer.content.decode()
    assert (status_of(part), Message.objects.filter(kind="seller_order.ready").count()) == (
        Status.NEW,
        0,
    )


FORM = {
    "name_zh": "古镇东街店",
    "place": "贵州凯里",
    "street_zh": "文化路 8 号",
    "hours_zh": "每天 9 点到 18 点",
    "steps": "none",
    "phone": "0855 822 1234",
}


def add(client, shop, **changes):
    return client.post(f"/studio/shop/{shop.pk}/outlets/new/", FORM | changes)


def test_she_opens_changes_closes_and_opens_an_outlet_again(client):
    shop = a_seller(client)

    add(client, shop, street_en="8 Wenhua Road")
    outlet = Outlet.objects.get()
    twice = add(client, shop)
    client.post(f"/studio/outlets/{outlet.pk}/", FORM | {"hours_zh": "只在周末"})
    changed = Outlet.objects.get()
    shown = client.get(shop.get_absolute_url()).content.decode()
    client.post(f"/studio/outlets/{outlet.pk}/close/")
    page = client.get("/studio/shop/").content.decode()
    closed = client.get(f"/studio/outlets/{outlet.pk}/")
    client.post(f"/studio/outlets/{outlet.pk}/open/")

    assert (outlet.place_zh.endswith("凯里市文化路 8 号"), outlet.phone) == (True, "+868558221234")
    assert (twice.status_code, "已经有一个自取点" in twice.content.decode()) == (400, True)
    assert (changed.hours_zh, changed.street_en) == ("只在周末", "")
    assert "只在周末" in shown
    assert ("已关" in page, closed.status_code) == (True, 404)
    assert Outlet.objects.get().closed_at is None
    assert ModelLogEntry.objects.filter(action__startswith="outlet.").count() == 4


@pytest.mark.parametrize(
    "wrong",
    [
        {"name_zh": ""},
        {"place": "没有这个县"},
        {"street_zh": "路" * 61},
        {"steps": "wings"},
        {"phone": "12"},
        {"opens_on": "昨天"},
        {"opens_on": "2026-05-02", "closes_on": "2026-05-01"},
    ],
)
def test_a_wrong_outlet_is_told_and_nothing_is_opened(client, wrong):
    shop = a_seller(client)

    answer = add(client, shop, **wrong)

    assert (answer.status_code, "<title>有错误：" in answer.content.decode()) == (400, True)
    assert Outlet.objects.count() == 0


def test_an_outlet_of_another_is_a_404_and_stays(client):
    outlet = an_outlet(a_shop())
    a_seller(client)

    answers = [
        client.post(f"/studio/outlets/{outlet.pk}/{door}", FORM).status_code
        for door in ("", "close/", "open/")
    ]

    assert answers == [404, 404, 404]
    assert Outlet.objects.get().closed_at is None


def test_for_easy_reading_she_is_asked_one_thing_a_page(client):
    shop = a_seller(client)
    User.objects.filter(pk=shop.artisan.user_id).update(easy_read=True)

    page = client.get(f"/studio/shop/{shop.pk}/outlets/new/").content.decode()
    answer = add(client, shop, _asked="name_en")

    assert "第 1 问，共 9 问" in page
    assert (answer.status_code, Outlet.objects.count()) == (302, 1)
