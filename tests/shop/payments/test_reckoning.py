"""Stripe's balance beside the books: what is certain heals, the rest waits for a person."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from ground.messages.models import Message
from sellers.ledger.models import Account, Entry, Transaction
from sellers.ledger.queries import balance, total
from sellers.ledger.services import Posting, post
from shop.payments.by_hand import approve_paid, report_paid, try_again
from shop.payments.gateway_money import available_fen
from shop.payments.models import BalanceTransaction, Discrepancy, Dispute, Refund
from shop.payments.reckoning import reckon, settle_discrepancy
from shop.payments.refunds import refund_seller_order
from shop.payments.services import start_payment
from shop.payments.standin.purse import DISPUTE_FEE, PAYOUT_FEE, fee_of_charge
from shop.payments.tasks import reconcile_balance
from tests.cast import an_operator
from tests.shop.baskets import an_order, paid
from tests.shop.payments.paid import a_dispute_at, a_paid_attempt

pytestmark = pytest.mark.django_db(transaction=True)
Purpose = Account.Purpose
START = datetime(2026, 1, 1, tzinfo=UTC)


def agrees():
    return balance(Purpose.CLEARING) == available_fen() and total() == 0


def test_fees_and_what_went_to_the_bank_are_booked_once(till):
    attempt = a_paid_attempt(till)
    till.bank().payouts.create({"amount": 5000, "currency": "cny"})

    assert reckon(START) == reckon(START) == []

    assert balance(Purpose.GATEWAY_FEE) == fee_of_charge(attempt.amount_fen) + PAYOUT_FEE
    assert balance(Purpose.BANK) == 5000
    assert agrees()
    assert not BalanceTransaction.objects.filter(fact="").exists()


def test_a_fee_is_booked_on_the_day_and_the_order_that_it_is_about(till):
    attempt = a_paid_attempt(till)

    reckon(START)

    row, fact = BalanceTransaction.objects.get(), Transaction.objects.get(kind="fee")
    assert (fact.posted_at, fact.reference) == (row.at, attempt.order.number)


def test_a_missed_payment_is_healed(till):
    order = an_order()
    start_payment(order=order)
    till.pay(order.payment_attempts.get().session)

    assert reckon(START) == []

    assert paid(order)
    assert agrees()
    assert "already" in till.deliver()


@pytest.mark.parametrize("later", ["succeeded", "failed"])
def test_a_missed_word_about_a_refund_is_healed(till, later):
    attempt = a_paid_attempt(till)
    till.server.cashier.refunds.behave("pending")
    refund_seller_order(seller_order=attempt.order.seller_orders.get(), reason="declined")
    [given] = till.refunds()
    assert reckon(START) == []
    assert Refund.objects.get().state == Refund.State.ASKED

    till.script("/_refund", refund=given["id"], to=later)

    assert reckon(START) == []
    assert Refund.objects.get().state == later
    assert agrees()


def test_a_refund_that_failed_after_it_succeeded_is_healed(till):
    attempt = a_paid_attempt(till)
    refund_seller_order(seller_order=attempt.order.seller_orders.get(), reason="declined")
    till.script("/_refund", refund=till.refunds()[0]["id"], to="failed")

    assert reckon(START) == []

    assert Refund.objects.get().state == Refund.State.FAILED
    assert balance(Purpose.BUYER_REFUND) == -attempt.amount_fen
    assert agrees()


@pytest.mark.parametrize("then", ["again", "by hand"])
def test_a_refund_that_failed_unpaid_is_no_difference_whatever_came_after_it(till, then):
    attempt, one, two = a_paid_attempt(till), an_operator(), an_operator("乙")
    till.server.cashier.refunds.behave("pending")
    refund_seller_order(seller_order=attempt.order.seller_orders.get(), reason="declined")
    till.script("/_refund", refund=till.refunds()[0]["id"], to="failed")
    till.deliver()
    till.server.cashier.refunds.behave("succeeded")

    refund = Refund.objects.get()
    if then == "again":
        try_again(refund=refund, by=one)
    else:
        report_paid(refund=refund, means="微信转账", by=one)
        approve_paid(refund=refund, by=two)

    assert Refund.objects.get().state == Refund.State.SUCCEEDED
    assert reckon(START) == []
    assert agrees()


@pytest.mark.parametrize("end", ["", "won", "lost"])
def test_a_missed_dispute_is_healed_with_its_fee(till, end):
    attempt = a_paid_attempt(till)
    dispute = a_dispute_at(till, attempt)
    if end:
        till.script("/_close", dispute=dispute["id"], to=end)

    assert reckon(START) == []

    assert Dispute.objects.get().state == (end or "open")
    assert balance(Purpose.GATEWAY_FEE) == fee_of_charge(attempt.amount_fen) + DISPUTE_FEE
    assert agrees()


def test_what_stripe_has_and_nobody_knows_waits_for_a_person_once(till, settings):
    settings.OPERATOR_EMAIL = "operator@qiaoshou.example"
    till.charge(till.bank(), 7700)

    [row] = reckon(START)
    assert reckon(START) == [row]

    assert row.known["amount_fen"] == 7700
    assert Message.objects.filter(kind="money.discrepancy").count() == 1
    assert settle_discrepancy(row=row, note="别人的", by=an_operator())
    assert not settle_discrepancy(row=row, note="又", by=an_operator("乙"))
    assert reckon(START) == []


def test_what_the_books_have_and_stripe_does_not_know_waits_for_a_person(till):
    post(
        key="sale:ghost",
        kind="sale",
        reference="ghost",
        postings=[Posting(Purpose.CLEARING, 100), Posting(Purpose.COMMISSION, -100)],
        at=timezone.now() - timedelta(hours=2),
    )

    [row] = reckon(START)

    assert (row.key, row.reference) == ("books:sale:ghost", "ghost")


def test_another_amount_is_no_match(till):
    attempt = a_paid_attempt(till)
    till.change("balance_transaction", till.server.store.all("balance_transaction")[0]["id"],
                amount=attempt.amount_fen - 1)  # fmt: skip

    [row] = reckon(START)

    assert row.key.startswith("stripe:txn_")


def test_another_currency_is_never_booked(till):
    a_paid_attempt(till)
    till.change(
        "balance_transaction", till.server.store.all("balance_transaction")[0]["id"], currency="usd"
    )

    assert len(reckon(START)) == 1
    assert not Transaction.objects.filter(kind="fee").exists()


def test_a_difference_that_goes_away_settles_itself(till):
    order = an_order()
    start_payment(order=order)
    attempt = order.payment_attempts.get()
    till.pay(attempt.session)
    row = Discrepancy.objects.create(
        key=f"stripe:{till.server.store.all('balance_transaction')[0]['id']}"
    )

    reckon(START)

    row.refresh_from_db()
    assert (row.state, row.settled_by) == (Discrepancy.State.SETTLED, None)


def test_a_hundred_and_one_movements_are_read_page_by_page(till):
    for number in range(101):
        till.server.store.in_transaction(
            lambda number=number: till.server.cashier.purse.move("stripe_fee", -1 - number, "x")
        )

    assert reckon(START) == []

    assert balance(Purpose.GATEWAY_FEE) == sum(range(1, 102))
    assert agrees()


def test_while_stripe_does_not_answer_nothing_is_said(till):
    a_paid_attempt(till)
    entries = Entry.objects.count()
    till.faults.order(["500"] * 3, None, None)

    reconcile_balance()

    assert (Entry.objects.count(), Discrepancy.objects.count()) == (entries, 0)


def test_the_command_prints_a_table_and_ends_well(till, capsys):
    a_paid_attempt(till)

    call_command("reconcile", "--since=2026-01-01")

    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split()[:3] == ["charge", "1", "1"]
    assert lines[-1] == "0 differences"


def test_the_command_fails_on_a_difference_and_without_an_answer(till, capsys):
    till.charge(till.bank(), 7700)

    with pytest.raises(SystemExit) as ended:
        call_command("reconcile", "--since=2026-01-01")
    till.faults.order(["500"] * 3, None, None)
    with pytest.raises(CommandError):
        call_command("reconcile", "--since=2026-01-01")

    assert ended.value.code == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 differences"


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", ""])
def test_the_command_wants_a_day(day):
    with pytest.raises((CommandError, SystemExit)):
        call_command("reconcile", f"--since={day}")
