"""From the filled basket to the order and the way to pay it."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser

from sellers.partner.models import AbroadRate
from sellers.partner.outlets import close_outlet
from shop.fulfilment.services import accept
from shop.order.links import order_key
from shop.order.models import Order, SellerOrder
from shop.order.queries import order_for
from shop.order.services import place_order
from tests.cast import a_cooperative, a_custom_work, a_shop, a_user, a_work
from tests.shop.checkout.forms import ABROAD, CHINA, nothing_moved, place, put_in, seen
from tests.shop.outlets import an_outlet

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_a_guest_places_works_of_two_shops_and_goes_to_pay(client, till):
    hers = a_shop(postage_fen=1200, free_from_fen=50000)
    theirs = a_shop(name="云岭", cooperative=a_cooperative())
    put_in(client, a_work(shop=hers), a_work(shop=theirs, price_fen=9900))

    response = place(client, CHINA)

    order = Order.objects.get()
    assert response.status_code == 303
    assert response["Location"] == till.sessions()[0]["url"]
    assert order.guest_phone == "+8613900000001"
    assert (order.shipping_address.state, order.shipping_address.line3) == ("贵州省", "凯里市")
    assert sorted(order.seller_orders.values_list("goods_fen", "postage_fen")) == [
        (9900, 0),
        (26800, 1200),
    ]
    assert till.sessions()[0]["amount_total"] == 37900


def test_in_english_abroad_by_weight_and_zone(client, till):
    shop = a_shop()
    AbroadRate.objects.create(shop=shop, zone="europe", first_fen=18000, further_fen=4000)
    put_in(client, a_work(shop=shop, weight_g=400), quantity=2)
    chosen = client.post("/en/checkout/", ABROAD | {"action": "update"}).content.decode()
    token = re.search(r'name="seen" value="([^"]+)"', chosen)[1]

    response = client.post("/en/checkout/", ABROAD | {"seen": token})

    assert "CN¥220.00" in chosen
    assert response.status_code == 303
    part = SellerOrder.objects.get()
    assert (part.goods_fen, part.postage_fen) == (53600, 22000)
    assert part.order.language == "en"
    assert part.order.shipping_address.country_id == "DE"


def test_a_shop_that_does_not_send_there_says_so_and_can_be_left_out(client, till):
    near, far = a_shop(name="近店"), a_shop(name="远店")
    AbroadRate.objects.create(shop=far, zone="europe", first_fen=18000, further_fen=4000)
    put_in(client, a_work(shop=near), a_work(shop=far))

    refused = place(client, ABROAD)

    assert refused.status_code == 400
    assert "近店 不寄往德国" in refused.content.decode()
    assert nothing_moved()
    client.post("/checkout/", ABROAD | {"action": f"remove-{near.pk}"})
    assert client.get("/basket/count.json").json() == {"count": 1}


def test_pick_up_needs_no_address_and_costs_no_postage(client, till):
    shop = a_shop(postage_fen=1200)
    outlet = an_outlet(shop)
    put_in(client, a_work(shop=shop))
    form = {"to": "china", "name": "王冰", "phone": "13900000001"}
    form[f"delivery-{shop.pk}"] = f"outlet-{outlet.pk}"
    chosen = client.post("/checkout/", form | {"action": "update"}).content.decode()
    token = re.search(r'name="seen" value="([^"]+)"', chosen)[1]

    response = client.post("/checkout/", form | {"seen": token})

    assert response.status_code == 303
    part = SellerOrder.objects.get()
    assert (part.delivery, part.postage_fen) == ("pickup", 0)
    assert (part.pickup.outlet, part.pickup.place_zh) == (outlet, "东街 12 号")


@pytest.mark.parametrize("when", ["before", "between"])
def test_an_outlet_that_closed_is_told_and_nothing_is_ordered(client, till, monkeypatch, when):
    shop = a_shop()
    outlet = an_outlet(shop)
    put_in(client, a_work(shop=shop))
    form = CHINA | {f"delivery-{shop.pk}": f"outlet-{outlet.pk}", "seen": seen(client)}
    if when == "before":
        close_outlet(outlet=outlet, by=None)
    else:  # after the form was read, before the order is written
        monkeypatch.setattr("shop.checkout.views.place_order", closing(outlet, place_order))

    response = client.post("/checkout/", form)

    told = {"before": "请选怎么送", "between": "自取点「古镇东街店」刚刚关了"}[when]
    assert (response.status_code, told in response.content.decode()) == (
        {"before": 400, "between": 409}[when],
        True,
    )
    assert nothing_moved()


def closing(outlet, place):
    def place_after_closing(**order):
        close_outlet(outlet=outlet, by=None)
        return place(**order)

    return place_after_closing


def test_a_demo_buyer_orders_with_the_number_she_signs_in_with(client, till, settings):
    settings.DEMO, settings.ROOT_URLCONF = True, "tests.marketplace.demo.urls"
    buyer = a_user(phone="+8615400000906")
    client.force_login(buyer)
    put_in(client, a_work())

    response = place(client, CHINA | {"phone": "+8615400000906", "save_address": "on"})

    assert response.status_code == 303
    order = Order.objects.get()
    assert str(order.shipping_address.phone_number) == "+8615400000906"
    page = client.get(f"/orders/{order.number}/").content.decode()
    assert "+86154****0906" in page


def test_pressed_twice_it_is_one_order_and_one_session(client, till):
    put_in(client, a_work())
    form = CHINA | {"seen": seen(client)}

    answers = [client.post("/checkout/", form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Order.objects.count() == 1
    assert len(till.sessions()) == 1


def test_custom_work_is_ordered_only_by_one_who_read_that_it_cannot_go_back(client, till):
    put_in(client, a_custom_work(), wish="绣「福」")

    refused = place(client, CHINA)

    assert refused.status_code == 400
    assert "定作的作品不能七天无理由退货" in refused.content.decode()
    assert nothing_moved()
    assert place(client, CHINA | {"no_return": "on"}).status_code == 303


def test_each_wish_goes_with_its_line_to_the_order_and_to_her_who_makes_it(client, till):
    work = a_custom_work(title="定作披肩")
    for wish in ("红的", "蓝的"):
        put_in(client, work, wish=wish)

    shown = client.get("/checkout/").content.decode()
    place(client, CHINA | {"no_return": "on"})

    assert "红的" in shown
    assert shown.count("<li>定作披肩</li>") == 1
    order = Order.objects.get()
    key = order_key(order.number)
    part = order_for(order.number, key, AnonymousUser()).seller_orders.all()[0]
    assert [(line.quantity, line.wish) for line in part.lines.all()] == [(1, "红的"), (1, "蓝的")]
    page = client.get(f"/orders/{order.number}/?key={key}").content.decode()
    assert "红的" in page
    till.pay(till.sessions()[0]["id"])
    till.deliver()
    client.force_login(work.shop.artisan.user)
    part = order.seller_orders.get()
    assert "蓝的" in client.get(f"/studio/orders/{part.pk}/").content.decode()
    accept(seller_order=part, by=None)
    assert "蓝的" in client.get(f"/studio/orders/{part.pk}/slip/").content.decode()


def test_while_stripe_does_not_answer_the_order_waits_with_a_way_to_pay(client, settings):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    put_in(client, a_work())

    response = place(client, CHINA)

    order = Order.objects.get()
    assert response.status_code == 303
    assert f"/orders/{order.number}/?key=" in response["Location"]
    assert order.status == "awaiting_payment"


def test_with_nothing_in_it_the_checkout_is_the_basket(client):
    assert client.get("/checkout/")["Location"] == "/basket/"


def test_an_unpaid_order_is_found_again_from_the_empty_basket(client, till):
    put_in(client, a_work())
    session = place(client, CHINA)["Location"]

    assert "接着付款" in client.get("/basket/").content.decode()
    assert client.get("/checkout/")["Location"] == session


@pytest.mark.parametrize("shops", [1, 4])
def test_the_page_costs_the_same_for_one_shop_and_four(
    client, shops, django_assert_max_num_queries
):
    put_in(client, *(a_work(shop=a_shop()) for _ in range(shops)))

    with django_assert_max_num_queries(10):
        client.get("/checkout/")
