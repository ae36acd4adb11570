"""The stand-in keeps Stripe's rules, asked by the real client."""

import io

import pytest
import stripe

from shop.payments.standin.purse import DISPUTE_FEE, PAYOUT_FEE, fee_of_charge

PAID = 30000
FEE = fee_of_charge(PAID)


@pytest.fixture
def bank(till):
    return till.bank()


@pytest.fixture
def intent(bank, till):
    """Of ¥300, paid."""
    return till.charge(bank, PAID)


def kinds(bank):
    return [
        (each.type, each.amount, each.fee)
        for each in bank.balance_transactions.list({"limit": 100}).data
    ][::-1]


def available(bank):
    return bank.balance.retrieve().available[0].amount


@pytest.fixture
def seller(bank, till):
    """A connected account that may be paid."""
    account = bank.accounts.create({"country": "HK"})
    link = bank.account_links.create(
        {
            "account": account.id,
            "type": "account_onboarding",
            "refresh_url": "http://127.0.0.1/again",
            "return_url": "http://127.0.0.1/back",
        }
    )
    assert till.visit(link.url).endswith("/back")
    return account.id


def test_a_charge_leaves_its_fee_behind(bank, intent):
    charge = bank.charges.retrieve(intent.latest_charge)

    assert (FEE, charge.amount) == (1255, PAID)
    assert kinds(bank) == [("charge", PAID, FEE)]
    assert available(bank) == PAID - FEE


def test_refunds_sum_to_the_charge_and_no_further(bank, intent):
    bank.refunds.create({"payment_intent": intent.id, "amount": PAID - 1})
    with pytest.raises(stripe.InvalidRequestError):
        bank.refunds.create({"payment_intent": intent.id, "amount": 2})
    bank.refunds.create({"payment_intent": intent.id})

    assert available(bank) == -FEE
    assert [kind for kind, *_ in kinds(bank)] == ["charge", "refund", "refund"]


@pytest.mark.parametrize("amount", ["10.5", "-1", "0", "x"])
def test_what_is_no_amount_is_refused(bank, intent, amount):
    with pytest.raises(stripe.InvalidRequestError):
        bank.refunds.create({"payment_intent": intent.id, "amount": amount})

    assert available(bank) == PAID - FEE


def test_an_asynchronous_refund_is_pending_until_the_bank_speaks(bank, intent, till):
    till.server.cashier.refunds.behave("pending")
    refund = bank.refunds.create({"payment_intent": intent.id})

    till.script("/_refund", refund=refund.id, to="succeeded")
    till.script("/_refund", refund=refund.id, to="succeeded")

    assert (refund.status, bank.refunds.retrieve(refund.id).status) == ("pending", "succeeded")
    assert till.told() == ["refund.updated", "refund.updated"]


def test_a_refund_that_fails_after_it_succeeded_comes_back(bank, intent, till):
    refund = bank.refunds.create({"payment_intent": intent.id})

    till.script("/_refund", refund=refund.id, to="failed")
    till.script("/_refund", refund=refund.id, to="failed")

    assert kinds(bank)[1:] == [("refund", -PAID, 0), ("refund_failure", PAID, 0)]
    assert available(bank) == PAID - FEE
    assert till.told() == ["refund.updated", "refund.failed"]


def test_a_second_word_that_is_due_is_said_once(bank, till):
    intent = till.charge(bank, PAID, card="4000000000007726")
    refund = bank.refunds.create({"payment_intent": intent.id})
    till.server.store.database.execute("UPDATE later SET due = 0")

    till.server.ripen()
    till.server.ripen()

    assert bank.refunds.retrieve(refund.id).status == "succeeded"
    assert till.told() == ["refund.updated", "refund.updated"]


def test_a_transfer_needs_an_account_that_takes_it_and_the_money(bank, intent, seller):
    ask = {"amount": 20000, "currency": "cny", "destination": seller}
    closed = bank.accounts.create({"country": "HK"})

    for wrong in ({"destination": closed.id}, {"destination": "acct_no"}, {"amount": PAID}):
        with pytest.raises(stripe.InvalidRequestError):
            bank.transfers.create(ask | wrong)
    bank.transfers.create(ask)

    assert available(bank) == PAID - FEE - 20000


def test_a_transfer_is_reversed_in_parts_and_no_further(bank, intent, seller):
    ask = {"amount": 20000, "currency": "cny", "destination": seller}
    transfer = bank.transfers.create(ask)

    bank.transfers.reversals.create(transfer.id, {"amount": 15000})
    with pytest.raises(stripe.InvalidRequestError):
        bank.transfers.reversals.create(transfer.id, {"amount": 5001})
    bank.transfers.reversals.create(transfer.id)

    assert bank.transfers.retrieve(transfer.id).reversed
    assert [kind for kind, *_ in kinds(bank)][1:] == ["transfer", *["transfer_refund"] * 2]
    assert available(bank) == PAID - FEE


def test_money_goes_to_the_bank_with_a_fee_and_not_more_than_there_is(bank, intent):
    with pytest.raises(stripe.InvalidRequestError):
        bank.payouts.create({"amount": PAID - FEE, "currency": "cny"})
    bank.payouts.create({"amount": 10000, "currency": "cny"})

    assert kinds(bank)[-1] == ("payout", -10000, PAYOUT_FEE)
    assert available(bank) == PAID - FEE - 10000 - PAYOUT_FEE


@pytest.mark.parametrize(("end", "left"), [("won", PAID), ("lost", 0)])
def test_a_dispute_takes_the_money_and_a_fee_until_it_is_won(bank, intent, till, end, left):
    till.script("/_dispute", intent=intent.id)
    [dispute] = bank.disputes.list().data
    with pytest.raises(stripe.InvalidRequestError):
        bank.refunds.create({"payment_intent": intent.id})

    bank.disputes.update(dispute.id, {"evidence": {"uncategorized_text": "sent"}})
    till.script("/_close", dispute=dispute.id, to=end)
    till.script("/_close", dispute=dispute.id, to="lost")

    assert bank.disputes.retrieve(dispute.id).status == end
    assert available(bank) == left - FEE - DISPUTE_FEE


def test_a_question_of_the_bank_takes_nothing(bank, intent, till):
    till.script("/_dispute", intent=intent.id, reason="inquiry")
    [dispute] = bank.disputes.list().data

    till.script("/_close", dispute=dispute.id, to="lost")

    assert bank.disputes.retrieve(dispute.id).status == "warning_closed"
    assert available(bank) == PAID - FEE


def test_a_file_is_kept_for_a_dispute(bank):
    file = bank.files.create({"purpose": "dispute_evidence", "file": io.BytesIO(b"\x00proof")})

    assert (file.purpose, file.size) == ("dispute_evidence", 6)


def test_a_connected_account_gives_back_no_more_than_it_still_holds(bank, intent, seller, till):
    ask = {"amount": 20000, "currency": "cny", "destination": seller}
    transfer = bank.transfers.create(ask)
    till.script("/_account", account=seller, to="emptied")

    with pytest.raises(stripe.InvalidRequestError) as refused:
        bank.transfers.reversals.create(transfer.id, {"amount": 1})

    assert refused.value.code == "balance_insufficient"
    assert bank.transfers.retrieve(transfer.id).amount_reversed == 0
    assert bank.transfers.reversals.list(transfer.id).data == []


def test_a_link_to_an_account_is_good_once_and_then_leads_back(bank, till):
    account = bank.accounts.create({"country": "HK"})
    pages = {"refresh_url": "http://127.0.0.1/again", "return_url": "http://127.0.0.1/back"}
    ask = {"account": account.id, "type": "account_onboarding", **pages}
    url = bank.account_links.create(ask).url

    assert [till.visit(url), till.visit(url)] == [pages["return_url"], pages["refresh_url"]]
    assert bank.accounts.retrieve(account.id).capabilities.transfers == "active"


def test_what_the_script_does_not_know_changes_no_account(bank, seller, till):
    assert till.script("/_account", account=seller, to="rich") == 400
    assert till.script("/_account", account="acct_no", to="disabled") == 400
    assert bank.accounts.retrieve(seller).capabilities.transfers == "active"
