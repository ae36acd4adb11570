"""Taking back what Stripe paid, over HTTP: once, no more than is owed, by two above the limit."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from ground.messages.models import Message
from sellers.ledger.models import Transaction
from sellers.ledger.queries import owed_to_shop, total
from shop.payments import gateway
from shop.payments.gateway_money import available_fen
from shop.payments.models import Discrepancy
from shop.payments.reckoning import reckon
from shop.payouts import reversing
from shop.payouts.errors import NeedsSecondPerson, NotAnyMore, TooMuchBack
from shop.payouts.models import AloneDay, Payout, Reversal
from shop.payouts.reversal_queries import reach_of
from shop.payouts.reversing import (
    approve_reversal,
    ask_reversal,
    ask_stripe_back,
    decline_reversal,
    poll_reversals,
)
from shop.payouts.tasks import poll_transfers
from tests.cast import an_operator
from tests.shop.payouts.owed import refunded, sold, told
from tests.shop.payouts.stripes import a_transfer, asked, reversals_at, states

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def payout(till):
    """¥95.00 that Stripe paid, and ¥40.00 of it given back to the buyer since."""
    payout = a_transfer(till)
    refunded(payout.parts.get().seller_order, 4000)
    return payout


def test_what_is_owed_comes_back_and_all_agree(till, payout):
    before = available_fen()

    reversal = asked(payout)

    assert (states(), owed_to_shop(payout.shop_id), total()) == (["done"], 0, 0)
    assert reversals_at(till) == [(reversal.number, 4000)]
    assert available_fen() - before == 4000
    fact = Transaction.objects.get(kind="transfer_reversed")
    assert (fact.key, fact.reference) == (f"reversal:{reversal.number}", payout.number)
    [letter] = told("payout.reversed")
    assert "¥40.00" in letter
    assert "买家退货" in letter


def test_the_reckoning_knows_it(till, payout):
    asked(payout)
    till.deliver()
    poll_transfers()

    reckon(timezone.now() - timedelta(days=1))

    assert not Discrepancy.objects.filter(known__kind="transfer_refund").exists()
    assert not Discrepancy.objects.filter(key__startswith="books:reversal").exists()


@pytest.mark.parametrize("fen", [0, -1, 4001, 9500, 10**12])
def test_no_more_than_is_owed(till, payout, fen):
    with pytest.raises(TooMuchBack):
        asked(payout, fen)

    assert (states(), reversals_at(till), owed_to_shop(payout.shop_id)) == ([], [], -4000)


def test_no_more_than_is_left_of_the_transfer(till, payout):
    asked(payout, 3999)
    refunded(payout.parts.get().seller_order, 9000)

    assert reach_of(payout) == 5501
    with pytest.raises(TooMuchBack):
        asked(payout, 5502)
    asked(payout, 5501)

    assert [fen for _, fen in reversals_at(till)] == [3999, 5501]
    assert (reach_of(payout), owed_to_shop(payout.shop_id)) == (0, -3500)


def test_who_owes_nothing_gives_nothing_back(till):
    payout = a_transfer(till)

    with pytest.raises(TooMuchBack):
        asked(payout, 1)

    assert (states(), reversals_at(till)) == ([], [])


def test_a_payout_by_the_bank_is_never_reached(till, payout):
    Payout.objects.update(reference="")

    assert reach_of(payout) == 0


def test_above_the_limit_another_person_approves(till, payout, settings):
    settings.PAYOUT_ALONE_UP_TO_FEN = 3999
    by = an_operator()
    reversal = asked(payout, by=by)
    assert (states(), reversals_at(till)) == (["asked"], [])

    with pytest.raises(NeedsSecondPerson):
        approve_reversal(reversal=reversal, by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reversal.objects.update(state="approved", approved_by=by)
    assert (states(), reversals_at(till)) == (["asked"], [])
    approve_reversal(reversal=reversal, by=an_operator("孙复核"))

    assert (states(), len(reversals_at(till))) == (["done"], 1)
    with pytest.raises(NotAnyMore):
        approve_reversal(reversal=reversal, by=an_operator("孙复核"))


def test_small_ones_are_no_way_around_the_limit_of_the_day(till, payout, settings):
    settings.PAYOUT_ALONE_UP_TO_FEN = 2500
    by = an_operator()
    asked(payout, 2000, by)
    asked(payout, 501, by)
    assert (states(), AloneDay.objects.get().fen) == (["done", "asked"], 2000)

    approve_reversal(reversal=Reversal.objects.first(), by=an_operator("孙复核"))

    assert (states(), AloneDay.objects.get().fen) == (["done", "done"], 2000)


def test_what_a_sale_made_good_meanwhile_is_not_taken(till, payout, settings):
    settings.PAYOUT_ALONE_UP_TO_FEN = 1
    reversal = asked(payout)
    sold(payout.shop)

    with pytest.raises(TooMuchBack):
        approve_reversal(reversal=reversal, by=an_operator("孙复核"))
    decline_reversal(reversal=reversal, by=an_operator("孙复核"))

    assert (states(), reversals_at(till), owed_to_shop(payout.shop_id)) == (["declined"], [], 5500)
    with pytest.raises(NotAnyMore):
        decline_reversal(reversal=reversal, by=an_operator())


def test_one_at_a_time_for_a_shop(till, payout, settings):
    settings.PAYOUT_ALONE_UP_TO_FEN = 1
    asked(payout, 100)

    with pytest.raises(TooMuchBack):
        asked(payout, 100)

    assert states() == ["asked"]


def test_an_account_that_is_empty_refuses_and_the_debt_is_carried(till, payout, settings):
    settings.OPERATOR_EMAIL = "money@qiaoshou.example"
    till.script("/_account", account=payout.account.number, to="emptied")

    reversal = asked(payout)

    assert (states(), reversal.refusal) == (["refused"], "balance_insufficient")
    assert (reversals_at(till), owed_to_shop(payout.shop_id), total()) == ([], -4000, 0)
    assert AloneDay.objects.get().fen == 0
    assert (told("payout.reversed"), Message.objects.filter(kind="payout.not_back").count()) == (
        [],
        1,
    )
    assert reach_of(payout) == 4000


@pytest.mark.parametrize("fault", ["timeout_before", "timeout_after"])
def test_silence_is_asked_again_under_the_same_key(till, payout, monkeypatch, fault):
    with monkeypatch.context() as patch:
        patch.setattr(gateway, "_TIMEOUT", 0.2)
        gateway._client.cache_clear()
        till.faults.order([fault] * 3, None, None)
        reversal = asked(payout)
    gateway._client.cache_clear()
    assert (states(), owed_to_shop(payout.shop_id)) == (["approved"], -4000)

    ask_stripe_back(reversal=reversal)
    ask_stripe_back(reversal=reversal)

    assert reversals_at(till) == [(reversal.number, 4000)]
    assert (states(), owed_to_shop(payout.shop_id)) == (["done"], 0)


def test_a_day_later_the_key_may_be_forgotten_and_it_is_looked_up(till, payout, monkeypatch):
    with monkeypatch.context() as crash:
        crash.setattr(reversing, "finish_reversal", _die)
        with pytest.raises(SystemError):
            asked(payout)
    Reversal.objects.update(approved_at=timezone.now() - timedelta(days=2))
    till.server.store.database.execute("DELETE FROM answers")

    poll_reversals()

    assert (states(), len(reversals_at(till))) == (["done"], 1)
    assert owed_to_shop(payout.shop_id) == 0


def _die(**_):
    raise SystemError


def test_many_presses_at_once_take_back_once(till, payout):
    people = [an_operator(f"运营{each}") for each in range(6)]

    def press(by):
        try:
            ask_reversal(payout=payout, amount_fen=4000, reason="买家退货", by=by)
        except TooMuchBack:
            return "too much"
        finally:
            connections.close_all()
        return "asked"

    with ThreadPoolExecutor(len(people)) as pool:
        answers = sorted(pool.map(press, people))

    assert answers == ["asked"] + ["too much"] * 5
    assert (len(reversals_at(till)), owed_to_shop(payout.shop_id), total()) == (1, 0, 0)
