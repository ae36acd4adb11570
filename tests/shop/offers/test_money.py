"""Who bears what: on the line, in the books, and on the way back."""

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sellers.ledger.models import Entry
from sellers.ledger.queries import balance, faults, owed_to_shop, total
from shop.offers.errors import OfferGone
from shop.offers.models import Offer, OfferUse
from shop.order.models import Line, Order
from shop.order.services import Buyer, Delivery, expire_order, mark_paid, place_order, rehold
from shop.payments.books import post_sale
from shop.payments.models import PaymentAttempt, RefundLine
from shop.payments.refunds import Back, GoodsBack, refund_lines, refund_seller_order
from tests.cast import a_work
from tests.shop.baskets import an_address
from tests.shop.offers.given import a_basket_with, an_offer

pytestmark = pytest.mark.django_db
Purpose = Entry._meta.get_field("account").related_model.Purpose


def an_order_of(pieces_by_work, *offers, postage_fen=800):
    return place_order(
        basket=a_basket_with(pieces_by_work, *offers),
        buyer=Buyer(phone="+8613900000001", no_return_at=timezone.now()),
        address=an_address(),
        deliveries=[Delivery(work.shop, postage_fen=postage_fen) for work in pieces_by_work],
    )


def paid(order):
    attempt = PaymentAttempt.objects.create(
        order=order, amount_fen=int(order.total_incl_tax * 100), state="succeeded"
    )
    mark_paid(order=order)
    post_sale(attempt)
    return order


def test_a_campaign_is_borne_by_the_marketplace_and_the_shop_is_owed_as_without_it():
    work = a_work(price_fen=10000)
    campaign = an_offer(percent=20)

    order = paid(an_order_of({work: 1}))

    line = Line.objects.get()
    assert (line.price_fen, line.full_fen, line.off_fen, line.campaign_fen) == (
        8000,
        10000,
        2000,
        2000,
    )
    assert (line.offer, line.offer_zh, line.offer_en, line.off_by) == (
        campaign, "春节活动", "Spring Festival", "marketplace",
    )  # fmt: skip
    assert line.commission_fen == 500
    assert order.total_incl_tax * 100 == 8800
    assert owed_to_shop(work.shop_id) == 10000 + 800 - 500
    assert balance(Purpose.CAMPAIGN) == 2000
    campaign.refresh_from_db()
    assert (campaign.uses, campaign.spent_fen) == (1, 2000)


def test_a_shops_offer_is_borne_by_the_shop_and_commission_is_of_what_was_paid():
    work = a_work(price_fen=10000)
    an_offer(shop=work.shop, percent=20)

    paid(an_order_of({work: 1}))

    line = Line.objects.get()
    assert (line.price_fen, line.off_fen, line.off_by, line.campaign_fen) == (8000, 2000, "shop", 0)
    assert line.commission_fen == 400
    assert owed_to_shop(work.shop_id) == 8000 + 800 - 400
    assert balance(Purpose.CAMPAIGN) == 0


def test_what_is_called_off_gives_back_what_was_paid_and_no_more():
    work = a_work(price_fen=9999)
    an_offer(percent=33)
    order = paid(an_order_of({work: 1}))

    refund = refund_seller_order(seller_order=order.seller_orders.get(), reason="buyer")

    assert refund.amount_fen == 9999 - 3299 + 800
    assert owed_to_shop(work.shop_id) == 0
    assert (balance(Purpose.CAMPAIGN), balance(Purpose.COMMISSION)) == (0, 0)
    assert total() == 0
    assert Offer.objects.get().uses == 1


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(st.integers(10, 90_000), st.integers(1, 4)), min_size=1, max_size=4),
    st.one_of(st.integers(1, 90), st.integers(100, 50_000).map(lambda fen: -fen)),
    st.booleans(),
    st.lists(st.integers(1, 60_000), max_size=6),
)
def test_whatever_is_sold_and_given_back_the_sums_agree(sold, depth, is_shops, steps):
    shop = None
    works = {}
    for price, pieces in sold:
        work = a_work(price_fen=price, **({"shop": shop} if shop else {}))
        shop, works[work] = work.shop, pieces
    depth_of = {"percent": depth} if depth > 0 else {"amount_fen": -depth}
    Offer.objects.update(ends_at=timezone.now())
    an_offer(
        name_zh=f"活动{Offer.objects.count()}", **depth_of, **({"shop": shop} if is_shops else {})
    )
    before = balance(Purpose.CAMPAIGN)

    order = paid(an_order_of(works))

    part = order.seller_orders.get()
    assert part.total_fen + part.campaign_fen == part.worth_fen + part.postage_fen
    assert int(order.total_incl_tax * 100) == part.total_fen
    lines = list(part.lines.order_by("pk"))
    full = sum(work.price_fen * pieces for work, pieces in works.items())
    assert sum(line.full_fen for line in lines) == full
    for number, step in enumerate(steps):
        line = part.lines.order_by("pk")[number % len(lines)]
        if fen := min(step, line.left_fen):
            back = Back(seller_order=part, key=f"p{part.pk}-{number}", reason="return",
                        lines=[GoodsBack(line.pk, 0, fen)])  # fmt: skip
            refund_lines(back=back)
    refund_seller_order(seller_order=part, reason="shop")
    rows = RefundLine.objects.filter(refund__seller_order=part)
    assert sum(row.goods_fen for row in rows) == part.goods_fen
    assert sum(row.campaign_fen for row in rows) == part.campaign_fen
    assert owed_to_shop(part.shop_id) == 0
    assert (balance(Purpose.CAMPAIGN), total(), faults().count()) == (before, 0, 0)


def test_a_use_comes_back_when_nobody_paid_and_is_taken_again_when_money_comes_late():
    work = a_work(price_fen=10000)
    offer = an_offer(code="YICI", uses_limit=1)
    order = an_order_of({work: 1}, offer)

    expire_order(order=order)
    offer.refresh_from_db()
    assert (offer.uses, offer.spent_fen) == (0, 0)

    rehold(order=order)
    offer.refresh_from_db()
    assert (offer.uses, offer.spent_fen) == (1, 1000)
    assert OfferUse.objects.get().given_back_at is None


def test_late_money_for_a_use_that_another_has_is_refused_and_nothing_moves():
    work = a_work(price_fen=10000, pieces=5)
    offer = an_offer(code="YICI", uses_limit=1)
    order = an_order_of({work: 1}, offer)
    expire_order(order=order)
    an_order_of({work: 1}, offer)

    with pytest.raises(OfferGone):
        rehold(order=order)

    order.refresh_from_db()
    assert order.status == Order.Status.EXPIRED
    assert Offer.objects.get().uses == 1
