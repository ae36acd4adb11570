"""What changed between reading and ordering is shown before it is asked."""

import re

import pytest
from oscar.apps.basket.models import Line as BasketLine

from catalog.services import set_price, withdraw_work
from sellers.partner.models import AbroadRate
from sellers.stockroom.services import count_in
from shop.order.models import Order
from tests.cast import a_cooperative, a_custom_work, a_shop, a_work
from tests.shop.checkout.forms import ABROAD, CHINA, nothing_moved, place, put_in, seen
from tests.shop.outlets import an_outlet

pytestmark = pytest.mark.django_db


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


def test_a_wish_changed_in_another_tab_is_shown_again(client, till):
    work = a_custom_work()
    put_in(client, work, wish="红的")
    token = seen(client)
    client.post("/basket/", {"remove": BasketLine.objects.get().pk})
    put_in(client, work, wish="蓝的")

    response = client.post("/checkout/", CHINA | {"no_return": "on", "seen": token})

    assert response.status_code == 409
    assert nothing_moved()


def test_who_chooses_to_fetch_pays_less_and_is_not_asked_again(client, till):
    shop = a_shop(postage_fen=800)
    outlet = an_outlet(shop)
    put_in(client, a_work(shop=shop))
    chosen = {f"delivery-{shop.pk}": f"outlet-{outlet.pk}", "seen": seen(client)}

    assert client.post("/checkout/", CHINA | chosen).status_code == 303
    assert Order.objects.get().seller_orders.get().postage_fen == 0


def test_who_fetches_all_of_it_knows_from_the_start_and_presses_once(client, till):
    shops = [a_shop(postage_fen=800), a_shop(name="云岭", cooperative=a_cooperative())]
    outlets = [an_outlet(shop) for shop in shops]
    put_in(client, *(a_work(shop=shop, price_fen=10000) for shop in shops))
    ways = {f"delivery-{it.shop_id}": f"outlet-{it.pk}" for it in outlets}
    page = client.get("/en/checkout/").content.decode()
    token = re.search(r'name="seen" value="([^"]+)"', page)[1]

    answer = client.post("/en/checkout/", {**ABROAD, "country": "", **ways, "seen": token})

    assert "If you collect everything there is no postage: CN¥200.00 in all." in page
    assert page.count("there is none if you collect") == 2
    assert "CN¥200.00 plus postage" in page
    assert answer.status_code == 303
    assert set(Order.objects.get().seller_orders.values_list("postage_fen", flat=True)) == {0}
    assert till.sessions()[0]["amount_total"] == 20000


def test_where_one_is_fetched_and_one_is_sent_the_first_press_shows_what_that_costs(client, till):
    near, far = a_shop(), a_shop(name="云岭", cooperative=a_cooperative())
    outlet = an_outlet(near)
    AbroadRate.objects.create(shop=far, zone="europe", first_fen=18000, further_fen=4000)
    put_in(client, a_work(shop=near, price_fen=10000), a_work(shop=far, price_fen=10000))
    way = ABROAD | {f"delivery-{near.pk}": f"outlet-{outlet.pk}"}
    page = client.get("/en/checkout/").content.decode()

    first = place(client, way, "/en/checkout/")

    assert "If you collect everything" not in page
    assert "Postage is CN¥180.00, CN¥380.00 in all. Please confirm" in first.content.decode()
    assert nothing_moved()
    token = re.search(r'name="seen" value="([^"]+)"', first.content.decode())[1]
    assert client.post("/en/checkout/", way | {"seen": token}).status_code == 303
    assert till.sessions()[0]["amount_total"] == 38000


def test_a_fetched_work_whose_price_rose_is_shown_before_it_is_asked(client, till):
    work = a_work(price_fen=10000)
    outlet = an_outlet(work.shop)
    put_in(client, work)
    token = seen(client, "/en/checkout/")
    set_price(work=work, price_fen=10100)
    way = {f"delivery-{work.shop_id}": f"outlet-{outlet.pk}", "seen": token}

    assert client.post("/en/checkout/", ABROAD | way).status_code == 409
    assert nothing_moved()


def test_postage_that_rose_is_shown_before_it_is_asked(client, till):
    shop = a_shop(postage_fen=800)
    put_in(client, a_work(shop=shop))
    token = seen(client)
    type(shop).objects.filter(pk=shop.pk).update(postage_fen=900)

    assert client.post("/checkout/", CHINA | {"seen": token}).status_code == 409
    assert nothing_moved()


def test_who_fetches_hears_nothing_of_customs(client, till):
    work = a_work()
    outlet = an_outlet(work.shop)
    put_in(client, work)
    empty = ABROAD | {"phone": "", "email": "a@example.org", "name": ""}
    way = {f"delivery-{work.shop.pk}": f"outlet-{outlet.pk}"}

    fetched = place(client, empty | way, "/checkout/?to=abroad").content.decode()
    posted = place(client, empty, "/checkout/?to=abroad").content.decode()

    assert ("海关" in fetched, 'name="line1"' in fetched) == (False, False)
    assert "作品备好了，告诉您用" in fetched
    assert "自己来取的，请在上面选「到店自取」" in posted
    assert nothing_moved()
