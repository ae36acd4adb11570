"""How a buyer comes back to an order, and nobody else to hers."""

import re

import pytest

from ground.messages.models import Message
from shop.order.links import order_key
from shop.order.services import Buyer
from tests.cast import a_user
from tests.shop.baskets import an_order

pytestmark = pytest.mark.django_db(transaction=True)


def without_token(response):
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())


def test_she_finds_all_her_orders_and_only_hers(client):
    buyer = a_user()
    hers, other = an_order(buyer=Buyer(user=buyer)), an_order(buyer=Buyer(user=a_user()))
    client.force_login(buyer)

    html = client.get("/account/orders/?page=abc").content.decode()

    assert hers.number in html
    assert other.number not in html


@pytest.mark.parametrize("contact", ["13900000001", "+86 139 0000 0001"])
def test_a_lost_link_is_sent_again_to_the_contact_of_the_order(client, contact):
    order = an_order(buyer=Buyer(phone="+8613900000001"))

    for _ in range(3):
        client.post("/orders/find/", {"number": order.number.lower(), "contact": contact})

    assert Message.objects.filter(kind="order.find").count() == 1
    assert order_key(order.number) in Message.objects.get(kind="order.find").body


def test_the_answer_never_tells_whether_there_is_such_an_order(client):
    order = an_order(buyer=Buyer(phone="+8613900000001"))
    form = {"number": order.number, "contact": "13900000009"}

    wrong = client.post("/orders/find/", form, follow=True)
    right = client.post("/orders/find/", form | {"contact": "13900000001"}, follow=True)

    assert without_token(wrong) == without_token(right)
    assert Message.objects.filter(kind="order.find").count() == 1


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"number": "Q1"},
        {"number": "Q" * 50, "contact": "13900000001"},
        {"number": "Q1", "contact": "not a number"},
        {"number": "Q\x00", "contact": "13900000001"},
    ],
)
def test_a_wrong_form_is_told(client, form):
    response = client.post("/orders/find/", form)

    assert response.status_code == 400
    assert not Message.objects.exists()


def test_one_address_asks_for_links_so_often_and_no_more(client):
    order = an_order(buyer=Buyer(phone="+8613900000001"))
    form = {"number": order.number, "contact": "13900000009"}
    for _ in range(20):
        assert client.post("/orders/find/", form).status_code == 302

    response = client.post("/orders/find/", form | {"contact": "13900000001"})

    assert response.status_code == 429
    assert "1 小时" in response.content.decode()
    assert not Message.objects.filter(kind="order.find").exists()


def test_a_buyer_of_the_demo_finds_her_order_by_her_phone(client, settings):
    settings.DEMO = True
    order = an_order(buyer=Buyer(user=a_user(phone="+8615400000906")))

    client.post("/orders/find/", {"number": order.number, "contact": "154 0000 0906"})

    assert Message.objects.get(kind="order.find").recipient == "+8615400000906"
