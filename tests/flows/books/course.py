"""The usual course: what every order would become if nothing went wrong, one stage at a time."""

from datetime import timedelta
from functools import partial

from hypothesis import strategies as st
from hypothesis.stateful import initialize

from shop.fulfilment.parcels import send
from shop.fulfilment.services import accept, mark_delivered
from shop.order.models import Order, SellerOrder
from shop.payments.services import start_payment
from shop.payouts.batchfile import show_file
from shop.payouts.batching import approve_batch, make_batch
from shop.payouts.models import Batch
from shop.payouts.tasks import prepare_due
from tests.flows.books.buying import POSTAGE, UNPAID, WANTED, Buying
from tests.flows.books.paying_out import PayingOut
from tests.flows.books.step import step

NEXT = {
    "new": partial(accept, by=None),
    "accepted": partial(send, by=None, carrier="sf"),
    "sent": partial(mark_delivered, proof="buyer"),
}
FAR = st.sampled_from([4, 8, 0, 9, 4, 7, 1, 9, 2, 3, 5, 6])
METHODS = ("bank", "alipay", "stripe")


class Course(Buying, PayingOut):
    @initialize(wanted=WANTED, more=WANTED, postage=POSTAGE, far=FAR)
    def begin_with_two_orders(self, wanted, more, postage, far):
        """Just placed, or anywhere on their way to being paid out."""
        for basket in (wanted, more):
            self.place_order(basket, postage)
        for _ in range(far):
            self.all_is_true()
            self.go_on()

    @step(weight=2)
    def go_on_as_usual(self):
        self.go_on()

    def go_on(self):
        """The hindmost first, so that nothing takes two stages at once."""
        self.pay_out_further()
        if self.sight.of("parts", status=["delivered"]):
            self.shift += timedelta(days=9)
            self.run_timetable()
        for part in self.sight.of("parts", status=list(NEXT)):
            row = SellerOrder.objects.select_related("order", "shop").get(pk=part.pk)
            self.do(NEXT[part.status], seller_order=row)
        for order in self.sight.of("orders", status="awaiting_payment"):
            self.do(start_payment, order=Order.objects.get(pk=order.pk))
        for session in UNPAID(self.bank):
            self.bank.pay(session)
        self.tell_all()

    def pay_out_further(self):
        one, two, _ = self.market.operators
        for batch in Batch.objects.filter(state="submitted").exclude(method="stripe"):
            self.bring_word_of(batch, ["成功"] * 3)
        for batch in Batch.objects.filter(state="approved").exclude(method="stripe"):
            self.do(show_file, batch=batch, by=one)
        for batch in Batch.objects.filter(state="prepared"):
            self.do(approve_batch, batch=batch, by=two, total_fen=batch.total_fen)
        for method in METHODS if self.sight.of("payouts", state="prepared") else ():
            self.do(make_batch, method=method, encoding="utf-8-sig", by=one)
        if self.sight.of("parts", status="completed"):
            self.do(prepare_due)
