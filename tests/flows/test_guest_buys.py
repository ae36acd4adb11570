"""Three works of two shops, from the shelf to the books, as a guest, in both languages."""

import re

import pytest

from ground.messages.models import Message
from sellers.ledger.models import Account
from sellers.ledger.queries import balance, owed_to_shop, total
from sellers.partner.models import AbroadRate
from sellers.stockroom.models import Stock
from shop.order.models import Order, SellerOrder
from tests.cast import a_cooperative, a_shop, a_work
from tests.reference import load_countries, load_divisions
from tests.shop.baskets import add

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]
IN_CHINA = {
    "to": "china",
    "name": "王冰",
    "phone": "13900000001",
    "place": "贵州 凯里市",
    "street": "人民路 1 号",
}
IN_BERLIN = {
    "to": "abroad",
    "name": "Bing Wang",
    "phone": "+4930901820",
    "email": "bing@example.com",
    "country": "DE",
    "line1": "Unter den Linden 1",
    "city": "Berlin",
    "postcode": "10117",
}


@pytest.fixture
def market():
    """Her shop and the cooperative's, with three works; 12 yuan of postage within China."""
    load_divisions()
    load_countries()
    hers = a_shop(postage_fen=1200)
    theirs = a_shop(name="云岭", name_en="Yunling", cooperative=a_cooperative())
    for shop in (hers, theirs):
        AbroadRate.objects.create(shop=shop, zone="europe", first_fen=18000, further_fen=4000)
    return [
        a_work(shop=hers, price_fen=26800),
        a_work(shop=hers, title="围巾", title_en="Scarf", price_fen=39900, pieces=1),
        a_work(shop=theirs, title="竹篮", title_en="Basket", price_fen=9900, pieces=None),
    ]


def buy(client, prefix, works, form):
    for work in works:
        page = client.get(f"{prefix}/works/{work.slug}-{work.pk}/")
        assert page.status_code == 200
        add(client, work, prefix=prefix)
    shown = client.post(f"{prefix}/checkout/", form | {"action": "update"}).content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', shown)[1]
    return client.post(f"{prefix}/checkout/", form | {"seen": seen})


def sell(client, part):
    """Whoever runs the shop accepts and sends."""
    shop = part.shop
    client.force_login(shop.artisan.user if shop.artisan else shop.cooperative.keepers.get().user)
    client.post(f"/studio/orders/{part.pk}/accept/")
    form = {"carrier": "sf", "tracking_number": f"SF{part.pk:012}"}
    assert client.post(f"/studio/orders/{part.pk}/send/", form).status_code == 302
    client.logout()


def receive(client, url):
    html = client.get(url).content.decode()
    for path in re.findall(r'href="([^"]+/received/\?key=[^"]+)"', html):
        key = re.search(r'name="key" value="([^"]*)"', client.get(path).content.decode())[1]
        client.post(path.split("?")[0], {"key": key})


@pytest.mark.parametrize(
    ("prefix", "form", "total_fen"),
    [("", IN_CHINA, 76600 + 1200), ("/en", IN_BERLIN, 76600 + 18000 + 18000)],
)
def test_a_guest_buys_three_works_of_two_shops(client, till, market, prefix, form, total_fen):
    paying = buy(client, prefix, market, form)
    assert paying.status_code == 303
    session = till.sessions()[0]
    assert (paying["Location"], session["amount_total"]) == (session["url"], total_fen)

    till.pay(session["id"])
    till.deliver()
    order = Order.objects.get()
    for part in order.seller_orders.all():
        sell(client, part)
    link = Message.objects.get(kind="order.paid").body
    url = re.search(r"http://testserver(\S+)", link)[1]
    assert url.startswith(f"{prefix}/orders/{order.number}/?key=")
    receive(client, url)

    assert set(SellerOrder.objects.values_list("status", flat=True)) == {"delivered"}
    assert [Stock.objects.get(work=work).on_hand for work in market] == [4, 0, None]
    assert total() == 0
    earned = sum(owed_to_shop(part.shop_id) for part in order.seller_orders.all())
    commission = -balance(Account.Purpose.COMMISSION)
    assert earned + commission == balance(Account.Purpose.CLEARING) == total_fen
    assert commission == 1340 + 1995 + 495
    kinds = Message.objects.exclude(kind="seller_order.new").values_list("kind", "language")
    assert sorted(kinds) == sorted(
        [
            (kind, "en" if prefix else "zh-hans")
            for kind, times in {
                "order.paid": 1,
                "seller_order.accept": 2,
                "seller_order.send": 2,
                "seller_order.deliver": 2,
            }.items()
            for _ in range(times)
        ]
    )
