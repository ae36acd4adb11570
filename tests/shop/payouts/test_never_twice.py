"""Whatever is sold, refunded, held, prepared, approved, confirmed and failed, in any order.

No part of an order is in two payouts that count, nobody is paid more than was due, and the books
say the same as the rows.
"""

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sellers.ledger.models import Account
from sellers.ledger.queries import balance, owed_to_shop, total
from shop.payouts.batchfile import show_file
from shop.payouts.batching import approve_batch, call_off_batch, make_batch
from shop.payouts.errors import NotAnyMore, NothingToPay
from shop.payouts.holds import hold_shop, lift_hold
from shop.payouts.models import Batch, Hold, Payout, PayoutPart
from shop.payouts.services import (
    cancel_payout,
    fail_payout,
    prepare_payout,
    retry_payout,
    settle_payout,
)
from tests.cast import an_operator
from tests.shop.payouts.owed import a_verified_shop, refunded, sold, with_account

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
Purpose = Account.Purpose
STEPS = (
    "sell", "sell", "refund", "prepare", "prepare", "batch", "batch", "approve", "approve",
    "file", "file", "call_off", "settle", "settle", "fail", "retry", "cancel", "hold", "lift",
)  # fmt: skip

STEP = st.tuples(st.sampled_from(STEPS), st.integers(0, 9))


class World:
    def __init__(self):
        self.shop, self.by = a_verified_shop(), an_operator()
        with_account(self.shop)
        self.parts, self.sold, self.refunds = [], 0, 0

    def take(self, step, pick):
        with suppress(NotAnyMore, NothingToPay):
            getattr(self, step)(pick)

    def sell(self, pick):
        self.parts.append(sold(self.shop, 10000))
        self.sold += 9500

    def refund(self, pick):
        if self.parts:
            refunded(self.parts[pick % len(self.parts)], 700 + pick)
            self.refunds += 700 + pick

    def prepare(self, pick):
        prepare_payout(shop_id=self.shop.pk)

    def batch(self, pick):
        make_batch(method="bank", encoding="utf-8-sig", by=self.by)

    def approve(self, pick):
        if batch := self._any(Batch, pick):
            approve_batch(batch=batch, by=self.by, total_fen=batch.total_fen)

    def file(self, pick):
        if batch := self._any(Batch, pick):
            show_file(batch=batch, by=self.by)

    def call_off(self, pick):
        if batch := self._any(Batch, pick):
            call_off_batch(batch=batch, by=self.by)

    def settle(self, pick):
        if payout := self._any(Payout, pick):
            settle_payout(payout=payout, by=self.by)

    def fail(self, pick):
        if payout := self._any(Payout, pick):
            fail_payout(payout=payout, reason="户名不符", by=self.by)

    def retry(self, pick):
        if payout := self._any(Payout, pick):
            retry_payout(payout=payout, by=self.by)

    def cancel(self, pick):
        if payout := self._any(Payout, pick):
            cancel_payout(payout=payout, by=self.by)

    def hold(self, pick):
        hold_shop(shop=self.shop, reason="在核对", by=self.by)

    def lift(self, pick):
        for hold in Hold.objects.filter(lifted_at=None):
            lift_hold(hold=hold, by=self.by)

    def _any(self, model, pick):
        rows = list(model.objects.order_by("-pk")[:3])
        return rows[pick % len(rows)] if rows else None

    def check(self):
        gone = sum_of("approved", "in_transit", "paid")
        taken = PayoutPart.objects.filter(is_active=True).values_list("seller_order", flat=True)
        assert total() == 0
        assert owed_to_shop(self.shop.pk) == self.sold - self.refunds - gone
        assert -balance(Purpose.PAYOUT_TRANSIT) == sum_of("approved", "in_transit")
        assert -balance(Purpose.BANK) == sum_of("paid")
        assert gone <= self.sold
        assert len(taken) == len(set(taken))


def sum_of(*states):
    rows = Payout.objects.filter(state__in=states)
    return sum(rows.values_list("amount_fen", flat=True))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 9)), min_size=8, max_size=30)
)
def test_no_balance_is_paid_twice(steps, db):
    with transaction.atomic():
        world = World()
        for step, pick in steps:
            world.take(step, pick)
            world.check()
        transaction.set_rollback(True)  # each example begins with nothing
