"""At the same moment: the database decides, on PostgreSQL and on SQLite."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Barrier

import pytest
from django.db import connections

from sellers.ledger.models import Transaction
from sellers.ledger.queries import owed_to_shop
from shop.payouts.batchfile import show_file
from shop.payouts.batching import approve_batch, make_batch
from shop.payouts.confirming import import_confirmation
from shop.payouts.errors import NotAnyMore, NothingToPay
from shop.payouts.models import Batch, Payout
from shop.payouts.services import prepare_payout
from tests.cast import an_operator
from tests.shop.payouts.owed import a_batch_of, a_due_shop, a_prepared, approved, books, refunded

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 6


def together(acts):
    """Each act at the same moment in a thread of its own; what each came to."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait()
            return act() or "nothing"
        except (NotAnyMore, NothingToPay) as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_many_nights_at_once_prepare_once():
    shop = a_due_shop()

    answers = together([lambda: prepare_payout(shop_id=shop.pk) and "prepared"] * MANY)

    assert sorted(answers) == ["nothing"] * (MANY - 1) + ["prepared"]
    assert Payout.objects.count() == 1


def test_two_operators_put_together_once():
    a_prepared()
    by = an_operator()

    answers = together(
        [lambda: make_batch(method="bank", encoding="utf-8-sig", by=by) and "made"] * MANY
    )

    assert answers.count("made") == 1
    assert Batch.objects.count() == 1


def test_many_approvers_at_once_let_it_leave_once():
    batch = a_batch_of(payout := a_prepared())
    people = [an_operator(f"运营{each}") for each in range(MANY)]

    answers = together(
        [lambda by=by: approve_batch(batch=batch, by=by, total_fen=9500) for by in people]
    )

    assert sorted(map(str, answers)) == ["NotAnyMore"] * (MANY - 1) + ["True"]
    assert (owed_to_shop(payout.shop_id), books()["transit"]) == (0, -9500)


def test_the_same_confirmation_at_once_counts_once():
    payout = a_prepared()
    batch, by = approved(a_batch_of(payout)), an_operator()
    show_file(batch=batch, by=by)
    data = f"打款编号,金额（元）,结果,原因\n{payout.number},95,成功,\n合计,95,1,".encode()

    answers = together(
        [lambda: import_confirmation(batch=batch, file=BytesIO(data), by=by)["paid"]] * MANY
    )

    assert sorted(map(str, answers)) == ["1"] + ["nothing"] * (MANY - 1)
    assert (books()["transit"], books()["bank"]) == (0, -9500)


def test_a_refund_that_races_with_approval_is_taken_off_or_carried():
    payout = a_prepared()
    batch, by, part = a_batch_of(payout), an_operator(), payout.parts.get().seller_order

    together(
        [
            lambda: approve_batch(batch=batch, by=by, total_fen=9500),
            lambda: refunded(part, 9500),
        ]
    )

    payout.refresh_from_db()
    if payout.state == "prepared":  # it came after the look and before the leaving: look again
        assert approve_batch(batch=batch, by=by, total_fen=9500) is False
        payout.refresh_from_db()
    left = {"approved": -9500, "cancelled": 0}
    assert owed_to_shop(payout.shop_id) == left[payout.state]
    assert Transaction.objects.filter(kind="payout").count() == (payout.state == "approved")
