"""What a basket costs by offers: exact to the fen, one offer a line, the better one."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from shop.basket.queries import codes_of
from shop.offers.services import end_offer
from shop.offers.sums import taken_off, worst_percent
from tests.cast import a_shop, a_work
from tests.shop.offers.given import a_basket_with, an_offer, prices, reckoned

PRICES = st.lists(st.integers(1, 10_000_000), min_size=1, max_size=12)


@settings(max_examples=300, deadline=None)
@given(PRICES, st.integers(1, 90))
def test_a_percentage_never_takes_more_than_its_part(each, percent):
    off = taken_off(each, percent=percent)

    assert all(0 <= fen <= price * percent / 100 for fen, price in zip(off, each, strict=True))


@settings(max_examples=300, deadline=None)
@given(PRICES, st.integers(1, 100_000_000))
def test_an_amount_is_divided_to_the_fen_and_leaves_a_tenth(each, amount):
    off = taken_off(each, amount_fen=amount)

    assert sum(off) == min(amount, sum(each) * 90 // 100)
    assert all(0 <= fen <= price for fen, price in zip(off, each, strict=True))
    assert sum(each) - sum(off) > 0


def test_the_deepest_that_an_offer_goes():
    assert worst_percent(percent=15, amount_fen=None, from_fen=0) == 15
    assert worst_percent(percent=None, amount_fen=2000, from_fen=9900) == 21
    assert worst_percent(percent=None, amount_fen=2000, from_fen=0) == 90


pytestmark = pytest.mark.django_db


def test_a_campaign_lowers_every_line_and_a_shops_offer_its_own():
    hers, other = a_work(price_fen=10000), a_work(price_fen=3333)
    an_offer(shop=hers.shop, percent=20)
    an_offer(percent=10)

    basket = a_basket_with({hers: 2, other: 1})

    assert prices(basket) == [16000, 3000]


def test_a_line_has_one_offer_the_one_that_takes_most_off():
    work = a_work(price_fen=10000)
    code = an_offer(code="CHUN20", amount_fen=2000)
    an_offer(shop=work.shop, percent=30)

    basket = a_basket_with({work: 1}, code)

    assert prices(basket) == [7000]
    (typed,) = codes_of(basket)
    assert (typed.off_fen, typed.why_not) == (
        0, "有更划算的优惠，已经用上了；一件作品只用一个优惠",
    )  # fmt: skip


def test_chosen_works_alone_and_from_an_amount_on():
    shop = a_shop()
    chosen, other = a_work(price_fen=6000, shop=shop), a_work(price_fen=6000, shop=shop)
    code = an_offer(shop=shop, code="WU", works=[chosen], amount_fen=1000, from_fen=10000)

    few, many = a_basket_with({chosen: 1, other: 1}, code), a_basket_with({chosen: 2}, code)

    assert (prices(few), prices(many)) == ([6000, 6000], [11000])
    assert codes_of(few)[0].why_not == "再买 ¥40.00 就能用"


def test_what_is_not_begun_over_or_out_of_money_takes_nothing_off():
    work = a_work(price_fen=10000)
    an_offer(name_zh="明天", begins_at=timezone.now() + timedelta(days=1))
    an_offer(name_zh="没钱", budget_fen=999)
    over = an_offer(name_zh="过了", percent=50)
    basket = a_basket_with({work: 1})
    assert prices(basket) == [5000]

    end_offer(offer=over, by=over.made_by)

    assert prices(reckoned(basket)) == [10000]
