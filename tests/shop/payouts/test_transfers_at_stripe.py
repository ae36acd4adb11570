"""Payouts by Stripe over HTTP, through the real client: each leaves once, or not at all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ground.messages.models import Message
from sellers.ledger.queries import owed_to_shop, total
from shop.payments import gateway
from shop.payments.gateway_money import available_fen
from shop.payments.models import Discrepancy
from shop.payments.reckoning import reckon
from shop.payouts import transfers
from shop.payouts.models import Batch, Payout
from shop.payouts.services import prepare_payout, retry_payout
from shop.payouts.tasks import poll_transfers
from shop.payouts.transfers import StripeTransfer
from tests.shop.payouts.owed import a_batch_of, approved, books, sold
from tests.shop.payouts.stripes import a_prepared_transfer, transfers_at

pytestmark = pytest.mark.django_db(transaction=True)


def state_of(payout):
    payout.refresh_from_db()
    return payout.state


def silenced(monkeypatch, till, fault):
    """Long enough for every repetition of one call."""
    monkeypatch.setattr(gateway, "_TIMEOUT", 0.2)
    gateway._client.cache_clear()
    till.faults.order([fault] * 3, None, None)


def test_it_arrives_and_stripe_the_books_and_the_reckoning_agree(till, called):
    payout = a_prepared_transfer(till)
    before = available_fen()

    batch = approved(a_batch_of(payout))

    batch.refresh_from_db()
    assert (state_of(payout), batch.state) == ("paid", Batch.State.SETTLED)
    assert transfers_at(till) == [(payout.number, 9500)]
    assert before - available_fen() == 9500
    assert books() == {"transit": 0, "bank": 0, "clearing": 500}
    reckon(timezone.now() - timedelta(days=1))
    assert not Discrepancy.objects.filter(known__kind="transfer").exists()
    assert "TransferService.create" in called


def test_with_too_little_money_it_waits_and_leaves_once_there_is_enough(till, settings):
    settings.OPERATOR_EMAIL = "money@qiaoshou.example"
    payout = a_prepared_transfer(till, money=5000)

    approved(a_batch_of(payout))
    assert (state_of(payout), payout.reason) == ("prepared", "balance_insufficient")
    assert (transfers_at(till), owed_to_shop(payout.shop_id)) == ([], 9500)
    assert Message.objects.filter(kind="payout.short").count() == 1
    till.charge(till.bank(), 20000)
    approved(a_batch_of(payout))

    assert (state_of(payout), transfers_at(till)) == ("paid", [(f"{payout.number}-2", 9500)])
    assert (owed_to_shop(payout.shop_id), total()) == (0, 0)


@pytest.mark.parametrize("to", ["checking", "disabled"])
def test_an_account_that_takes_nothing_refuses_and_it_is_owed_again(till, to):
    payout = a_prepared_transfer(till)
    till.script("/_account", account=payout.account.number, to=to)

    approved(a_batch_of(payout))

    refusal = "insufficient_capabilities_for_transfer"
    assert (state_of(payout), payout.reason) == ("failed", refusal)
    assert (transfers_at(till), owed_to_shop(payout.shop_id)) == ([], 9500)
    assert books()["transit"] == 0


def test_refused_and_mended_it_goes_under_its_number_once(till):
    payout = a_prepared_transfer(till, is_active=False)
    approved(a_batch_of(payout))
    assert state_of(payout) == "failed"
    till.script("/_account", account=payout.account.number, to="active")

    assert retry_payout(payout=payout)
    payout.refresh_from_db()
    approved(a_batch_of(payout))

    assert (state_of(payout), transfers_at(till)) == ("paid", [(f"{payout.number}-2", 9500)])
    assert owed_to_shop(payout.shop_id) == 0


@pytest.mark.parametrize("fault", ["timeout_before", "timeout_after"])
def test_silence_is_in_transit_until_the_timetable_asks_under_the_same_key(
    till, monkeypatch, fault
):
    payout = a_prepared_transfer(till)
    with monkeypatch.context() as patch:
        silenced(patch, till, fault)
        approved(a_batch_of(payout))
    gateway._client.cache_clear()
    assert (state_of(payout), owed_to_shop(payout.shop_id)) == ("in_transit", 0)
    assert books()["transit"] == -9500

    poll_transfers()
    poll_transfers()

    assert (state_of(payout), transfers_at(till)) == ("paid", [(payout.number, 9500)])
    assert books() == {"transit": 0, "bank": 0, "clearing": 500}


@pytest.mark.parametrize("fault", ["drop_before", "drop_after", "500", "503", "409", "429_retry"])
def test_a_passing_fault_is_repeated_under_the_same_key(till, fault):
    payout = a_prepared_transfer(till)
    till.faults.order([fault], None, None)

    approved(a_batch_of(payout))

    assert (state_of(payout), transfers_at(till)) == ("paid", [(payout.number, 9500)])


@pytest.mark.parametrize("fault", ["502", "401", "429", "garbage"])
def test_a_lasting_fault_leaves_it_in_transit(till, fault):
    payout = a_prepared_transfer(till)
    till.faults.order([fault] * 3, None, None)

    approved(a_batch_of(payout))

    assert (state_of(payout), transfers_at(till)) == ("in_transit", [])
    till.faults.queue.clear()
    poll_transfers()
    assert (state_of(payout), len(transfers_at(till))) == ("paid", 1)


def test_replayed_by_timetable_and_by_hand_it_leaves_once(till):
    payout = a_prepared_transfer(till)
    batch = approved(a_batch_of(payout))

    for _ in range(5):
        StripeTransfer().submit(batch)
        poll_transfers()

    assert transfers_at(till) == [(payout.number, 9500)]


def test_a_day_later_the_key_may_be_forgotten_and_it_is_looked_up(till, monkeypatch):
    payout = a_prepared_transfer(till)
    with monkeypatch.context() as crash:
        crash.setattr(transfers, "settle_payout", _die)
        with pytest.raises(SystemError):
            approved(a_batch_of(payout))
    Payout.objects.update(left_at=timezone.now() - timedelta(days=2))
    till.server.store.database.execute("DELETE FROM answers")

    poll_transfers()

    assert (state_of(payout), transfers_at(till)) == ("paid", [(payout.number, 9500)])


def _die(**_):
    raise SystemError


def test_two_payouts_of_one_shop_are_two_transfers(till):
    payout = a_prepared_transfer(till, money=40000)
    approved(a_batch_of(payout))
    sold(payout.shop)

    approved(a_batch_of(prepare_payout(shop_id=payout.shop_id)))

    assert [fen for _, fen in transfers_at(till)] == [9500, 9500]
    assert (owed_to_shop(payout.shop_id), total()) == (0, 0)
