"""What banks take back, and money of which two people decide."""

from operator import methodcaller

from hypothesis import strategies as st

from sellers.ledger.models import Transaction
from shop.payments.adjusting import (
    approve_adjustment,
    ask_about_dispute,
    ask_about_suspense,
    decline_adjustment,
)
from shop.payments.models import Adjustment, Discrepancy, Dispute
from shop.payments.reckoning import reckon
from tests.flows.books.bank import Bank
from tests.flows.books.step import PICK, Steps, _now, at_the_bank, one_of, some, step

OPEN = methodcaller("rows", "dispute", "needs_response", "warning_needs_response")


def suspended(machine):
    entries = machine.sight.entries
    return [entry for entry in entries if entry.kind == "suspense" and entry.amount_fen < 0]


class Disputing(Steps):
    @step(at_the_bank(Bank.intents), pick=PICK, part=st.sampled_from([0, 0, 700]), weight=1)
    def a_bank_takes_back(self, pick, part):
        intent = one_of(self.bank.intents(), pick)
        self.bank.cashier.disputes.open(intent, "fraudulent", part)

    @step(at_the_bank(Bank.intents), pick=PICK, weight=1)
    def a_bank_asks(self, pick):
        self.bank.cashier.disputes.open(one_of(self.bank.intents(), pick), "inquiry")

    @step(at_the_bank(OPEN), pick=PICK, end=st.sampled_from(["won", "lost"]), weight=4)
    def a_bank_decides(self, pick, end):
        self.bank.cashier.disputes.close(one_of(OPEN(self.bank), pick)["id"], end)

    @step(some("disputes"), pick=PICK, kind=st.sampled_from(["shops", "goodwill"]), weight=3)
    def ask_who_bears_a_dispute(self, pick, kind):
        lost = self.sight.of("disputes", state="lost", is_borne=False)
        dispute = Dispute.objects.get(pk=one_of(lost or self.sight.disputes, pick).pk)
        by = one_of(self.market.operators, pick)
        self.do(ask_about_dispute, dispute=dispute, kind=kind, reason="看过证据", by=by)

    @step(suspended, pick=PICK, kind=st.sampled_from(["refund", "credit"]), weight=5)
    def ask_about_suspense(self, pick, kind):
        fact = Transaction.objects.get(pk=one_of(suspended(self), pick).fact)
        by = one_of(self.market.operators, pick)
        self.do(ask_about_suspense, fact=fact, kind=kind, reason="对过账单", by=by)

    @step(some("adjustments"), pick=PICK, other=PICK, weight=5)
    def approve_an_adjustment(self, pick, other):
        """By another person; the same one is refused."""
        rows = self.sight.of("adjustments", state="asked") or self.sight.adjustments
        adjustment = Adjustment.objects.select_related("attempt__order").get(
            pk=one_of(rows, pick).pk
        )
        by = one_of(self.market.operators, other)
        self.do(approve_adjustment, adjustment=adjustment, by=by)

    @step(some("adjustments"), pick=PICK, weight=1)
    def decline_an_adjustment(self, pick):
        adjustment = Adjustment.objects.get(pk=one_of(self.sight.adjustments, pick).pk)
        self.do(decline_adjustment, adjustment=adjustment, by=self.market.operators[1])

    @step(some("attempts"), weight=1)
    def compare_with_the_bank(self):
        self.bank.faults.clear()
        for _ in range(2):  # what two of the same second tell may need the second look
            self.do(reckon, since=_now().replace(year=2026, month=1, day=1))
        open_ones = list(Discrepancy.objects.filter(state="open").values_list("known", flat=True))
        assert open_ones == [], open_ones
