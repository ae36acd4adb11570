"""What does not go abroad says so on the work, in the basket and before anything is paid."""

import pytest

from sellers.partner.models import AbroadRate
from shop.order.models import SellerOrder
from tests.cast import a_shop, a_work
from tests.sellers.partner.test_abroad import a_table
from tests.shop.checkout.forms import ABROAD, nothing_moved, place, put_in
from tests.shop.outlets import an_outlet

pytestmark = pytest.mark.django_db(transaction=True)


def sending(**fields):
    shop = a_shop(**fields)
    AbroadRate.objects.create(shop=shop, zone="europe", first_fen=18000, further_fen=4000)
    return shop


@pytest.mark.parametrize(
    ("facts", "shown", "told"),
    [
        (
            {"stays_in_china": True},
            "只寄中国大陆。 可以寄到",
            "「蝴蝶手包」只寄中国大陆，寄不到德国。",
        ),
        ({"weight_g": 0}, "还没有写重量", "「蝴蝶手包」没有写重量，算不出寄往德国的邮费。"),
        ({"weight_g": 19000}, "最重 20 千克", "最重 20 千克，寄不到德国。"),
    ],
)
def test_it_is_said_with_the_way_out_and_nothing_is_ordered(client, till, facts, shown, told):
    shop = sending()
    an_outlet(shop)
    work = a_work(shop=shop, **facts)
    put_in(client, work)

    pages = [client.get(path).content.decode() for path in (work.get_absolute_url(), "/basket/")]
    chosen = client.post("/checkout/", ABROAD | {"action": "update"}).content.decode()
    answer = place(client, ABROAD)

    assert told in chosen
    assert [shown in page and "或者到店自取" in page for page in pages] == [True, True]
    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert "可以换成中国大陆的地址，或者到店自取。" in answer.content.decode()
    assert nothing_moved()


def test_a_shop_that_stays_at_home_says_so_on_the_work_and_in_the_basket(client):
    work = a_work()
    put_in(client, work)

    pages = [client.get(path).content.decode() for path in (work.get_absolute_url(), "/basket/")]

    assert ["不寄往港澳台和国外。 可以寄到中国大陆的地址" in page for page in pages] == [True, True]


def test_by_the_market_s_table_the_buyer_reads_price_and_days_and_it_is_frozen(client, till):
    a_table()
    put_in(client, a_work(shop=a_shop(abroad_by_table=True), weight_g=400))
    chosen = client.post("/checkout/", ABROAD | {"action": "update"})

    a_table(first_fen=99900)
    changed = client.post("/checkout/", ABROAD | {"seen": chosen.context["seen"]})

    page = chosen.content.decode()
    assert ("¥220.00" in page, "路上约 10–25 天" in page) == (True, True)
    assert changed.status_code == 409
    assert nothing_moved()
    client.post("/checkout/", ABROAD | {"seen": changed.context["seen"]})
    a_table(first_fen=100)
    assert SellerOrder.objects.get().postage_fen == 103900
