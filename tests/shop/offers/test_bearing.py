"""What else follows from who bears an offer: the rate, a lost dispute, free postage."""

from collections import Counter

import pytest

from sellers.ledger.models import Account
from shop.basket.queries import rows_by_shop
from shop.order.models import Line
from shop.payments.dispute_books import borne_by_shops
from tests.cast import a_shop, a_work
from tests.shop.commission.rules import in_force
from tests.shop.offers.given import a_basket_with, an_offer
from tests.shop.offers.test_money import an_order_of, paid

pytestmark = pytest.mark.django_db
Purpose = Account.Purpose


def test_a_rule_for_a_campaign_is_for_the_lines_that_it_lowered():
    lowered, other = a_work(price_fen=10000), a_work(price_fen=10000)
    in_force("0.02", campaign="春节活动")
    an_offer(shop=other.shop, percent=50)
    an_offer(percent=10)

    an_order_of({lowered: 1, other: 1})

    lines = Line.objects.order_by("pk")
    assert list(lines.values_list("price_fen", "commission_fen")) == [(9000, 200), (5000, 250)]


def test_a_lost_dispute_takes_back_what_the_campaign_paid():
    an_offer(percent=20)
    part = paid(an_order_of({a_work(price_fen=10000): 1})).seller_orders.get()

    moved = Counter()
    for posting in borne_by_shops(part.total_fen, [], [part]):
        moved[posting.purpose] += posting.amount_fen

    assert moved[Purpose.SHOP_PAYABLE] == part.share_fen
    assert (moved[Purpose.CAMPAIGN], moved[Purpose.COMMISSION]) == (-2000, 500)
    assert sum(moved.values()) == part.total_fen


@pytest.mark.parametrize(("is_shops", "postage"), [(False, 0), (True, 1000)])
def test_a_campaign_makes_nobody_pay_postage_and_a_shops_own_offer_counts(is_shops, postage):
    shop = a_shop(postage_fen=1000, free_from_fen=10000)
    work = a_work(price_fen=10000, shop=shop)
    an_offer(percent=20, **({"shop": shop} if is_shops else {}))

    (part,) = rows_by_shop(a_basket_with({work: 1}))

    assert (part.goods_fen, part.full_fen, part.inland_fen) == (8000, 10000, postage)
