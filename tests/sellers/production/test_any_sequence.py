"""Whatever is offered, made, judged and handed over in whatever order, pieces and pay add up."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sellers.ledger.models import Transaction
from sellers.production.checking import appeal, decide
from sellers.production.delivering import deliver, tell_made
from sellers.production.errors import ProductionError
from sellers.production.models import Appeal, Assignment, Check, Delivery
from sellers.production.offering import accept, decline, hand_over, offer
from tests.sellers.production.making import (
    a_coop,
    a_keeper,
    a_member,
    an_open_order,
    her,
    judged,
    lead,
    owed_to,
)

pytestmark = [pytest.mark.django_db]
few = st.integers(0, 4)
which = st.integers(0, 9)


class Workshop(RuleBasedStateMachine):
    @initialize()
    def begin(self):
        self.coop = a_coop()
        self.members = [a_member(self.coop, name) for name in "甲乙丙"]
        self.order = an_open_order(self.coop, pieces=9)
        self.other = a_keeper(self.coop)
        self.number = 0

    def pick(self, model, number):
        rows = list(model.objects.order_by("pk"))
        return rows[number % len(rows)] if rows else None

    def tried(self, service, **details):
        try:
            service(**details)
        except ProductionError:
            return

    @rule(who=st.integers(0, 2), pieces=few)
    def offered(self, who, pieces):
        wanted = {self.members[who].pk: pieces}
        self.tried(offer, order=self.order, pieces=wanted, by=lead(self.coop))

    @rule(one=which, service=st.sampled_from([accept, accept, decline]))
    def answered(self, one, service):
        if row := self.pick(Assignment, one):
            self.tried(service, assignment=row, by=her(row))

    @rule(one=which, made=few)
    def told(self, one, made):
        if row := self.pick(Assignment, one):
            self.tried(tell_made, assignment=row, made=made, by=her(row))

    @rule(one=which, pieces=few, is_again=st.booleans())
    def delivered(self, one, pieces, is_again):
        self.number += not is_again
        if row := self.pick(Assignment, one):
            self.tried(
                deliver,
                assignment=row,
                pieces=pieces,
                key=f"{self.order.pk}-{self.number}",
                by=her(row),
            )

    @rule(one=which, result=st.sampled_from(list(Check.Result)), pieces=few)
    def checked(self, one, result, pieces):
        if row := self.pick(Delivery, one):
            self.tried(judged, delivery=row, result=result, pieces=pieces)

    @rule(one=which, is_granted=st.booleans())
    def seen_again(self, one, is_granted):
        if row := self.pick(Check, one):
            self.tried(appeal, check_made=row, words="请再看", by=None)
        if row := self.pick(Appeal, one):
            self.tried(decide, appeal=row, is_granted=is_granted, answer="好", by=self.other)

    @rule(one=which, who=st.integers(0, 3), pieces=few)
    def handed_over(self, one, who, pieces):
        to = self.members[who] if who < 3 else None
        if row := self.pick(Assignment, one):
            self.tried(hand_over, assignment=row, pieces=pieces, to=to, by=lead(self.coop))

    @invariant()
    def pieces_add_up(self):
        for each in Assignment.objects.all():
            waiting = sum(each.deliveries.values_list("unchecked", flat=True))
            assert each.passed + each.rejected + waiting == each.delivered <= each.pieces
            checks = Check.objects.filter(delivery__assignment=each)
            sums = dict.fromkeys(Check.Result.values, 0)
            for result, pieces in checks.values_list("result", "pieces"):
                sums[result] += pieces
            handed_in = sum(each.deliveries.values_list("pieces", flat=True))
            assert handed_in == waiting + sum(sums.values())
            assert each.delivered == handed_in - sums["rework"]
            assert each.passed + each.rejected == sums["pass"] + sums["reject"]

    @invariant()
    def pay_is_for_each_piece_once(self):
        keys = set(Transaction.objects.filter(kind="piece_pay").values_list("key", flat=True))
        rows = list(Assignment.objects.all())
        assert keys == {f"piece:{a.pk}:{n}" for a in rows for n in range(1, a.passed + 1)}
        for member in getattr(self, "members", []):
            hers = [a for a in rows if a.membership_id == member.pk]
            assert owed_to(member) == sum(a.passed * a.piece_fen for a in hers)


class TestWorkshop(TestCase, Workshop.TestCase):
    settings = settings(
        max_examples=12, stateful_step_count=25, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
