"""Orders, and how their money comes: at once, late, twice, in another amount, or not."""

from datetime import timedelta
from operator import attrgetter, methodcaller

from hypothesis import strategies as st

from shop.fulfilment.tasks import (
    cancel_silent,
    complete_overdue,
    deliver_overdue,
    remind_silent,
)
from shop.order.models import Order
from shop.payments.services import start_payment
from shop.payments.tasks import expire_unpaid, reconcile_open_attempts, retry_refunds
from shop.payouts.tasks import poll_transfers
from shop.returns.tasks import move_overdue
from tests.flows.books.bank import Bank, knock, renamed
from tests.flows.books.step import PICK, Steps, at_the_bank, one_of, some, step
from tests.shop.baskets import an_order

WANTED = st.lists(
    st.tuples(st.integers(0, 5), st.integers(1, 2)),
    min_size=1,
    max_size=3,
    unique_by=lambda x: x[0],
)
POSTAGE = st.sampled_from([0, 1200])
TIMETABLE = (
    expire_unpaid, reconcile_open_attempts, retry_refunds, remind_silent, cancel_silent,
    deliver_overdue, complete_overdue, move_overdue, poll_transfers,
)  # fmt: skip
UNPAID = methodcaller("sessions", "open")
BEGUN = methodcaller("sessions", "complete")
HEARD = attrgetter("heard")


class Buying(Steps):
    def place_order(self, wanted, postage):
        works = {self.market.works[number]: pieces for number, pieces in wanted}
        return self.do(an_order, pieces_by_work=works, postage_fen=postage)

    def tell_all(self):
        for event, body in self.bank.waiting():
            self.do(self.bank.deliver, event=event, body=body)

    @step(wanted=WANTED, postage=POSTAGE, weight=4)
    def order(self, wanted, postage):
        self.place_order(wanted, postage)

    @step(some("orders", status="awaiting_payment"), pick=PICK, weight=4)
    def press_pay(self, pick):
        order = one_of(self.sight.of("orders", status="awaiting_payment"), pick)
        self.do(start_payment, order=Order.objects.get(pk=order.pk))

    @step(some("orders"), pick=PICK, weight=1)
    def press_pay_whenever(self, pick):
        order = one_of(self.sight.orders, pick)
        self.do(start_payment, order=Order.objects.get(pk=order.pk))

    @step(at_the_bank(UNPAID), pick=PICK, is_told=st.booleans(), weight=4)
    def pay(self, pick, is_told):
        self.bank.pay(one_of(UNPAID(self.bank), pick))
        if is_told:
            self.tell_all()

    @step(at_the_bank(UNPAID), pick=PICK, off=st.sampled_from([-1, 1, 500]), weight=2)
    def pay_another_amount(self, pick, off):
        session = one_of(UNPAID(self.bank), pick)
        amount = self.bank.session(session)["amount_total"]
        self.bank.pay(session, amount_total=amount + off)

    @step(at_the_bank(UNPAID), pick=PICK, weight=3)
    def begin_to_pay(self, pick):
        self.bank.begin_to_pay(one_of(UNPAID(self.bank), pick))

    @step(at_the_bank(BEGUN), pick=PICK, weight=5)
    def slow_money_comes(self, pick):
        self.bank.pay(one_of(BEGUN(self.bank), pick), status="open")

    @step(at_the_bank(Bank.waiting), pick=PICK)
    def tell_one(self, pick):
        """Whichever: later events may come first."""
        event, body = one_of(self.bank.waiting(), pick)
        self.do(self.bank.deliver, event=event, body=body)

    @step(at_the_bank(Bank.waiting))
    def tell_what_waits(self):
        self.tell_all()

    @step(at_the_bank(HEARD), pick=PICK, weight=1)
    def tell_the_same_again(self, pick):
        assert knock(one_of(self.bank.heard, pick)) == "repeated"
        self.assert_nothing_moved()

    @step(at_the_bank(HEARD), pick=PICK)
    def tell_the_same_under_another_id(self, pick):
        self.do(knock, body=renamed(one_of(self.bank.heard, pick)))

    @step(faults=st.lists(st.sampled_from(["before", "after"]), max_size=2), weight=1)
    def nobody_answers(self, faults):
        """The next calls are met by silence, before or after the deed."""
        self.bank.faults.extend(faults)

    @step(hours=st.sampled_from([1, 26, 24 * 4, 24 * 9, 24 * 11]), weight=4)
    def time_goes_by(self, hours):
        self.shift += timedelta(hours=hours)
        self.run_timetable()

    def run_timetable(self):
        for task in TIMETABLE:
            self.do(task)
