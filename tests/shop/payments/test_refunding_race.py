"""Several give back the same fen at once: the part's row is the lock, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from sellers.ledger.models import Account
from sellers.ledger.queries import balance, owed_to_shop, total
from shop.fulfilment.services import call_off
from shop.order.models import SellerOrder
from shop.payments.errors import TooMuch
from shop.payments.models import Refund
from shop.payments.refunds import Back, GoodsBack, refund_lines, refund_seller_order
from tests.cast import a_work
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = pytest.mark.django_db(transaction=True)
HANDS = 6


def at_once(*deeds):
    together = Barrier(len(deeds))

    def do(deed):
        try:
            together.wait()
            deed()
        except TooMuch:
            return "too much"
        finally:
            connections.close_all()
        return "given"

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(do, deeds))


@pytest.fixture
def part(till):
    return a_paid_part(till, {a_work(price_fen=1001): 3}, postage_fen=1200)


def giving(part, number, fen):
    def give():
        mine = SellerOrder.objects.get(pk=part.pk)
        goods = [GoodsBack(mine.lines.get().pk, 0, fen)]
        refund_lines(back=Back(seller_order=mine, key=f"k{number}", reason="return", lines=goods))

    return give


def whole(part):
    def give():
        call_off(seller_order=SellerOrder.objects.select_related("order__user").get(pk=part.pk))

    return give


def test_the_last_fen_goes_back_once(part):
    giving(part, "first", 3002)()

    answers = at_once(*[giving(part, number, 1) for number in range(HANDS)])

    assert answers == ["given"] + ["too much"] * (HANDS - 1)
    assert sum(Refund.objects.values_list("amount_fen", flat=True)) == 3003
    assert (part.lines.get().refunded_fen, total()) == (3003, 0)


def test_a_refund_and_a_cancel_at_once_give_the_whole_and_no_more(part, till):
    answers = at_once(giving(part, "some", 500), whole(part))

    assert answers in (["given", "given"], ["given", "too much"])
    assert sum(Refund.objects.values_list("amount_fen", flat=True)) == part.total_fen
    till.deliver()
    assert sum(refund["amount"] for refund in till.refunds()) == part.total_fen
    assert (owed_to_shop(part.shop_id), balance(Account.Purpose.COMMISSION)) == (0, 0)


def test_the_same_cause_pressed_often_at_once_is_one_refund(part, till):
    def give():
        mine = SellerOrder.objects.get(pk=part.pk)
        refund_seller_order(seller_order=mine, reason="declined")

    assert at_once(*[give] * HANDS) == ["given"] * HANDS
    assert [refund["amount"] for refund in till.refunds()] == [part.total_fen]
