"""A part goes back line by line, by pieces or by amount, and never above what was paid."""

import json

import pytest
from django.db import IntegrityError, transaction

from ground.messages.models import Message
from sellers.ledger.models import Account, Transaction
from sellers.ledger.queries import balance, owed_to_shop, total
from sellers.ledger.services import Posting, post
from shop.order.models import Line, SellerOrder
from shop.payments.errors import NothingToRefund, TooMuch
from shop.payments.models import PaymentAttempt, Refund, RefundLine
from shop.payments.refunds import Back, GoodsBack, refund_lines, refund_seller_order
from tests.cast import a_work
from tests.shop.baskets import an_order
from tests.shop.fulfilment.parts import a_paid_part

Purpose = Account.Purpose
Bearer = Refund.Bearer
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def part(till):
    """Three pieces of 10.01 yuan each, 12 yuan of postage, 5 % of commission."""
    part = a_paid_part(till, {a_work(price_fen=1001): 3}, postage_fen=1200)
    part.refresh_from_db()
    return part


def give(part, key="k", pieces=0, goods_fen=0, **fields):
    line = part.lines.get()
    goods = [GoodsBack(line.pk, pieces, goods_fen)] if pieces or goods_fen else []
    return refund_lines(
        back=Back(seller_order=part, key=key, reason="return", lines=goods, **fields)
    )


def everything():
    models = (Line, SellerOrder, PaymentAttempt, Refund, RefundLine, Transaction)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_a_piece_goes_back_with_its_commission(till, part):
    give(part, pieces=1, goods_fen=1001)
    till.deliver()

    line = part.lines.get()
    assert (line.refunded_pieces, line.refunded_fen, line.commission_refunded_fen) == (1, 1001, 50)
    assert [refund["amount"] for refund in till.refunds()] == [1001]
    assert Refund.objects.get().state == Refund.State.SUCCEEDED
    assert owed_to_shop(part.shop_id) == part.kept_fen == 3003 + 1200 - 150 - (1001 - 50)
    assert balance(Purpose.COMMISSION) == -100
    assert (balance(Purpose.BUYER_REFUND), total()) == (0, 0)


def test_a_part_of_the_price_leaves_the_pieces_with_the_buyer(till, part):
    give(part, goods_fen=300)

    line = part.lines.get()
    assert (line.refunded_pieces, line.refunded_fen, line.commission_refunded_fen) == (0, 300, 14)


def test_one_fen_each_time_sums_to_the_whole(part):
    for number in range(100):
        give(part, key=f"k{number}", goods_fen=1)
    refund_seller_order(seller_order=part, reason="declined")

    part.refresh_from_db()
    assert part.goods_refunded_fen == part.goods_fen
    assert part.commission_refunded_fen == part.commission_fen == part.lines.get().commission_fen
    assert part.postage_refunded_fen == 1200
    assert (part.kept_fen, owed_to_shop(part.shop_id), balance(Purpose.COMMISSION)) == (0, 0, 0)
    attempt = PaymentAttempt.objects.get()
    assert attempt.refunded_fen == attempt.amount_fen


@pytest.mark.parametrize(
    "asked",
    [
        {"goods_fen": 3004},
        {"pieces": 4, "goods_fen": 1},
        {"postage_fen": 1201},
        {"pieces": 3, "goods_fen": 3003, "postage_fen": 1201},
    ],
)
def test_more_than_there_is_moves_nothing(part, asked):
    before = everything()

    with pytest.raises(TooMuch):
        give(part, **asked)

    assert everything() == before


@pytest.mark.parametrize("asked", [{}, {"goods_fen": -1}, {"pieces": 1}, {"postage_fen": -1}])
def test_nothing_is_no_refund(part, asked):
    before = everything()

    with pytest.raises(NothingToRefund):
        give(part, **asked)

    assert everything() == before


def test_another_shop_s_line_is_not_given_back(till, part):
    other = a_paid_part(till).lines.get()
    before = everything()

    goods = [GoodsBack(other.pk, 1, 100)]
    back = Back(seller_order=part, key="k", reason="return", lines=goods)

    with pytest.raises(TooMuch):
        refund_lines(back=back)

    assert everything() == before


def test_what_was_not_paid_is_not_refunded(till):
    with pytest.raises(NothingToRefund):
        give(an_order().seller_orders.get(), goods_fen=1)

    assert not Refund.objects.exists()


def test_the_same_cause_twice_is_one_refund(till, part):
    assert give(part, goods_fen=100) == give(part, goods_fen=100)
    assert [refund["amount"] for refund in till.refunds()] == [100]


def test_the_database_itself_refuses_more_than_the_price(part):
    for change in (
        {"refunded_fen": 3004},
        {"refunded_pieces": 4},
        {"commission_refunded_fen": 151},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Line.objects.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        SellerOrder.objects.update(postage_refunded_fen=1201)


@pytest.mark.parametrize(
    ("borne_by", "freight_in_the_books", "kept"),
    [(Bearer.SHOP, 0, 4053 - 800), (Bearer.MARKETPLACE, 800, 4053)],
)
def test_the_freight_is_borne_by_whom_it_concerns(part, borne_by, freight_in_the_books, kept):
    give(part, freight_fen=800, borne_by=borne_by)

    assert balance(Purpose.RETURN_FREIGHT) == freight_in_the_books
    assert (part.kept_fen, owed_to_shop(part.shop_id)) == (kept, kept)


def test_what_the_payment_has_no_room_for_waits_for_a_person(till, part, settings):
    settings.OPERATOR_EMAIL = "operator@qiaoshou.example"
    refund_seller_order(seller_order=part, reason="declined")
    freight = give(part, key="freight", freight_fen=800)

    assert freight.state == Refund.State.BY_HAND
    assert [refund["amount"] for refund in till.refunds()] == [part.total_fen]
    assert Message.objects.filter(kind="refund.failed").count() == 1
    assert (owed_to_shop(part.shop_id), balance(Purpose.BUYER_REFUND)) == (-800, -800)


def test_after_the_payout_the_shop_owes_and_it_is_carried(part):
    """As a payout leaves it: nothing is owed to the shop any more."""
    due, shop = owed_to_shop(part.shop_id), f"shop:{part.shop_id}"
    sides = [Posting(Purpose.SHOP_PAYABLE, due, shop), Posting(Purpose.PAYOUT_TRANSIT, -due)]
    post(key="payout:1", kind="payout", reference="1", postings=sides)

    give(part, pieces=1, goods_fen=1001)

    assert owed_to_shop(part.shop_id) == -951


@pytest.mark.parametrize("key", ["", "nobody's", "seller-order-1~2", "~"])
def test_word_of_an_unknown_refund_moves_nothing(till, part, key):
    before = everything()
    subject = {"id": "re_1", "status": "succeeded", "metadata": {"refund": key}}
    event = {
        "id": "evt_1", "type": "refund.updated", "livemode": False, "data": {"object": subject},
    }  # fmt: skip

    answer = till.knock(json.dumps(event))

    assert (answer.status_code, answer.content) == (200, b"unknown refund")
    assert everything() == before
