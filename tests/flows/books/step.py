"""A rule of the machine: one deed, its refusals, what follows after commit, and the counting."""

import sys
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import timedelta
from unittest.mock import patch
from zlib import crc32

from celery.exceptions import Retry
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from hypothesis.strategies import SearchStrategy

from sellers.stockroom.errors import OutOfStock
from shop.fulfilment.errors import FulfilmentError
from shop.payments import gateway
from shop.payments.errors import PaymentError, PaymentUnavailable
from shop.payouts.confirming import NotAConfirmation
from shop.payouts.errors import PayoutError
from shop.returns.errors import ReturnError
from tests.flows.books import truths
from tests.flows.books.bank import Bank
from tests.flows.books.sight import look

REFUSALS = (
    OutOfStock, FulfilmentError, PaymentError, PayoutError, NotAConfirmation, ReturnError
)  # fmt: skip
PICK = st.integers(0, 11)
_now = timezone.now


@dataclass(frozen=True)
class Step:
    """What can be done next, if there is what it needs; the likelier the heavier."""

    deed: Callable
    needs: Callable
    drawn: SearchStrategy
    weight: int


def step(needs=lambda machine: True, *, weight=2, **drawn):
    """`needs`: what must be there, asked of the machine; the rest are strategies, by name."""

    def wrap(deed):
        deed.step = Step(deed, needs, st.fixed_dictionaries(drawn), weight)
        return deed

    return wrap


def some(table, **wanted):
    """`needs`: at least one such row."""
    return lambda machine: machine.sight.of(table, **wanted)


def at_the_bank(of):
    """`needs`: there is something of it there."""
    return lambda machine: of(machine.bank)


def one_of(rows, pick):
    return rows[pick % len(rows)]


class Steps(RuleBasedStateMachine):
    """One example: it begins in the same market, and leaves nothing behind."""

    market, taken, refused = None, Counter(), Counter()

    def __init__(self):
        super().__init__()
        self.bank, self.shift = Bank(), timedelta()
        self.serial, self.own = 0, Counter()
        self.all_steps = self.steps()
        self.made = dict(self.market.made)
        self.stack = ExitStack()
        self.stack.enter_context(patch.object(gateway, "_client", self.bank.client))
        self.stack.enter_context(patch.object(timezone, "now", lambda: _now() + self.shift))
        self.stack.enter_context(transaction.atomic())
        self.sight = look()

    def teardown(self):
        """The end is asked for where all went well so far; nothing of it stays."""
        try:
            if sys.exc_info()[0] is None:
                self.end()
        finally:
            transaction.set_rollback(True)
            self.stack.close()

    def end(self):
        """Of a machine that has more to say."""

    @rule(turn=st.integers(0, 2**16), data=st.data())
    def do_something(self, turn, data):
        """One of all that can be done now.

        One rule, for hypothesis leaves out most of many in each example, and so seldom comes far;
        and it loves the first of a list, so the turns are shuffled by their number.
        """
        can = {each.deed.__name__: each for each in self.all_steps if each.needs(self)}
        names = (self.seldom, self.heaviest, self.weighted)[turn % 3](can)
        name = names[crc32(f"{turn} {self.own.total()}".encode()) % len(names)]
        note(name)
        self.take(can[name], data.draw(can[name].drawn))

    def seldom(self, can):
        """What was done least in this example."""
        least = min(self.own[name] for name in can)
        return [name for name in can if self.own[name] == least]

    def heaviest(self, can):
        """What leads deepest."""
        most = max(each.weight for each in can.values())
        return [name for name, each in can.items() if each.weight == most]

    def weighted(self, can):
        return [name for name, each in can.items() for _ in range(each.weight)]

    def take(self, chosen, drawn):
        self.taken[chosen.deed.__name__] += 1
        self.own[chosen.deed.__name__] += 1
        chosen.deed(self, **drawn)

    @classmethod
    def steps(cls):
        members = (getattr(cls, name) for name in sorted(dir(cls)) if name != "steps")
        return [each.step for each in members if hasattr(each, "step")]

    def do(self, service, **given):
        """A refusal of its own moves nothing; None then."""
        before = look()
        try:
            done = service(**given)
        except REFUSALS as refusal:
            self.refused[type(refusal).__name__] += 1
            self.assert_nothing_moved(before, refusal)
            return None
        self.after_commit()
        return done

    def assert_nothing_moved(self, before=None, refusal=None):
        """Where nobody answers, the attempt waits with its key for the same question."""
        waits = ["attempts"] if isinstance(refusal, PaymentUnavailable) else []
        assert look().differs(before or self.sight) in ([], waits)

    def after_commit(self):
        """What waits for the commit; the timetable asks again where nobody answers."""
        while connection.run_on_commit:
            _, call, _ = connection.run_on_commit.pop(0)
            with suppress(PaymentUnavailable, Retry):
                call()

    @invariant()
    def all_is_true(self):
        sight, before = look(), self.sight
        if sight == before:
            return
        self.sight = sight
        truths.every_fact_balances(sight)
        truths.each_charge_is_divided_to_the_fen(sight, self.bank)
        truths.each_share_is_what_was_not_given_back(sight)
        truths.nothing_is_given_back_above_what_was_paid(sight)
        truths.nobody_gets_back_more_than_she_paid(sight, self.bank)
        truths.no_balance_is_paid_twice(sight)
        truths.payouts_are_the_sum_of_their_parts(sight)
        truths.no_piece_is_promised_twice(sight, self.made)
