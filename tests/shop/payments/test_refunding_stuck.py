"""Refunds that fail, at once or days later: asked again, or paid by hand by two people."""

import json

import pytest
from django.db import IntegrityError, transaction

from ground.messages.models import Message
from sellers.ledger.models import Account, Transaction
from sellers.ledger.queries import balance, total
from shop.payments.by_hand import approve_paid, report_paid, try_again, turn_down_paid
from shop.payments.errors import NotStuck
from shop.payments.models import PaymentAttempt, Refund
from shop.payments.refunds import refund_seller_order, settle_refund
from tests.cast import an_operator
from tests.shop.fulfilment.parts import a_paid_part

Purpose = Account.Purpose
State = Refund.State
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def refund(till):
    """Stripe said it was paid."""
    refund_seller_order(seller_order=a_paid_part(till), reason="declined")
    till.deliver()
    return Refund.objects.get()


def state_of(refund):
    refund.refresh_from_db()
    return refund.state


def said(till, refund, state, number, key=None):
    """Stripe's word about it, by webhook."""
    subject = {"id": "re_1", "status": state, "metadata": {"refund": key or refund.try_key}}
    event = {
        "id": f"evt_{number}", "type": "refund.updated", "livemode": False,
        "data": {"object": subject},
    }  # fmt: skip
    return till.knock(json.dumps(event)).content.decode()


@pytest.fixture
def failed(till, refund):
    said(till, refund, "failed", 1)
    refund.refresh_from_db()
    return refund


def test_what_fails_days_later_is_owed_again_and_told(till, refund, settings):
    settings.OPERATOR_EMAIL = "operator@qiaoshou.example"

    answers = [said(till, refund, "failed", number) for number in (1, 2)]

    assert answers == ["refund failed", "already"]
    assert state_of(refund) == State.FAILED
    assert (balance(Purpose.BUYER_REFUND), balance(Purpose.CLEARING)) == (
        -refund.amount_fen,
        refund.amount_fen,
    )
    assert Transaction.objects.filter(kind="refund_failed").count() == 1
    assert Message.objects.filter(kind__in=["refund.failed", "refund.delayed"]).count() == 2


def test_a_state_never_goes_back(till, failed):
    assert said(till, failed, "succeeded", 2) == "already"
    assert state_of(failed) == State.FAILED


def test_asked_again_it_has_a_key_of_its_own_and_the_books_close(till, failed):
    bank = till.server.cashier.refunds
    till.server.store.in_transaction(lambda: bank.settle(till.refunds()[0]["id"], "failed"))

    try_again(refund=failed, by=an_operator())
    till.deliver()

    assert (state_of(failed), failed.tries) == (State.SUCCEEDED, 2)
    assert [refund["status"] for refund in till.refunds()] == ["failed", "succeeded"]
    assert (balance(Purpose.BUYER_REFUND), balance(Purpose.CLEARING), total()) == (0, 0, 0)


def test_what_stripe_will_never_do_fails_at_once(till, failed):
    """As this one: the stand-in gave it back already."""
    try_again(refund=failed, by=an_operator())

    assert (state_of(failed), failed.tries) == (State.FAILED, 2)
    assert balance(Purpose.BUYER_REFUND) == -failed.amount_fen


def test_late_word_of_an_earlier_try_changes_nothing(till, failed):
    Refund.objects.update(tries=2, state=State.ASKED)

    assert settle_refund(key=failed.key, state="succeeded") == "earlier try"
    assert state_of(failed) == State.ASKED


def test_what_goes_its_way_is_not_asked_again(refund):
    with pytest.raises(NotStuck):
        try_again(refund=refund, by=an_operator())

    assert (state_of(refund), refund.tries) == (State.SUCCEEDED, 1)


def test_two_people_pay_by_hand_and_the_bank_has_less(failed):
    first, second = an_operator(), an_operator("李运营")
    report_paid(refund=failed, means="支付宝 2026112512345", by=first)
    assert state_of(failed) == State.FAILED

    approve_paid(refund=failed, by=second)

    assert state_of(failed) == State.SUCCEEDED
    assert (failed.asked_by, failed.approved_by) == (first, second)
    assert balance(Purpose.BUYER_REFUND) == 0
    assert balance(Purpose.BANK) == -failed.amount_fen
    assert PaymentAttempt.objects.get().refunded_fen == 0
    assert Message.objects.filter(kind="refund.paid", body__contains="另外付给您").count() == 1


def test_nobody_approves_her_own(failed):
    first = an_operator()
    report_paid(refund=failed, means="支付宝", by=first)

    with pytest.raises(NotStuck):
        approve_paid(refund=failed, by=first)
    with pytest.raises(IntegrityError), transaction.atomic():
        Refund.objects.update(approved_by=first)

    assert (state_of(failed), balance(Purpose.BANK)) == (State.FAILED, 0)


def test_paid_by_hand_it_is_neither_asked_again_nor_reported_twice(till, failed):
    first, second = an_operator(), an_operator("李运营")
    report_paid(refund=failed, means="支付宝", by=first)

    for deed in (
        lambda: try_again(refund=failed, by=second),
        lambda: report_paid(refund=failed, means="微信", by=second),
    ):
        with pytest.raises(NotStuck):
            deed()
    approve_paid(refund=failed, by=second)
    for deed in (approve_paid, turn_down_paid):
        with pytest.raises(NotStuck):
            deed(refund=failed, by=second)

    assert said(till, failed, "failed", 3) == "already"
    assert state_of(failed) == State.SUCCEEDED


def test_turned_down_it_stands_as_before(failed):
    report_paid(refund=failed, means="支付宝", by=an_operator())

    turn_down_paid(refund=failed, by=an_operator("李运营"))

    assert (state_of(failed), failed.asked_by, failed.means) == (State.FAILED, None, "")
    assert balance(Purpose.BANK) == 0
