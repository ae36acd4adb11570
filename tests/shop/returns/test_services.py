"""Asked, accepted, sent back, received, refunded: each step once, and each fen where it belongs."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from ground.messages.models import Message
from sellers.ledger.models import Account, Transaction
from sellers.ledger.queries import balance, owed_to_shop, total
from sellers.stockroom.models import Stock
from shop.order.models import SellerOrder
from shop.order.services import Buyer
from shop.payments.models import Refund
from shop.returns.deciding import Decision, Verdict, decide
from shop.returns.errors import NotNow, NotReturnable, NotSoMuch
from shop.returns.models import ReturnLine, ReturnRequest
from shop.returns.queries import left_to_return
from shop.returns.services import (
    accept,
    cancel,
    object_to,
    receive,
    refund,
    refund_without_return,
    refuse,
    send_back,
    turn_to_operator,
)
from tests.cast import a_custom_work, a_user, a_work, an_operator
from tests.shop.fulfilment.parts import key_of
from tests.shop.returns.given_back import Reason, a_delivered_part, a_return, a_sent_return, fresh

State = ReturnRequest.State
Payer = ReturnRequest.Payer
Purpose = Account.Purpose
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def part(till):
    """Two pieces of 100 yuan, 12 yuan of postage, 5 % commission."""
    return a_delivered_part(till)


def refunds():
    return list(Refund.objects.order_by("pk").values_list("amount_fen", flat=True))


def test_a_change_of_mind_brings_the_price_back_and_no_postage(till, part):
    request = a_sent_return(part)
    work = part.lines.get().product
    before = Stock.objects.get(work=work).on_hand

    refund(request=request, by=part.shop.artisan.user, is_shelved=True)
    till.deliver()

    assert (request.state, request.freight_on, request.freight_fen) == ("refunded", "buyer", 0)
    assert refunds() == [10000]
    assert Refund.objects.get().state == Refund.State.SUCCEEDED
    assert Stock.objects.get(work=work).on_hand == before + 1
    assert work.stockrecords.get().num_in_stock == before + 1
    assert owed_to_shop(part.shop_id) == fresh(part).kept_fen == 21200 - 1000 - (10000 - 500)
    assert total() == 0
    kinds = ["return.accept", "return.refund", "shop_return.accepted", "shop_return.ask"]
    sent = Message.objects.filter(kind__contains="return.").order_by("kind")
    assert list(sent.values_list("kind", flat=True)) == [*kinds, "shop_return.send"]


def test_a_fault_brings_its_postage_and_the_way_back_too(part):
    request = a_sent_return(part, reason=Reason.FAULTY)

    refund(request=request, by=None)

    assert refunds() == [10000 + 600, 800]
    freight = Refund.objects.last()
    assert (freight.freight_fen, freight.borne_by) == (800, "shop")
    assert owed_to_shop(part.shop_id) == fresh(part).kept_fen == 20200 - (10600 - 500) - 800
    assert Stock.objects.get().on_hand == 3


def test_both_pieces_one_after_the_other_bring_the_whole_to_the_fen(till):
    part = a_delivered_part(till, {a_work(price_fen=1001): 3}, postage_fen=1000)
    for _ in range(3):
        request = a_sent_return(fresh(part), reason=Reason.FAULTY, freight_fen=0)
        refund(request=request, by=None)

    assert sum(refunds()) == 3 * 1001 + 1000
    assert (fresh(part).kept_fen, owed_to_shop(part.shop_id)) == (0, 0)
    assert balance(Purpose.COMMISSION) == 0


def test_the_freight_asked_for_has_a_limit(part, settings):
    settings.RETURN_FREIGHT_MOST_FEN = 500
    assert a_sent_return(part, reason=Reason.WRONG, freight_fen=99999).freight_fen == 500


def test_she_may_refund_without_having_it_back(part):
    request = a_return(part)

    refund_without_return(request=request, by=part.shop.artisan.user)

    assert (request.state, request.is_shelved, refunds()) == (State.REFUNDED, None, [10000])


def test_a_custom_work_that_she_confirmed_comes_back_for_a_fault_alone(till):
    part = a_delivered_part(till, {a_custom_work(): 1})
    assert part.lines.get().no_return_at is not None

    with pytest.raises(NotReturnable):
        a_return(part)
    assert not ReturnRequest.objects.exists()

    assert a_return(part, reason=Reason.FAULTY).freight_on == Payer.SHOP


def test_without_her_word_at_purchase_a_custom_work_comes_back(till):
    part = a_delivered_part(till, {a_custom_work(): 1}, buyer=Buyer(phone="+8613900000001"))

    assert (part.lines.get().is_returnable, part.lines.get().no_return_at) == (True, None)
    assert a_return(part).state == State.ASKED
    with pytest.raises(IntegrityError), transaction.atomic():
        part.lines.update(is_returnable=False)


def test_seven_days_run_from_the_day_after_signing(part):
    for days, is_late in ((7, False), (8, True)):
        moment = part.delivered_at - timedelta(days=days)
        SellerOrder.objects.update(delivered_at=moment)
        if is_late:
            with pytest.raises(NotReturnable):
                a_return(fresh(part))
        else:
            cancel(request=a_return(fresh(part)))


@pytest.mark.parametrize("pieces", [0, 3, -1])
def test_no_more_and_no_less_than_there_is(part, pieces):
    with pytest.raises(NotReturnable):
        a_return(part, pieces=pieces)
    assert not ReturnRequest.objects.exists()


def test_one_return_of_a_part_at_a_time(part):
    request = a_return(part)
    with pytest.raises(NotReturnable):
        a_return(fresh(part))
    with pytest.raises(IntegrityError), transaction.atomic():
        ReturnRequest.objects.create(
            seller_order=part, freight_on="buyer", answer_by=request.answer_by
        )

    cancel(request=request)

    assert a_return(fresh(part)).state == State.ASKED
    assert not Refund.objects.exists()


@pytest.mark.parametrize("deed", ["accept", "refuse", "cancel", "receive", "refund", "keep"])
def test_what_is_over_moves_no_more(part, deed):
    request = a_return(part)
    refund_without_return(request=request, by=None)
    before = (ReturnRequest.objects.values().get(), Transaction.objects.count())
    by = a_user()

    with pytest.raises(NotNow):
        {
            "accept": lambda: accept(request=request, by=by),
            "refuse": lambda: refuse(request=request, words="不", by=by),
            "cancel": lambda: cancel(request=request),
            "receive": lambda: receive(request=request, by=by),
            "refund": lambda: refund(request=request, by=by),
            "keep": lambda: refund_without_return(request=request, by=by),
        }[deed]()

    assert (ReturnRequest.objects.values().get(), Transaction.objects.count()) == before


@pytest.fixture
def escalated(part, settings):
    settings.OPERATOR_EMAIL = "operator@qiaoshou.example"
    request = a_return(part, reason=Reason.NOT_AS_DESCRIBED, words="颜色不对")
    refuse(request=request, words="颜色就是这样", by=part.shop.artisan.user)
    turn_to_operator(request=request, words="照片上是蓝的", by=None)
    return request


def verdict(kind, **fields):
    return Decision(Verdict(kind), "看了照片", **{"freight_on": Payer.MARKETPLACE, **fields})


def test_the_operator_reads_both_and_decides_on_a_part(escalated):
    operator = an_operator()
    decide(request=escalated, decision=verdict("part", amount_fen=3000), by=operator)

    assert (escalated.words, escalated.shop_words) == ("颜色不对\n照片上是蓝的", "颜色就是这样")
    assert (escalated.state, escalated.decided_by, refunds()) == ("refunded", operator, [3000])
    line = ReturnLine.objects.get().line
    assert (line.refunded_fen, line.refunded_pieces) == (3000, 0)
    told = Message.objects.filter(kind__endswith="return.decide_part")
    assert told.count() == 2
    assert Message.objects.filter(kind="return.escalate").count() == 1


def test_the_operator_has_it_sent_back_at_the_marketplace_s_cost(escalated):
    decide(request=escalated, decision=verdict("return"), by=an_operator())
    assert escalated.state == State.ACCEPTED
    send_back(request=escalated, carrier="sf", tracking_number="", freight_fen=800, by=None)
    refund(request=escalated, by=None, is_shelved=False)

    assert refunds() == [10600, 800]
    assert balance(Purpose.RETURN_FREIGHT) == 800


def test_the_operator_s_no_ends_it_and_moves_nothing(escalated):
    decide(request=escalated, decision=verdict("reject"), by=an_operator())

    assert (escalated.state, escalated.ending, refunds()) == ("closed", "rejected", [])


@pytest.mark.parametrize("amount", [0, -1, 10001])
def test_a_part_above_its_worth_moves_nothing(escalated, amount):
    with pytest.raises(NotSoMuch):
        decide(request=escalated, decision=verdict("part", amount_fen=amount), by=an_operator())

    escalated.refresh_from_db()
    assert (escalated.state, escalated.decision_words, refunds()) == ("escalated", "", [])


def test_she_objects_to_what_came_back_and_the_operator_decides(part):
    request = a_sent_return(part)
    object_to(request=request, words="剪坏了", by=part.shop.artisan.user)
    assert request.state == State.ESCALATED

    decide(request=request, decision=verdict("refund"), by=an_operator())

    assert (request.state, refunds()) == (State.REFUNDED, [10000])


@pytest.mark.parametrize(
    "decision", [("part", {"amount_fen": 3000}), ("reject", {})], ids=["part", "no"]
)
def test_what_the_operator_decided_is_not_asked_again(escalated, part, decision):
    kind, fields = decision
    decide(request=escalated, decision=verdict(kind, **fields), by=an_operator())
    a_return(fresh(part))  # the piece that no decision was about
    before = refunds()
    cancel(request=ReturnRequest.objects.first())
    line = part.lines.get()

    with pytest.raises(NotReturnable):
        a_return(fresh(part), pieces=2)

    assert (left_to_return(fresh(part)), refunds()) == ({line: 1}, before)


def test_after_a_part_for_one_piece_the_other_is_still_worth_what_it_cost(escalated, part):
    decide(request=escalated, decision=verdict("part", amount_fen=5000), by=an_operator())

    request = a_sent_return(fresh(part), freight_fen=0)
    refund(request=request, by=part.shop.artisan.user, is_shelved=True)

    line = part.lines.get()
    assert refunds() == [5000, 10000]
    assert (line.left_fen, line.pieces_left) == (5000, 1)


def test_a_single_piece_decided_upon_offers_no_return(client, till):
    part = a_delivered_part(till, {a_work(price_fen=10000): 1})
    request = a_return(part, reason=Reason.FAULTY)
    refuse(request=request, words="没有坏", by=part.shop.artisan.user)
    turn_to_operator(request=request, words="坏了", by=None)
    decide(request=request, decision=verdict("part", amount_fen=3000), by=an_operator())
    path = f"/orders/{part.order.number}/"

    page = client.get(f"{path}?key={key_of(part)}").content.decode()
    with pytest.raises(NotReturnable):
        a_return(fresh(part), reason=Reason.FAULTY)

    assert f"{path}parts/{part.pk}/return/" not in page
    assert ReturnRequest.objects.count() == 1
