"""The form of the checkout, filled in and sent."""

import re

from oscar.apps.basket.models import Basket

from sellers.stockroom.models import Stock
from shop.order.models import Order
from tests.shop.baskets import add

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


def put_in(client, *works, quantity=1, **fields):
    for work in works:
        add(client, work, quantity=quantity, **fields)


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
