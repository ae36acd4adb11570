"""What Stripe tells of a transfer that went back: ours finished, others' shown to a person."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sellers.ledger.models import Transaction
from sellers.ledger.queries import owed_to_shop, total
from shop.payments import gateway_money
from shop.payments.models import Discrepancy, StripeEvent
from shop.payments.reckoning import reckon
from shop.payouts import reversing
from shop.payouts.models import Reversal
from shop.payouts.tasks import poll_transfers
from tests.shop.payouts.owed import refunded, told
from tests.shop.payouts.stripes import a_transfer, asked, states

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def payout(till):
    return a_transfer(till)


def outside(till, payout, fen=2500):
    """By hand on Stripe's own page, or by Stripe itself."""
    till.bank().transfers.reversals.create(payout.reference, {"amount": fen})


def outcomes():
    events = StripeEvent.objects.filter(kind="transfer.reversed").order_by("pk")
    return list(events.values_list("outcome", flat=True))


def test_what_went_back_without_us_is_booked_once_and_shown_to_a_person(till, payout, settings):
    settings.OPERATOR_EMAIL = "money@qiaoshou.example"
    outside(till, payout)
    till.deliver()
    assert (outcomes(), owed_to_shop(payout.shop_id)) == (["waits"], 0)

    poll_transfers()
    poll_transfers()

    assert (states(), outcomes()) == (["done"], ["heard"])
    assert (owed_to_shop(payout.shop_id), total()) == (2500, 0)
    [letter] = told("payout.reversed")
    assert "Stripe 退回了打给你的 ¥25.00" in letter
    assert len(told("payout.went_back")) == 1


def test_told_ten_times_and_under_other_names_it_counts_once(till, payout):
    outside(till, payout)
    [(_, body)] = [each for each in till.events() if "transfer.reversed" in each[1]]
    for n in range(10):
        till.knock(body.replace('"id": "evt_', f'"id": "evt_{n}', 1))
        till.knock(body)

    poll_transfers()

    assert outcomes() == ["heard"] * 11
    assert (states(), owed_to_shop(payout.shop_id)) == (["done"], 2500)


def test_ours_that_was_answered_and_lost_is_finished_by_stripe_s_word(till, payout, monkeypatch):
    refunded(payout.parts.get().seller_order, 4000)
    with monkeypatch.context() as crash:
        crash.setattr(reversing, "finish_reversal", _die)
        with pytest.raises(SystemError):
            asked(payout)
    till.deliver()

    poll_transfers()
    poll_transfers()

    assert (states(), Reversal.objects.get().reason) == (["done"], "买家退货")
    assert Transaction.objects.filter(kind="transfer_reversed").count() == 1
    assert owed_to_shop(payout.shop_id) == 0


def _die(**_):
    raise SystemError


def test_never_told_it_is_found_by_the_reckoning(till, payout):
    outside(till, payout)
    start = timezone.now() - timedelta(days=1)

    reckon(start)
    assert Discrepancy.objects.filter(state="open", known__kind="transfer_refund").count() == 1
    poll_transfers()
    reckon(start)

    assert (states(), owed_to_shop(payout.shop_id)) == (["done"], 2500)
    assert not Discrepancy.objects.filter(state="open", known__kind="transfer_refund").exists()


def test_stripe_away_the_bell_rings_again(till, payout):
    outside(till, payout)
    till.deliver()
    till.faults.order(["502"] * 3, None, None)

    poll_transfers()
    assert (outcomes(), states()) == (["waits"], [])
    poll_transfers()

    assert (outcomes(), states()) == (["heard"], ["done"])


def test_another_s_transfer_moves_nothing(till, payout):
    other = gateway_money.transfer(key="foreign", amount_fen=100, account=payout.account.number)
    till.bank().transfers.reversals.create(other, {"amount": 100})
    till.deliver()

    poll_transfers()

    assert (outcomes(), states()) == (["unknown transfer"], [])
    assert (owed_to_shop(payout.shop_id), total()) == (0, 0)
