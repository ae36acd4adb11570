import re

import pytest

from ground.messages.models import Message
from shop.order.links import order_key
from shop.order.services import Buyer, expire_order
from tests.cast import a_user, a_work
from tests.shop.baskets import an_order
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = pytest.mark.django_db(transaction=True)


def path(order, key=None):
    return f"/orders/{order.number}/?key={order_key(order.number) if key is None else key}"


def without_token(response):
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())


def test_the_link_shows_an_unpaid_order_with_a_way_to_pay(client):
    order = an_order()

    response = client.get(path(order))
    html = response.content.decode()

    assert "待付款" in html
    assert f'action="/orders/{order.number}/pay/"' in html
    assert "no-store" in response["Cache-Control"]
    assert 'content="noindex"' in html


def test_back_from_paying_it_says_that_it_is_being_confirmed(client):
    assert "正在确认付款" in client.get(path(an_order()) + "&returned=1").content.decode()


def test_an_expired_order_says_that_nothing_was_charged(client):
    order = an_order()
    expire_order(order=order)

    assert "没有扣钱" in client.get(path(order)).content.decode()


def test_a_paid_order_shows_each_part_and_where_it_is(client, till):
    part = a_paid_part(till, {a_work(): 1, a_work(title="围巾"): 1})

    html = client.get(path(part.order)).content.decode()

    assert html.count('aria-current="step"') == 2
    assert "围巾" in html


@pytest.mark.parametrize("key", ["", "forged", "%00", "9" * 500])
def test_without_the_key_there_is_no_such_order(client, key):
    assert client.get(path(an_order(), key)).status_code == 404


def test_the_key_of_one_order_opens_no_other(client):
    first, second = an_order(), an_order()

    assert client.get(path(first, order_key(second.number))).status_code == 404


def test_its_buyer_needs_no_key_and_nobody_else_sees_it(client):
    buyer = a_user()
    order = an_order(buyer=Buyer(user=buyer))
    client.force_login(buyer)
    assert client.get(f"/orders/{order.number}/").status_code == 200

    client.force_login(a_user())
    assert client.get(f"/orders/{order.number}/").status_code == 404


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


@pytest.mark.parametrize("works", [1, 5])
def test_the_page_costs_the_same_at_two_sizes(client, works, django_assert_max_num_queries):
    order = an_order({a_work(): 1 for _ in range(works)})

    with django_assert_max_num_queries(9):
        client.get(path(order))
