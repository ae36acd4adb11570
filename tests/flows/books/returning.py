"""A return from asked to its end, by the buyer, the shop and the operator, in and out of turn."""

from functools import partial

from hypothesis import strategies as st

from shop.order.models import SellerOrder
from shop.returns import services
from shop.returns.deciding import Decision, Verdict, decide
from shop.returns.models import ReturnLine, ReturnRequest
from shop.returns.services import Wanted
from tests.flows.books.step import PICK, Steps, one_of, some, step

OPEN = ["asked", "accepted", "refused", "escalated", "sent", "received"]
Reason, Payer = ReturnLine.Reason, ReturnRequest.Payer
DEEDS = {
    "accept": partial(services.accept, by=None),
    "refuse": partial(services.refuse, words="洗过了", by=None),
    "refund_without_return": partial(services.refund_without_return, by=None),
    "send_back": partial(
        services.send_back, carrier="sf", tracking_number="SF1", freight_fen=1501, by=None
    ),
    "receive": partial(services.receive, by=None),
    "refund": partial(services.refund, by=None, is_shelved=False),
    "turn_to_operator": partial(services.turn_to_operator, words="没有洗过", by=None),
    "object_to": partial(services.object_to, words="破了", by=None),
    "cancel": partial(services.cancel, by=None),
}
NEXT = {
    "asked": ["accept", "refuse", "accept", "refuse", "refund_without_return"],
    "accepted": ["send_back", "send_back", "cancel"],
    "refused": ["turn_to_operator", "turn_to_operator", "cancel"],
    "sent": ["receive", "refund", "object_to"],
    "received": ["refund", "object_to"],
}
PIECES, REASON = st.integers(1, 2), st.sampled_from(list(Reason))


def delivered(machine):
    """And nothing of it on its way back."""
    going = {row.seller_order_id for row in machine.sight.of("returns", state=OPEN)}
    parts = machine.sight.of("parts", status="delivered")
    return [part for part in parts if part.pk not in going]


class Returning(Steps):
    @step(delivered, pick=PICK, pieces=PIECES, reason=REASON, weight=6)
    def ask_to_return(self, pick, pieces, reason):
        self.ask(one_of(delivered(self), pick), pieces, reason)

    @step(some("parts"), pick=PICK, pieces=PIECES, reason=REASON, weight=1)
    def ask_to_return_out_of_turn(self, pick, pieces, reason):
        self.ask(one_of(self.sight.parts, pick), pieces, reason)

    def ask(self, part, pieces, reason):
        lines = self.sight.of("lines", seller_order_id=part.pk)
        wanted = [Wanted(line.pk, min(pieces, line.quantity), reason) for line in lines]
        part = SellerOrder.objects.select_related("order", "shop").get(pk=part.pk)
        self.do(services.ask, seller_order=part, wanted=wanted)

    def request(self, pick, *states):
        row = one_of(self.sight.of("returns", state=states), pick)
        return ReturnRequest.objects.get(pk=row.pk)

    @step(some("returns", state=list(NEXT)), pick=PICK, way=PICK, weight=7)
    def go_on_with_a_return(self, pick, way):
        request = self.request(pick, *NEXT)
        self.do(DEEDS[one_of(NEXT[request.state], way)], request=request)

    @step(some("returns", state=["sent", "received"]), pick=PICK)
    def put_what_came_back_on_the_shelf(self, pick):
        request = self.request(pick, "sent", "received")
        refunded = partial(services.refund, request=request, by=None, is_shelved=True)
        before = self.refused.total()
        self.do(refunded)
        if self.refused.total() == before:
            for row in request.lines.select_related("line"):
                if self.made[row.line.product_id] is not None:
                    self.made[row.line.product_id] += row.pieces

    @step(
        some("returns", state=["escalated"]),
        pick=PICK,
        verdict=st.sampled_from(list(Verdict)),
        payer=st.sampled_from(list(Payer)),
        fen=st.integers(1, 40000),
        weight=7,
    )
    def decide_a_return(self, pick, verdict, payer, fen):
        amount = fen if verdict == Verdict.PART else None
        decision = Decision(verdict, "看过照片", payer, amount)
        by = self.market.operators[0]
        self.do(decide, request=self.request(pick, "escalated"), decision=decision, by=by)

    @step(some("returns"), pick=PICK, deed=st.sampled_from(sorted(DEEDS)), weight=1)
    def return_out_of_turn(self, pick, deed):
        self.do(DEEDS[deed], request=self.request(pick, *OPEN, "refunded", "closed"))
