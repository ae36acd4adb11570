import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from oscar.apps.address.models import UserAddress
from oscar.apps.basket.models import Basket
from oscar.apps.basket.models import Line as BasketLine

from catalog.services import set_price, withdraw_work
from ground.regions.services import load_divisions
from sellers.partner.models import AbroadRate
from sellers.stockroom.models import Stock
from sellers.stockroom.services import count_in
from shop.fulfilment.services import accept
from shop.order.links import order_key
from shop.order.models import Order, SellerOrder
from shop.order.queries import order_for
from tests.cast import a_cooperative, a_shop, a_user, a_work

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
CHINA = {
    "to": "china",
    "name": "王冰",
    "phone": "13900000001",
    "email": "",
    "place": "贵州 凯里市",
    "street": "人民路 1 号",
    "postcode": "",
}
ABROAD = {
    "to": "abroad",
    "name": "Bing Wang",
    "phone": "+49 30 901820",
    "email": "bing@example.com",
    "country": "DE",
    "line1": "Unter den Linden 1",
    "line2": "",
    "city": "Berlin",
    "state": "",
    "postcode": "10117",
}


@pytest.fixture(autouse=True)
def _places():
    load_divisions()
    call_command("load_countries", verbosity=0)


def put_in(client, *works, quantity=1, **fields):
    for work in works:
        fields |= {"work": work.pk, "quantity": quantity}
        client.post("/basket/add/", fields, headers=HERE)


def a_custom_work(**fields):
    return a_work(stock_kind="custom", is_returnable=False, pieces=None, **fields)


def seen(client, path="/checkout/"):
    html = client.get(path).content.decode()
    return re.search(r'name="seen" value="([^"]+)"', html)[1]


def place(client, form, path="/checkout/", **changes):
    fields = {"seen": seen(client, path)} | form | changes
    return client.post(path, fields)


def nothing_moved():
    return (
        not Order.objects.exists()
        and set(Stock.objects.values_list("held", flat=True)) <= {0}
        and set(Basket.objects.values_list("status", flat=True)) <= {"Open"}
    )


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


def test_abroad_the_first_press_shows_the_postage_as_a_note_and_the_second_orders(client, till):
    shop = a_shop()
    AbroadRate.objects.create(shop=shop, zone="europe", first_fen=18000, further_fen=4000)
    put_in(client, a_work(shop=shop))
    page = client.get("/en/checkout/?to=abroad").content.decode()

    first = place(client, ABROAD, "/en/checkout/?to=abroad")

    html = first.content.decode()
    assert 'name="country"' in page
    assert "data-refreshes" in page.split('name="country"')[1].split(">")[0]
    assert first.status_code == 200
    assert "Postage is CN¥180.00, CN¥448.00 in all. Please confirm" in html
    assert 'role="alert"' not in html
    assert nothing_moved()
    token = re.search(r'name="seen" value="([^"]+)"', html)[1]
    assert client.post("/en/checkout/", ABROAD | {"seen": token}).status_code == 303


def test_a_price_that_rose_is_an_alert_though_the_postage_was_unknown(client, till):
    work = a_work()
    AbroadRate.objects.create(shop=work.shop, zone="europe", first_fen=18000, further_fen=4000)
    put_in(client, work)
    token = seen(client, "/checkout/?to=abroad")
    set_price(work=work, price_fen=29900)

    response = client.post("/checkout/", ABROAD | {"seen": token})

    assert response.status_code == 409
    assert nothing_moved()


@pytest.mark.parametrize(
    ("form", "order"),
    [
        (CHINA, ["id_name", "id_phone", "id_place", "id_street", "id_no_return"]),
        (ABROAD, ["id_name", "id_phone", "id_country", "id_line1", "id_city", "id_no_return"]),
    ],
)
def test_what_is_wrong_is_told_in_the_order_of_the_page(client, till, form, order):
    put_in(client, a_custom_work(), wish="绣「福」")

    empty = dict.fromkeys(form, "") | {"to": form["to"]}
    html = place(client, empty, f"/checkout/?to={form['to']}").content.decode()

    summary = html.split('class="error-summary"')[1].split("</ul>")[0]
    places = [html.index(f'id="{name}"') for name in order]
    assert re.findall(r'href="#(\w+)"', summary) == order
    assert places[:-1] == sorted(places[:-1])


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
    shop = a_shop(postage_fen=1200, pickup_place_zh="凯里市西门街 3 号")
    put_in(client, a_work(shop=shop))
    form = {"to": "china", "name": "王冰", "phone": "13900000001", f"delivery-{shop.pk}": "pickup"}
    chosen = client.post("/checkout/", form | {"action": "update"}).content.decode()
    token = re.search(r'name="seen" value="([^"]+)"', chosen)[1]

    response = client.post("/checkout/", form | {"seen": token})

    assert response.status_code == 303
    part = SellerOrder.objects.get()
    assert (part.delivery, part.postage_fen) == ("pickup", 0)


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


def test_outside_the_demo_her_number_is_nobodys(client, till):
    put_in(client, a_work())

    assert place(client, CHINA | {"phone": "+8615400000906"}).status_code == 400
    assert nothing_moved()


def test_a_number_is_read_as_where_the_parcel_goes(client, till):
    shop = a_shop()
    AbroadRate.objects.create(shop=shop, zone="europe", first_fen=18000, further_fen=4000)
    put_in(client, a_work(shop=shop))
    typed = ABROAD | {"phone": "0151 12345678"}
    chosen = client.post("/checkout/", typed | {"action": "update"}).content.decode()
    token = re.search(r'name="seen" value="([^"]+)"', chosen)[1]

    client.post("/checkout/", typed | {"seen": token})

    assert Order.objects.get().guest_phone == "+4915112345678"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name": ""}, "请填收件人姓名"),
        ({"phone": ""}, "请填手机号"),
        ({"phone": "123"}, "这个号码看起来不对"),
        ({"phone": "\u202e139"}, "这个号码看起来不对"),
        ({"email": "bing@"}, "邮箱看起来不对"),
        ({"place": ""}, "请填省、市、区县"),
        ({"place": "桃花源"}, "没有找到这个区县"),
        ({"place": "朝阳区"}, "请选是哪个区县"),
        ({"place": "朝阳区", "county": "999999"}, "请选是哪个区县"),
        ({"street": ""}, "请填详细地址"),
        ({"street": "长" * 300}, "太长了"),
        ({"postcode": "12"}, "邮编看起来不对"),
        ({"street": "a\x00b"}, "不允许"),
    ],
)
def test_a_wrong_field_is_told_kept_and_moves_nothing(client, till, changes, told):
    put_in(client, a_work())

    response = place(client, CHINA | changes)

    html = response.content.decode()
    assert response.status_code == 400
    assert "<title>有错误：" in html
    assert told in html
    assert nothing_moved()
    assert till.sessions() == []


def test_what_was_typed_stays(client, till):
    put_in(client, a_work())

    html = place(client, CHINA | {"place": "桃花源"}).content.decode()

    assert 'value="王冰"' in html
    assert 'value="桃花源"' in html
    assert 'aria-invalid="true"' in html


def test_a_county_of_several_is_chosen(client, till):
    put_in(client, a_work())

    response = place(client, CHINA | {"place": "朝阳区", "county": "110105"})

    assert response.status_code == 303
    assert Order.objects.get().shipping_address.division_id == "110105"


def test_a_price_that_rose_meanwhile_is_shown_before_it_is_asked(client, till):
    work = a_work(price_fen=26800)
    put_in(client, work)
    token = seen(client)
    set_price(work=work, price_fen=29900)

    response = client.post("/checkout/", CHINA | {"seen": token})

    assert response.status_code == 409
    assert "从 ¥268.00 变为 ¥299.00" in response.content.decode()
    assert nothing_moved()


@pytest.mark.parametrize("token", ["", "forged", "a:b:c", "\x00"])
def test_whoever_saw_nothing_of_ours_is_asked_again(client, till, token):
    put_in(client, a_work())

    response = client.post("/checkout/", CHINA | {"seen": token})

    assert response.status_code == 409
    assert nothing_moved()


def test_a_basket_changed_in_another_tab_is_shown_again(client, till):
    first, second = a_work(), a_work(title="围巾")
    put_in(client, first)
    token = seen(client)
    put_in(client, second)

    response = client.post("/checkout/", CHINA | {"seen": token})

    assert response.status_code == 409
    assert "新加了「围巾」" in response.content.decode()
    assert nothing_moved()


def test_pressed_twice_it_is_one_order_and_one_session(client, till):
    put_in(client, a_work())
    form = CHINA | {"seen": seen(client)}

    answers = [client.post("/checkout/", form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Order.objects.count() == 1
    assert len(till.sessions()) == 1


def test_what_someone_else_took_meanwhile_is_told_kindly(client, till):
    work = a_work(pieces=2)
    put_in(client, work)
    form = CHINA | {"seen": seen(client)}
    count_in(work_id=work.pk, on_hand=0)

    response = client.post("/checkout/", form, follow=True)

    assert "已售完" in response.content.decode()
    assert not Order.objects.exists()


def test_a_withdrawn_work_is_not_sold(client, till):
    work = a_work()
    put_in(client, work)
    form = CHINA | {"seen": seen(client)}
    withdraw_work(work=work)

    response = client.post("/checkout/", form)

    assert response["Location"] == "/basket/"
    assert nothing_moved()


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


def test_a_wish_changed_in_another_tab_is_shown_again(client, till):
    work = a_custom_work()
    put_in(client, work, wish="红的")
    token = seen(client)
    client.post("/basket/", {"remove": BasketLine.objects.get().pk})
    put_in(client, work, wish="蓝的")

    response = client.post("/checkout/", CHINA | {"no_return": "on", "seen": token})

    assert response.status_code == 409
    assert nothing_moved()


def test_while_stripe_does_not_answer_the_order_waits_with_a_way_to_pay(client, settings):
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    put_in(client, a_work())

    response = place(client, CHINA)

    order = Order.objects.get()
    assert response.status_code == 303
    assert f"/orders/{order.number}/?key=" in response["Location"]
    assert order.status == "awaiting_payment"


def test_the_address_of_one_signed_in_is_kept_once(client, till):
    user = a_user()
    client.force_login(user)
    for _ in range(2):
        put_in(client, a_work())
        assert place(client, CHINA | {"save_address": "on"}).status_code == 303

    assert [kept.line1 for kept in UserAddress.objects.filter(user=user)] == ["人民路 1 号"]
    put_in(client, a_work())
    assert 'value="人民路 1 号"' in client.get("/checkout/").content.decode()


def test_another_persons_saved_address_is_not_shown(client, till):
    theirs = UserAddress.objects.create(
        user=a_user(), first_name="李雷", line1="秘密路 9 号", country_id="CN"
    )
    client.force_login(a_user())
    put_in(client, a_work())

    html = client.get(f"/checkout/?address={theirs.pk}").content.decode()

    assert "秘密路" not in html


@pytest.mark.parametrize("query", ["?to=mars", "?address=abc", "?address=99999999999999999999"])
def test_a_wrong_parameter_is_a_page(client, query):
    client.force_login(a_user())
    put_in(client, a_work())

    assert client.get(f"/checkout/{query}").status_code == 200


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
