"""A parcel that never came: looked for, paid back whole, or decided by the operator."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ground.messages.models import Message
from sellers.ledger.models import Account
from sellers.ledger.queries import balance, owed_to_shop, total
from shop.fulfilment.services import mark_delivered
from shop.fulfilment.tasks import deliver_overdue
from shop.order.models import SellerOrder
from shop.payments.models import Refund
from shop.returns.deciding import Decision, Verdict, decide
from shop.returns.errors import NotNow, NotReturnable
from shop.returns.missing import say_missing
from shop.returns.models import ReturnRequest
from shop.returns.services import accept, cancel, refund_without_return, refuse, turn_to_operator
from shop.returns.tasks import move_overdue
from tests.cast import a_user, an_operator
from tests.shop.returns.given_back import Reason, a_return, a_sent_part, fresh

State = ReturnRequest.State
pytestmark = pytest.mark.django_db(transaction=True)


def under_way(till, days=7, **fields):
    """Two pieces of 100 yuan and 12 yuan of postage, sent so many days ago."""
    part = a_sent_part(till, **fields)
    SellerOrder.objects.filter(pk=part.pk).update(sent_at=timezone.now() - timedelta(days=days))
    return fresh(part)


@pytest.fixture
def part(till):
    return under_way(till)


def told(kind):
    return list(Message.objects.filter(kind=kind).values_list("body", flat=True))


def test_all_of_it_is_asked_for_and_the_shop_is_told(part):
    request = say_missing(seller_order=part, words="快递柜也没有")

    row = request.lines.get()
    assert (row.pieces, row.reason, request.state) == (2, Reason.MISSING, State.ASKED)
    assert ["有买家说没收到包裹" in body for body in told("shop_return.ask")] == [True]
    with pytest.raises(NotReturnable):
        say_missing(seller_order=part)
    assert ReturnRequest.objects.count() == 1


def test_not_found_the_buyer_gets_all_back_with_the_postage(part):
    by = part.shop.artisan.user

    refund_without_return(request=say_missing(seller_order=part), by=by)

    refund, part = Refund.objects.get(), fresh(part)
    assert (refund.amount_fen, refund.postage_fen) == (21200, 1200)
    assert (part.goods_refunded_fen, part.commission_refunded_fen) == (20000, 1000)
    assert (owed_to_shop(part.shop_id), balance(Account.Purpose.COMMISSION), total()) == (0, 0, 0)
    assert (part.status, part.delivered_at) == (SellerOrder.Status.COMPLETED, None)
    assert ["¥212.00" in body and "没有收到" in body for body in told("return.refund")] == [True]


def test_found_the_shop_says_where_and_the_buyer_may_turn_to_the_operator(part):
    request = say_missing(seller_order=part)
    refuse(request=request, words="在驿站", by=part.shop.artisan.user)
    turn_to_operator(request=request, words="驿站说没有", by=None)

    decision = Decision(Verdict.REFUND, "查不到", ReturnRequest.Payer.SHOP)
    decide(request=request, decision=decision, by=an_operator())

    assert (request.state, request.refund.amount_fen, total()) == (State.REFUNDED, 21200, 0)
    assert ["请看回复" in body for body in told("return.refuse")] == [True]
    for kind in ("return.decide_refund", "shop_return.decide_refund"):
        assert ["¥212.00" in body for body in told(kind)] == [True]


def test_the_operator_may_reject_it_and_both_are_told(part):
    request = say_missing(seller_order=part)
    refuse(request=request, words="签收了", by=part.shop.artisan.user)
    turn_to_operator(request=request, words="没有", by=None)

    decision = Decision(Verdict.REJECT, "有签收照片", ReturnRequest.Payer.SHOP)
    decide(request=request, decision=decision, by=an_operator())

    assert (request.state, request.ending, Refund.objects.count()) == ("closed", "rejected", 0)
    assert len(told("return.decide_reject") + told("shop_return.decide_reject")) == 2


@pytest.mark.parametrize("verdict", [Verdict.RETURN, Verdict.PART])
def test_nothing_can_be_sent_back_of_it(part, verdict):
    request = say_missing(seller_order=part)
    with pytest.raises(NotNow):
        accept(request=request, by=part.shop.artisan.user)
    refuse(request=request, words="在驿站", by=part.shop.artisan.user)
    turn_to_operator(request=request, words="没有", by=None)

    with pytest.raises(NotNow):
        decide(
            request=request,
            decision=Decision(verdict, "寄回", ReturnRequest.Payer.SHOP, 100),
            by=an_operator(),
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        ReturnRequest.objects.update(state=State.ACCEPTED)

    assert (ReturnRequest.objects.get().state, Refund.objects.count()) == ("escalated", 0)


def test_a_silent_shop_leaves_it_to_the_operator_and_pays_nothing_yet(part):
    say_missing(seller_order=part)
    ReturnRequest.objects.update(answer_by=timezone.now())

    for _ in range(2):
        move_overdue()

    assert (ReturnRequest.objects.get().state, Refund.objects.count()) == (State.ESCALATED, 0)
    assert len(told("return.escalate") + told("shop_return.passed")) == 2


@pytest.mark.parametrize("days", [0, 6])
def test_too_early_it_is_refused(till, days):
    part = under_way(till, days)

    with pytest.raises(NotReturnable):
        say_missing(seller_order=part)

    assert not ReturnRequest.objects.exists()


def test_what_the_house_took_for_arrived_may_be_missing_still(till):
    part = under_way(till, 10)
    deliver_overdue()

    request = say_missing(seller_order=fresh(part))
    refund_without_return(request=request, by=a_user())

    assert (fresh(part).status, request.refund.amount_fen) == ("delivered", 21200)


def test_where_the_buyer_said_it_came_it_came(part):
    mark_delivered(seller_order=part, proof="buyer")

    with pytest.raises(NotReturnable):
        say_missing(seller_order=fresh(part))

    assert not ReturnRequest.objects.exists()


def test_while_it_is_looked_for_it_is_not_taken_for_arrived(till):
    part = under_way(till, 11)
    request = say_missing(seller_order=part)
    deliver_overdue()
    assert fresh(part).status == SellerOrder.Status.SENT

    cancel(request=request)
    deliver_overdue()

    assert fresh(part).status == SellerOrder.Status.DELIVERED
    assert ["买家收到包裹了" in body for body in told("shop_return.cancel")] == [True]


def test_a_return_cannot_say_missing(till):
    part = under_way(till)
    mark_delivered(seller_order=part, proof="buyer")

    with pytest.raises(NotReturnable):
        a_return(fresh(part), reason=Reason.MISSING)
