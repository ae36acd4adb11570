"""The machine: all that can be done, and what both books say in the end."""

from sellers.ledger.models import Account
from sellers.ledger.queries import balance
from tests.flows.books.course import Course
from tests.flows.books.disputing import Disputing
from tests.flows.books.refunding import Refunding
from tests.flows.books.returning import Returning
from tests.flows.books.sending import Sending


class BooksMachine(Course, Sending, Refunding, Returning, Disputing):
    def end(self):
        """What was told late is told, what was silent speaks: then both books say the same."""
        self.bank.faults.clear()
        self.bank.cashier.refunds.behave("succeeded")
        self.tell_all()
        self.run_timetable()
        for refund in self.bank.rows("refund", "pending"):
            self.bank.cashier.refunds.settle(refund["id"], "succeeded")
        self.tell_all()
        self.compare_with_the_bank()
        self.all_is_true()
        assert balance(Account.Purpose.CLEARING) == self.bank.available()
