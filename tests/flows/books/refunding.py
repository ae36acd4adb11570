"""Money back by pieces or by an amount, what the bank makes of it, and what people do then."""

from operator import methodcaller

from hypothesis import strategies as st

from shop.order.models import SellerOrder
from shop.payments.by_hand import approve_paid, report_paid, try_again, turn_down_paid
from shop.payments.models import Refund
from shop.payments.queries import STUCK
from shop.payments.refunds import Back, GoodsBack, refund_lines
from shop.payments.sums import goods_of
from tests.flows.books.step import PICK, Steps, at_the_bank, one_of, some, step

PAID = ["new", "accepted", "sent", "delivered", "completed"]
GIVEN = methodcaller("rows", "refund", "pending", "succeeded")


class Refunding(Steps):
    def back(self, line, pieces, fen, **more):
        part = SellerOrder.objects.get(pk=line.seller_order_id)
        self.serial += 1
        goods = [GoodsBack(line.pk, pieces, fen)]
        back = Back(
            seller_order=part, key=f"by-{self.serial}", reason="goodwill", lines=goods, **more
        )
        self.do(refund_lines, back=back)
        return back

    def line(self, pick):
        """Of a part that was paid, and not all of it given back."""
        parts = {part.pk for part in self.sight.of("parts", status=PAID)}
        lines = self.sight.of("lines", seller_order_id=parts)
        lefts = [line for line in lines if line.refunded_fen < line.price_fen]
        return one_of(lefts or lines, pick)

    @step(some("parts", status=PAID), pick=PICK, wanted=st.integers(1, 2))
    def refund_pieces(self, pick, wanted):
        line = self.line(pick)
        left = line.quantity - line.refunded_pieces
        if pieces := min(wanted, left):
            worth = line.price_fen - line.refunded_fen
            fen = goods_of(left_fen=worth, pieces_left=left, pieces=pieces)
            self.back(line, pieces, fen, postage_fen=pick % 2)

    @step(some("parts", status=PAID), pick=PICK, fen=st.integers(1, 3000))
    def refund_an_amount(self, pick, fen):
        line = self.line(pick)
        self.back(line, 0, min(fen, line.price_fen - line.refunded_fen))

    @step(some("parts", status=PAID), pick=PICK, over=st.integers(1, 2), weight=1)
    def refund_too_much(self, pick, over):
        line = self.line(pick)
        self.back(line, 0, line.price_fen - line.refunded_fen + over)
        self.assert_nothing_moved()

    @step(some("parts", status=PAID), pick=PICK, weight=1)
    def refund_for_one_cause_twice(self, pick):
        back = self.back(self.line(pick), 0, 1)
        before = Refund.objects.count()
        self.do(refund_lines, back=back)
        assert Refund.objects.count() == before

    @step(how=st.sampled_from(["succeeded", "pending"]), weight=1)
    def the_bank_takes_its_time(self, how):
        """What every next refund says at first."""
        self.bank.cashier.refunds.behave(how)

    @step(at_the_bank(GIVEN), pick=PICK, to=st.sampled_from(["succeeded", "failed"]))
    def the_bank_says_more(self, pick, to):
        """Pending ones come to an end; one that had succeeded may fail all the same."""
        self.bank.cashier.refunds.settle(one_of(GIVEN(self.bank), pick)["id"], to)

    def stuck(self, pick):
        rows = self.sight.of("refunds", state=list(STUCK))
        return Refund.objects.get(pk=one_of(rows, pick).pk)

    @step(some("refunds", state=["failed"]), pick=PICK)
    def try_again(self, pick):
        rows = self.sight.of("refunds", state=["failed"])
        refund = Refund.objects.get(pk=one_of(rows, pick).pk)
        self.do(try_again, refund=refund, by=self.market.operators[0])

    @step(some("refunds", state=list(STUCK)), pick=PICK)
    def say_it_was_paid_by_hand(self, pick):
        by = one_of(self.market.operators, pick)
        self.do(report_paid, refund=self.stuck(pick), means="微信转账", by=by)

    @step(some("refunds", state=list(STUCK)), pick=PICK, other=PICK, weight=3)
    def approve_what_was_paid_by_hand(self, pick, other):
        by = one_of(self.market.operators, other)
        self.do(approve_paid, refund=self.stuck(pick), by=by)

    @step(some("refunds", state=list(STUCK)), pick=PICK)
    def turn_down_what_was_paid_by_hand(self, pick):
        self.do(turn_down_paid, refund=self.stuck(pick), by=self.market.operators[2])

    @step(some("refunds"), pick=PICK, weight=1)
    def try_again_what_is_not_stuck(self, pick):
        refund = Refund.objects.get(pk=one_of(self.sight.refunds, pick).pk)
        self.do(try_again, refund=refund, by=self.market.operators[0])
