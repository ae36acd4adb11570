import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from shop.fulfilment.parcels import send
from shop.fulfilment.services import accept, decline
from shop.order.links import order_key
from shop.order.models import Order, SellerOrder
from shop.order.services import Buyer, expire_order
from tests.cast import a_user, a_work
from tests.shop.baskets import an_order
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = pytest.mark.django_db(transaction=True)


def path(order, key=None):
    return f"/orders/{order.number}/?key={order_key(order.number) if key is None else key}"


def test_the_link_shows_an_unpaid_order_with_a_way_to_pay(client):
    order = an_order()

    response = client.get(path(order))
    html = response.content.decode()

    assert "待付款" in html
    assert f'action="/orders/{order.number}/pay/"' in html
    assert "no-store" in response["Cache-Control"]
    assert 'content="noindex"' in html


def test_back_from_paying_it_is_being_confirmed_and_not_asked_again(client):
    order = an_order()

    html = client.get(path(order) + "&returned=1").content.decode()

    assert "正在确认付款" in html
    assert f"/orders/{order.number}/pay/" not in html
    assert "订单自动取消" not in html
    assert f'<a href="{path(order)}">我没有付成，回去付款</a>' in html


def test_a_line_says_what_one_costs_and_what_all_cost(client):
    order = an_order({a_work(): 4})

    html = client.get(path(order)).content.decode()

    assert '每件 <span class="money">¥268.00</span> × 4 · ' in html
    assert '<strong class="money">¥1,072.00</strong>' in html


def test_the_sum_says_what_went_back_and_the_badge_what_is_left(client, till):
    part = a_paid_part(till, {a_work(): 1, a_work(price_fen=10000): 1})
    decline(seller_order=part, by=None, reason="no_time")
    till.deliver()

    html = client.get(path(part.order)).content.decode()

    assert "已付款，一部分已取消" in html
    assert "订单总额" in html
    assert '<dt>已退款</dt><dd class="money">−¥268.00</dd>' in html
    assert '<dt class="sum">退款后</dt><dd class="sum money">¥100.00</dd>' in html


def test_an_unpaid_order_is_to_pay_and_a_cancelled_one_is_not(client, till):
    unpaid = client.get(f"/en{path(an_order())}").content.decode()
    part = a_paid_part(till)
    decline(seller_order=part, by=None, reason="no_time")
    cancelled = client.get(f"/en{path(part.order)}").content.decode()

    assert '<dt class="sum">To pay</dt>' in unpaid
    assert '<dt class="sum">Order total</dt>' in cancelled
    assert "To pay" not in cancelled
    assert "The order is cancelled." in cancelled


def test_in_english_a_time_has_its_date_and_says_whose_it_is(client):
    order = an_order()
    at = datetime(2126, 11, 26, 0, 15, tzinfo=ZoneInfo("Asia/Shanghai"))
    Order.objects.update(expires_at=at)

    html = client.get(f"/en{path(order)}").content.decode()

    assert "held for you until 26 November 2126, 00:15 China time. If" in html


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


def test_past_its_time_it_is_not_offered_to_be_paid(client):
    order = an_order()
    Order.objects.update(expires_at=timezone.now())

    html = client.get(path(order)).content.decode()

    assert "付款时间已过" in html
    assert f'action="/orders/{order.number}/pay/"' not in html


def test_the_page_keeps_the_phone_half_hidden_and_the_key_to_itself(client):
    order = an_order()

    response = client.get(path(order))
    html = response.content.decode()

    assert "+86139****0001" in html
    assert "+8613900000001" not in html
    assert "人民路 1 号" in html
    assert response["Referrer-Policy"] == "same-origin"


def test_the_way_to_the_carrier_is_shown_and_hears_nothing_of_us(client, till):
    part = a_paid_part(till)
    accept(seller_order=part, by=None)
    send(seller_order=part, by=None, carrier="zto", tracking_number="731")

    html = client.get(path(part.order)).content.decode()

    link = r'<a href="https://www.zto.com/express/expressCheck.html\?txtBill=731" rel="noreferrer">'
    assert re.search(link, html)
    assert "我收到了" in html


def test_each_line_says_until_when_it_can_be_returned(client, till):
    custom = a_work(title="定作围巾", stock_kind="custom", pieces=None, is_returnable=False)
    part = a_paid_part(till, {a_work(): 1, custom: 1})
    before = client.get(path(part.order)).content.decode()
    signed = datetime(2026, 11, 2, 0, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    SellerOrder.objects.update(status=SellerOrder.Status.DELIVERED, delivered_at=signed)
    after = client.get(path(part.order)).content.decode()

    assert "可以退，签收后开始算" in before
    assert "可以退，最晚 2026年11月9日" in after
    assert after.count("定作，不能无理由退货") == 2


def test_what_is_cancelled_says_where_the_money_is(client, till):
    part = a_paid_part(till)
    decline(seller_order=part, by=None, reason="no_time")
    asked = client.get(path(part.order)).content.decode()
    till.deliver()
    paid = client.get(path(part.order)).content.decode()

    assert "¥268.00 正在退回" in asked or "已退款 ¥268.00" in asked
    assert "已退款 ¥268.00" in paid
    assert "我收到了" not in paid


def test_it_is_said_in_english_too(client, till):
    part = a_paid_part(till)

    html = client.get(f"/en{path(part.order)}").content.decode()

    assert "Returns" in html
    assert "within 7 days" in html


@pytest.mark.parametrize("works", [1, 5])
def test_the_page_costs_the_same_at_two_sizes(client, works, django_assert_max_num_queries):
    order = an_order({a_work(): 1 for _ in range(works)})

    with django_assert_max_num_queries(9):
        client.get(path(order))


@pytest.mark.parametrize("works", [1, 5])
def test_a_paid_page_costs_the_same_at_two_sizes(
    client, till, works, django_assert_max_num_queries
):
    part = a_paid_part(till, {a_work(): 1 for _ in range(works)})

    with django_assert_max_num_queries(9):
        client.get(path(part.order))


@pytest.mark.parametrize(
    ("phone", "told", "not_told"),
    [
        ("154 0000 0900", "我们帮您联系店铺", "还没有写上电话"),
        ("", "还没有写上电话和邮箱", "我们帮您联系店铺"),
    ],
)
def test_help_is_offered_only_where_there_is_somebody(client, settings, phone, told, not_told):
    settings.HELP_PHONE, settings.HELP_EMAIL = phone, ""

    html = client.get(path(an_order())).content.decode()

    assert html.count(told) == (1 if phone else 2)
    assert not_told not in html
