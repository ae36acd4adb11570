"""What a buyer has in hand: a receipt that says that it is no fapiao."""

import pytest
from django.urls import reverse

from shop.order.links import order_key
from tests.cast import a_user
from tests.shop.documents.trade import gives_back
from tests.shop.payouts.owed import a_verified_shop, sold

pytestmark = pytest.mark.django_db


@pytest.fixture
def part():
    return sold(a_verified_shop(), 26800)


def page_of(client, part, language=""):
    path = f"{language}/orders/{part.order.number}/receipt/"
    return client.get(path, {"key": order_key(part.order.number)}).content.decode()


def test_it_says_lines_postage_and_total_and_what_it_is_not(client, part):
    page = page_of(client, part)

    assert "这是收据，不是发票。" in page
    assert "蝴蝶手包" in page
    assert '<dt class="sum">您一共付了</dt><dd class="sum money">¥268.00</dd>' in page
    assert "退款后" not in page


def test_in_english_too(client, part):
    page = page_of(client, part, "/en")

    assert "This is a receipt, not a fapiao (tax invoice)." in page
    assert "Butterfly clutch" in page
    assert "CN¥268.00" in page


def test_refunds_since_are_on_it_with_what_has_arrived(client, part, monkeypatch):
    gives_back(part, 6800)
    monkeypatch.setattr("tests.shop.documents.trade.settle_refund", lambda **said: None)
    gives_back(part, 1000)

    page = page_of(client, part)

    assert "−¥68.00" in page
    assert "−¥10.00" in page
    assert page.count("（正在退回）") == 1
    assert '<dd class="sum money">¥190.00</dd>' in page


def test_an_order_that_was_never_paid_has_no_receipt(client, part):
    part.order.__class__.objects.filter(pk=part.order_id).update(number="UNPAID1")

    path = reverse("receipt", args=["UNPAID1"])
    assert client.get(path, {"key": order_key("UNPAID1")}).status_code == 404


def test_only_whoever_has_the_key_or_is_its_buyer_sees_it(client, part):
    path = reverse("receipt", args=[part.order.number])

    assert client.get(path).status_code == 404
    assert client.get(path, {"key": "x"}).status_code == 404
    client.force_login(a_user())
    assert client.get(path).status_code == 404
    buyer = a_user()
    part.order.user = buyer
    part.order.save()
    client.force_login(buyer)
    answer = client.get(path)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_the_order_leads_to_it(client, part):
    key = order_key(part.order.number)

    page = client.get(f"/orders/{part.order.number}/", {"key": key}).content.decode()

    assert f"/orders/{part.order.number}/receipt/?key=" in page
