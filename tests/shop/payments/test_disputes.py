"""A bank takes money back: told in any order, and who bears it in the end."""

import itertools

import pytest

from ground.messages.models import Message
from sellers.ledger.models import Account, Transaction
from sellers.ledger.queries import balance, owed_to_shop, total
from shop.payments.adjusting import (
    approve_adjustment,
    ask_about_dispute,
    decline_adjustment,
)
from shop.payments.by_hand import try_again
from shop.payments.dispute_queries import is_disputed, open_disputes
from shop.payments.disputes import bear
from shop.payments.errors import CannotAdjust, NotStuck
from shop.payments.models import Adjustment, Dispute, Refund
from shop.payments.refunds import refund_seller_order
from shop.payments.tasks import retry_refunds
from tests.cast import a_shop, a_work, an_operator
from tests.shop.payments.paid import a_dispute_at, a_paid_attempt

pytestmark = pytest.mark.django_db(transaction=True)
Purpose, State = Account.Purpose, Dispute.State


@pytest.fixture
def attempt(till):
    hers, theirs = a_shop(), a_shop(name="云岭")
    works = {a_work(shop=hers, price_fen=30000): 1, a_work(shop=theirs, price_fen=10001): 1}
    return a_paid_attempt(till, works)


@pytest.fixture
def parts(attempt):
    return list(attempt.order.seller_orders.order_by("pk"))


def sums():
    return {
        purpose: balance(purpose)
        for purpose in (Purpose.CLEARING, Purpose.DISPUTE, Purpose.COMMISSION, Purpose.GOODWILL)
    }


def owed(parts):
    return [owed_to_shop(part.shop_id) for part in parts]


@pytest.fixture
def lost(till, attempt):
    dispute = a_dispute_at(till, attempt)
    till.script("/_close", dispute=dispute["id"], to="lost")
    till.deliver()
    return Dispute.objects.get()


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
@pytest.mark.parametrize("end", ["won", "lost"])
def test_in_whatever_order_and_twice_it_counts_once(till, attempt, order, end):
    before, dispute = sums(), a_dispute_at(till, attempt)
    till.server.cashier.disputes.answer(dispute["id"], {"evidence": {}})
    till.script("/_close", dispute=dispute["id"], to=end)
    told = [body for _, body in till.events()][:4]

    for number in order * 2:
        assert till.knock(told[number]).status_code == 200
    till.deliver()

    found = Dispute.objects.get()
    assert (found.state, found.is_taken, found.is_back) == (end, True, end == "won")
    taken = 0 if end == "won" else attempt.amount_fen
    assert sums() == before | {
        Purpose.CLEARING: before[Purpose.CLEARING] - taken,
        Purpose.DISPUTE: taken,
    }
    assert is_disputed(attempt.order_id) is (end == "lost")
    assert total() == 0


def test_the_shops_are_told_once_and_nothing_of_the_buyer(till, attempt, parts):
    a_dispute_at(till, attempt)
    till.deliver()

    told = Message.objects.filter(kind="dispute.open").exclude(subject__contains="Money")
    assert told.count() == len(parts)
    for message in told:
        assert "王冰" not in message.body + message.subject
        assert "13900000001" not in message.body


def test_a_question_of_the_bank_moves_nothing(till, attempt):
    before, dispute = sums(), a_dispute_at(till, attempt, reason="inquiry")
    till.script("/_close", dispute=dispute["id"], to="lost")
    till.deliver()

    assert Dispute.objects.get().state == State.CLOSED
    assert sums() == before
    assert not open_disputes().exists()


def test_a_dispute_about_a_payment_that_is_not_ours_counts_nothing(till):
    intent = till.charge(till.bank(), 1000)
    till.script("/_dispute", intent=intent.id)

    assert till.deliver()[-2:] == ["unknown payment", "unknown payment"]
    assert not Dispute.objects.exists()
    assert not Transaction.objects.exists()


def test_a_lost_one_is_borne_by_the_shops_in_proportion_once_two_people_say_so(till, lost, parts):
    asked = ask_about_dispute(dispute=lost, kind="shops", reason="没寄", by=an_operator("甲"))
    assert owed(parts) == [28500, 9501]

    approve_adjustment(adjustment=asked, by=an_operator("乙"))

    assert owed(parts) == [0, 0]
    assert sums() == dict.fromkeys(sums(), 0)
    assert total() == 0
    assert not is_disputed(lost.attempt.order_id)


def test_a_lost_one_can_be_borne_by_the_marketplace(till, lost, parts):
    asked = ask_about_dispute(dispute=lost, kind="goodwill", reason="她没错", by=an_operator())
    before = owed(parts)

    approve_adjustment(adjustment=asked, by=an_operator("乙"))

    assert owed(parts) == before
    assert balance(Purpose.GOODWILL) == lost.amount_fen
    assert balance(Purpose.DISPUTE) == 0


def test_who_asked_does_not_approve_and_nobody_twice(lost):
    one, two = an_operator("甲"), an_operator("乙")
    asked = ask_about_dispute(dispute=lost, kind="shops", reason="x", by=one)
    entries = Transaction.objects.count()

    with pytest.raises(CannotAdjust):
        approve_adjustment(adjustment=asked, by=one)
    with pytest.raises(CannotAdjust):
        ask_about_dispute(dispute=lost, kind="goodwill", reason="x", by=two)
    assert Transaction.objects.count() == entries
    approve_adjustment(adjustment=asked, by=two)
    with pytest.raises(CannotAdjust):
        approve_adjustment(adjustment=asked, by=two)
    with pytest.raises(CannotAdjust):
        decline_adjustment(adjustment=asked, by=one)

    assert Transaction.objects.filter(kind="dispute_lost").count() == 1


def test_a_declined_one_can_be_asked_again(lost):
    asked = ask_about_dispute(dispute=lost, kind="shops", reason="x", by=an_operator("甲"))
    decline_adjustment(adjustment=asked, by=an_operator("乙"))

    ask_about_dispute(dispute=lost, kind="goodwill", reason="y", by=an_operator("丙"))

    assert list(Adjustment.objects.order_by("pk").values_list("state", flat=True)) == [
        "declined",
        "asked",
    ]


def test_what_is_not_lost_is_borne_by_nobody(till, attempt):
    a_dispute_at(till, attempt)
    till.deliver()
    dispute = Dispute.objects.get()

    with pytest.raises(CannotAdjust):
        ask_about_dispute(dispute=dispute, kind="shops", reason="x", by=an_operator())

    assert bear(dispute=dispute, kind="shops") is False


def test_a_refund_waits_while_the_bank_decides_and_goes_when_it_is_won(till, attempt, parts):
    dispute = a_dispute_at(till, attempt)
    till.deliver()
    refund_seller_order(seller_order=parts[0], reason="declined")
    assert till.refunds() == []

    till.script("/_close", dispute=dispute["id"], to="won")
    till.deliver()
    Refund.objects.update(created_at="2026-01-01T00:00:00Z")
    retry_refunds()

    assert [refund["amount"] for refund in till.refunds()] == [30000]
    assert Refund.objects.get().state == Refund.State.SUCCEEDED


def test_a_refund_that_the_bank_gave_instead_is_not_given_again(till, lost, parts):
    refund = refund_seller_order(seller_order=parts[0], reason="declined")
    asked = ask_about_dispute(dispute=lost, kind="shops", reason="x", by=an_operator("甲"))
    approve_adjustment(adjustment=asked, by=an_operator("乙"))
    Refund.objects.update(created_at="2026-01-01T00:00:00Z")

    retry_refunds()
    later = refund_seller_order(seller_order=parts[1], reason="declined")

    refund.refresh_from_db()
    assert (refund.state, refund.reference) == (Refund.State.SUCCEEDED, lost.stripe_id)
    assert later.state == Refund.State.BY_HAND
    assert till.refunds() == []
    assert balance(Purpose.DISPUTE) == 0
    assert total() == 0


def test_a_refund_that_was_refused_for_the_dispute_is_given_by_the_bank(till, attempt, parts):
    dispute = a_dispute_at(till, attempt)  # and nobody has told us of it yet
    refund = refund_seller_order(seller_order=parts[0], reason="declined")
    refund.refresh_from_db()
    assert refund.state == Refund.State.FAILED
    till.script("/_close", dispute=dispute["id"], to="lost")
    till.deliver()

    asked = ask_about_dispute(
        dispute=Dispute.objects.get(), kind="shops", reason="x", by=an_operator("甲")
    )
    approve_adjustment(adjustment=asked, by=an_operator("乙"))

    refund.refresh_from_db()
    assert (refund.state, refund.reference) == (Refund.State.SUCCEEDED, dispute["id"])
    assert (balance(Purpose.BUYER_REFUND), balance(Purpose.GOODWILL)) == (0, 0)
    assert owed(parts) == [0, 0]
    with pytest.raises(NotStuck):
        try_again(refund=refund, by=an_operator("丙"))


def test_after_a_partial_refund_only_the_rest_is_disputed_and_borne(till, attempt, parts):
    refund_seller_order(seller_order=parts[0], reason="declined")
    dispute = a_dispute_at(till, attempt)
    till.script("/_close", dispute=dispute["id"], to="lost")
    till.deliver()
    asked = ask_about_dispute(
        dispute=Dispute.objects.get(), kind="shops", reason="x", by=an_operator("甲")
    )
    approve_adjustment(adjustment=asked, by=an_operator("乙"))

    assert dispute["amount"] == 10001
    assert owed(parts) == [0, 0]
    assert sums() == dict.fromkeys(sums(), 0)
