"""A shop's part on its way, or called off before."""

from functools import partial

from hypothesis import strategies as st

from shop.fulfilment.parcels import send
from shop.fulfilment.services import accept, call_off, decline, mark_delivered
from shop.order.models import SellerOrder
from tests.flows.books.step import PICK, Steps, one_of, some, step

EVERY = ("awaiting_payment", "new", "accepted", "sent", "delivered", "completed", "cancelled")

DEEDS = {
    "accept": partial(accept, by=None),
    "send": partial(send, by=None),
    "arrive": partial(mark_delivered, proof="buyer"),
    "call_off": call_off,
}


class Sending(Steps):
    def part(self, pick, *status):
        row = one_of(self.sight.of("parts", status=status), pick)
        return SellerOrder.objects.select_related("order", "shop").get(pk=row.pk)

    @step(some("parts", status=["new"]), pick=PICK, weight=4)
    def a_shop_accepts(self, pick):
        self.do(accept, seller_order=self.part(pick, "new"), by=None)

    @step(some("parts", status=["new", "accepted"]), pick=PICK, weight=1)
    def a_shop_declines(self, pick):
        part = self.part(pick, "new", "accepted")
        self.do(decline, seller_order=part, by=None, reason="declined")

    @step(some("parts", status=["new", "accepted"]), pick=PICK, weight=1)
    def a_buyer_calls_off(self, pick):
        self.do(call_off, seller_order=self.part(pick, "new", "accepted"))

    @step(some("parts", status=["accepted"]), pick=PICK, weight=4)
    def send_all(self, pick):
        self.do(send, seller_order=self.part(pick, "accepted"), by=None, carrier="sf")

    @step(some("parts", status=["accepted"]), pick=PICK, pieces=st.integers(0, 2), weight=2)
    def send_some(self, pick, pieces):
        part = self.part(pick, "accepted")
        line = part.lines.order_by("pk").first()
        self.do(send, seller_order=part, by=None, carrier="sf", pieces={line.pk: pieces})

    @step(some("parts", status=["sent"]), pick=PICK, weight=4)
    def arrive(self, pick):
        self.do(mark_delivered, seller_order=self.part(pick, "sent"), proof="buyer")

    @step(some("parts"), pick=PICK, deed=st.sampled_from(sorted(DEEDS)), weight=1)
    def act_out_of_turn(self, pick, deed):
        self.do(DEEDS[deed], seller_order=self.part(pick, *EVERY))
