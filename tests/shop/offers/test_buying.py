"""A buyer with a code: typed however, told plainly, and never charged other than she saw."""

import pytest
from django.utils import timezone

from sellers.stockroom.services import count_in
from shop.checkout import views
from shop.offers.models import Offer, OfferUse
from shop.offers.services import end_offer
from shop.order.models import Line, Order
from tests.cast import a_user, a_work
from tests.reference import load_countries, load_divisions
from tests.shop.checkout.forms import CHINA, nothing_moved, place, put_in, seen
from tests.shop.offers.given import an_offer

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def places():
    load_divisions()
    load_countries()


def type_code(client, code, prefix=""):
    return client.post(f"{prefix}/basket/", {"do": "put-code", "code": code})


def test_what_an_offer_takes_off_is_said_in_basket_and_checkout(client, places):
    work = a_work(price_fen=10000)
    an_offer(percent=20)
    put_in(client, work)

    basket, english = (client.get(path).content.decode() for path in ("/basket/", "/en/checkout/"))

    assert "春节活动：" in basket
    assert "省 ¥20.00" in basket
    assert "¥80.00" in basket
    assert "You save CN¥20.00" in english
    assert "Spring Festival" in english
    assert "paid by the marketplace" in english


@pytest.mark.parametrize("typed", ["chun20", " CHUN 20 ", "ＣＨＵＮ２０", "Chun-20"])
def test_a_code_is_found_however_it_is_written(client, typed):
    an_offer(code="CHUN20", amount_fen=2000)
    put_in(client, a_work(price_fen=10000))

    response = type_code(client, typed)

    assert response.status_code == 302
    html = client.get("/basket/").content.decode()
    assert "优惠码 CHUN20 放进来了。" in html
    assert "省 ¥20.00" in html
    client.post("/basket/", {"do": "take-code"})
    assert "省 ¥20.00" not in client.get("/basket/").content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "请填优惠码"),
        ("X" * 5000, "优惠码没有这么长"),
        ("🎁🎁", "没有这个优惠码"),
        ("' OR 1=1 --", "没有这个优惠码"),
        ("CHUN\x0020", "没有这个优惠码"),
        ("   ", "请填优惠码"),
        ("<script>", "没有这个优惠码"),
        ("OLD1", "这个优惠已经结束了"),
        ("USED1", "这个优惠已经用完了"),
        ("SOON1", "才开始"),
    ],
)
def test_a_bad_code_is_told_and_nothing_is_taken_off(client, typed, said):
    old = an_offer(name_zh="旧", code="OLD1")
    end_offer(offer=old, by=old.made_by)
    used = an_offer(name_zh="完", code="USED1", uses_limit=1)
    Offer.objects.filter(pk=used.pk).update(uses=1)
    tomorrow = timezone.now() + timezone.timedelta(days=1)
    an_offer(name_zh="明", code="SOON1", begins_at=tomorrow)
    put_in(client, a_work(price_fen=10000))

    response = type_code(client, typed)

    assert response.status_code == 400
    html = response.content.decode()
    assert said in html
    assert "<script>" not in html.split("<main")[1].split("</main")[0]
    assert "省 ¥" not in html


def test_an_offer_that_ended_in_the_basket_is_said_before_it_is_paid(client, places, till):
    offer = an_offer(percent=20)
    put_in(client, a_work(price_fen=10000))
    token = seen(client)
    end_offer(offer=offer, by=offer.made_by)

    response = client.post("/checkout/", CHINA | {"seen": token})

    assert response.status_code == 409
    assert "优惠「春节活动」现在用不上了" in response.content.decode()
    assert nothing_moved()


def test_a_use_taken_by_another_at_the_last_moment_is_told_and_nothing_moves(
    client, places, till, monkeypatch
):
    offer = an_offer(code="YICI", percent=20, uses_limit=1)
    put_in(client, a_work(price_fen=10000))
    type_code(client, "YICI")
    token = seen(client)
    # Another order takes the last use between the reading of this basket and its order.
    real = views.place_order

    def late(**asked):
        Offer.objects.filter(pk=offer.pk).update(uses=1)
        return real(**asked)

    monkeypatch.setattr(views, "place_order", late)
    response = client.post("/checkout/", CHINA | {"seen": token})

    assert response.status_code == 409
    html = response.content.decode()
    assert "优惠「春节活动」刚刚结束或用完了，价格变了。您没有被扣款。" in html
    assert "人民路 1 号" in html
    assert nothing_moved()
    assert not OfferUse.objects.exists()


def test_what_she_saw_is_what_she_orders_and_her_order_says_it(client, places, till):
    buyer = a_user("王冰")
    client.force_login(buyer)
    work = a_work(price_fen=9999)
    an_offer(code="CHUN20", percent=33)
    put_in(client, work)
    type_code(client, "chun20")

    assert place(client, CHINA).status_code == 303

    line, order = Line.objects.get(), Order.objects.get()
    assert (line.price_fen, line.off_fen, line.full_fen) == (6700, 3299, 9999)
    assert str(order.total_incl_tax) == "67.00"
    html = client.get(f"/orders/{order.number}/").content.decode()
    assert "省 ¥32.99" in html
    count_in(work_id=work.pk, on_hand=3)
