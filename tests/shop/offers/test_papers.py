"""Statements, settlement and income tell apart what buyers and what campaigns paid."""

import pytest

from ground.money.months import Month
from shop.documents.figures import Sums, sums_by_shop
from shop.documents.settlement import settlement_of
from shop.documents.statements import statement_of
from shop.payments.refunds import Back, GoodsBack, refund_lines
from tests.cast import a_work
from tests.shop.offers.given import an_offer
from tests.shop.offers.test_money import an_order_of, paid

pytestmark = pytest.mark.django_db


def test_what_a_campaign_paid_stands_apart_and_half_of_it_goes_back(client):
    work = a_work(price_fen=10000)
    an_offer(percent=20)
    part = paid(an_order_of({work: 2})).seller_orders.get()
    line = part.lines.get()
    refund_lines(back=Back(seller_order=part, key="half", reason="return",
                           lines=[GoodsBack(line.pk, 1, 8000)]))  # fmt: skip
    month = Month.current()
    expected = Sums(sales=16800, campaign=2000, commission=500, refunds=8000)

    assert sums_by_shop(month.start, month.after.start)[work.shop_id] == expected
    assert statement_of(work.shop, month).sums == expected
    settlement = settlement_of(month)
    assert (settlement.is_even, settlement.total.sums) == (True, expected)
    assert (expected.gross, expected.net) == (18800, 10800)
    client.force_login(work.shop.artisan.user)
    income = client.get("/studio/income/").content.decode()
    assert "平台的活动替买家付了 ¥40.00，也归你。" in income
    assert "活动付的 ¥20.00 也退回平台。" in income
    assert "¥103.00" in income


def test_her_statement_says_what_she_took_off_herself(client):
    work = a_work(price_fen=10000)
    an_offer(shop=work.shop, percent=20, name_zh="熟客")
    paid(an_order_of({work: 1}))
    client.force_login(work.shop.artisan.user)

    month = Month.current()
    path = f"/studio/income/statements/{work.shop_id}/{month.key}/"
    html = client.get(path).content.decode()

    assert "熟客：你少收 ¥20.00。" in html
    assert "平台的活动" not in html
