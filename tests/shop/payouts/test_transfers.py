"""By Stripe, whatever it answers or does not: each payout leaves once."""

import pytest

from ground.messages.models import Message
from sellers.ledger.queries import owed_to_shop
from shop.payments import gateway_money
from shop.payments.errors import PaymentUnavailable
from shop.payouts import transfers
from shop.payouts.batching import call_off_batch
from shop.payouts.errors import NotAnyMore
from shop.payouts.models import Batch, Method, Payout
from shop.payouts.services import prepare_payout
from shop.payouts.tasks import poll_transfers
from shop.payouts.transfers import StripeTransfer
from tests.cast import an_operator
from tests.shop.payouts.owed import a_batch_of, a_verified_shop, approved, books, sold, with_account

pytestmark = pytest.mark.django_db(transaction=True)


class AsCode(Exception):
    """What Stripe's client raises, as far as we look at it."""

    code = "balance_insufficient"


class Cashier:
    """Answers what it is told to, and remembers what it was asked."""

    def __init__(self):
        self.asked, self.faults = [], []

    def transfer(self, *, key, amount_fen, account, group=""):
        self.asked.append((key, amount_fen, account))
        if self.faults and (fault := self.faults.pop(0)):
            raise fault
        return f"tr_{key}"


@pytest.fixture
def cashier(monkeypatch):
    cashier = Cashier()
    monkeypatch.setattr(gateway_money, "transfer", cashier.transfer)
    return cashier


@pytest.fixture
def payout():
    shop = a_verified_shop()
    with_account(shop, "acct_1", Method.STRIPE)
    sold(shop)
    return prepare_payout(shop_id=shop.pk)


def short():
    fault = PaymentUnavailable("InvalidRequestError")
    fault.__cause__ = AsCode()
    return fault


def refused():
    return PaymentUnavailable("InvalidRequestError")


def state_of(payout):
    payout.refresh_from_db()
    return payout.state


def test_approved_it_is_transferred_and_paid(cashier, payout):
    batch = approved(a_batch_of(payout))

    batch.refresh_from_db()
    assert cashier.asked == [(payout.number, 9500, "acct_1")]
    assert (state_of(payout), payout.reference) == ("paid", f"tr_{payout.number}")
    assert batch.state == Batch.State.SETTLED
    assert books() == {"transit": 0, "bank": 0, "clearing": 500}


def test_an_unknown_outcome_is_asked_again_with_the_same_key(cashier, payout):
    cashier.faults = [PaymentUnavailable("APIConnectionError"), PaymentUnavailable("APIError")]
    batch = approved(a_batch_of(payout))
    assert (state_of(payout), owed_to_shop(payout.shop_id)) == ("in_transit", 0)

    poll_transfers()
    assert state_of(payout) == "in_transit"
    poll_transfers()

    batch.refresh_from_db()
    assert [key for key, *_ in cashier.asked] == [payout.number] * 3
    assert (state_of(payout), batch.state) == ("paid", Batch.State.SETTLED)
    poll_transfers()
    assert len(cashier.asked) == 3


def test_without_enough_money_it_stays_prepared_and_the_operator_is_told(cashier, payout, settings):
    settings.OPERATOR_EMAIL = "money@qiaoshou.example"
    cashier.faults = [short()]

    approved(a_batch_of(payout))

    assert (state_of(payout), owed_to_shop(payout.shop_id)) == ("prepared", 9500)
    assert books()["transit"] == 0
    assert Message.objects.filter(kind="payout.short").count() == 1
    approved(a_batch_of(payout))
    assert [key for key, *_ in cashier.asked] == [payout.number, f"{payout.number}-2"]
    assert (state_of(payout), owed_to_shop(payout.shop_id)) == ("paid", 0)


def test_refused_for_another_reason_it_failed_and_is_owed_again(cashier, payout):
    cashier.faults = [refused()]

    approved(a_batch_of(payout))

    assert (state_of(payout), owed_to_shop(payout.shop_id)) == ("failed", 9500)


def test_a_crash_between_approval_and_the_call_is_made_good(cashier, payout, monkeypatch):
    with monkeypatch.context() as crash:
        crash.setattr(transfers.submit_transfers_task, "delay_on_commit", lambda pk: None)
        approved(a_batch_of(payout))
    assert (state_of(payout), cashier.asked) == ("approved", [])

    poll_transfers()

    assert (state_of(payout), len(cashier.asked)) == ("paid", 1)


def test_a_crash_after_stripe_has_paid_pays_once(cashier, payout, monkeypatch):
    with monkeypatch.context() as crash:
        crash.setattr(transfers, "settle_payout", _die)
        with pytest.raises(SystemError):
            approved(a_batch_of(payout))
    assert state_of(payout) == "in_transit"

    poll_transfers()

    assert {key for key, *_ in cashier.asked} == {payout.number}
    assert (state_of(payout), books()["clearing"]) == ("paid", 500)


def _die(**_):
    raise SystemError


def test_an_approved_transfer_is_not_called_off(cashier, payout):
    cashier.faults = [PaymentUnavailable("APIConnectionError")]
    batch = approved(a_batch_of(payout))

    with pytest.raises(NotAnyMore):
        call_off_batch(batch=batch, by=an_operator())

    assert state_of(payout) == "in_transit"


def test_submitted_twice_it_is_asked_once(cashier, payout):
    batch = approved(a_batch_of(payout))
    StripeTransfer().submit(batch)

    assert (len(cashier.asked), Payout.objects.get().state) == (1, "paid")
