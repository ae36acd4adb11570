"""What is typed, what is wrong with it, and what is kept of it."""

import re

import pytest
from oscar.apps.address.models import UserAddress

from sellers.partner.models import AbroadRate
from shop.order.models import Order
from tests.cast import a_custom_work, a_shop, a_user, a_work
from tests.shop.checkout.forms import ABROAD, CHINA, nothing_moved, place, put_in

pytestmark = pytest.mark.django_db


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
