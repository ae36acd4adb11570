"""Shops are paid: prepared, put together, approved, handed over, confirmed, or not."""

from io import BytesIO

from hypothesis import strategies as st

from ground.money.fen import to_yuan
from sellers.ledger.queries import owed_to_shop
from shop.order.models import SellerOrder
from shop.payouts.batchfile import show_file
from shop.payouts.batching import approve_batch, call_off_batch, make_batch
from shop.payouts.confirming import import_confirmation
from shop.payouts.holds import hold_part, hold_shop, lift_hold
from shop.payouts.models import Batch, BatchLine, Hold, Payout
from shop.payouts.services import cancel_payout, prepare_payout, retry_payout
from shop.payouts.tasks import prepare_due
from tests.flows.books.step import PICK, Steps, one_of, some, step

HEAD = "打款编号,金额（元）,结果,原因"
WORDS = st.lists(st.sampled_from(["成功", "成功", "失败", ""]), min_size=3, max_size=3)


class PayingOut(Steps):
    def operator(self, pick):
        return one_of(self.market.operators, pick)

    @step(some("parts", status=["completed"]))
    def prepare(self):
        self.do(prepare_due)

    @step(some("parts", status=["completed"]), pick=PICK, weight=1)
    def prepare_one_shop_twice(self, pick):
        shop = one_of(self.market.shops, pick)
        self.do(prepare_payout, shop_id=shop.pk)
        assert self.do(prepare_payout, shop_id=shop.pk) is None

    @step(
        some("payouts", state=["prepared"]),
        method=st.sampled_from(["bank", "alipay", "stripe"]),
        pick=PICK,
        weight=5,
    )
    def put_a_batch_together(self, method, pick):
        self.do(make_batch, method=method, encoding="utf-8-sig", by=self.operator(pick))

    def batch(self, pick, *states):
        row = one_of(self.sight.of("batches", state=states), pick)
        return Batch.objects.get(pk=row.pk)

    @step(some("batches", state=["prepared"]), pick=PICK, other=PICK, weight=5)
    def approve_a_batch(self, pick, other):
        """Whoever put it together is refused above the limit; nobody is paid below zero."""
        batch, by = self.batch(pick, "prepared"), self.operator(other)
        is_done = self.do(approve_batch, batch=batch, by=by, total_fen=batch.total_fen)
        lines = batch.lines.filter(result="waiting").select_related("payout")
        assert not is_done or all(owed_to_shop(each.payout.shop_id) >= 0 for each in lines)
        assert not is_done or batch.prepared_by_id != by.pk or not batch.needs_two

    @step(some("batches"), pick=PICK, weight=1)
    def act_on_a_batch_out_of_turn(self, pick):
        batch = Batch.objects.get(pk=one_of(self.sight.batches, pick).pk)
        if batch.state != "prepared":
            by = self.operator(pick)
            self.do(approve_batch, batch=batch, by=by, total_fen=batch.total_fen)
            self.assert_nothing_moved()

    @step(some("batches", state=["prepared", "approved"]), pick=PICK, weight=1)
    def call_off_a_batch(self, pick):
        batch = self.batch(pick, "prepared", "approved")
        self.do(call_off_batch, batch=batch, by=self.operator(pick))

    @step(some("batches", state=["approved", "submitted"]), pick=PICK, weight=5)
    def hand_over_the_file(self, pick):
        batch = self.batch(pick, "approved", "submitted")
        if batch.method != "stripe":
            self.do(show_file, batch=batch, by=self.operator(pick))

    @step(some("batches", state=["submitted", "settled"]), pick=PICK, words=WORDS, weight=6)
    def bring_the_bank_s_word(self, pick, words):
        """On some lines, the exact file a second time, and a word taken back."""
        self.bring_word_of(self.batch(pick, "submitted", "settled"), words)

    def bring_word_of(self, batch, words):
        lines = BatchLine.objects.filter(batch=batch).exclude(result="dropped")
        file = confirmation(lines.select_related("payout").order_by("pk"), words)
        counts = self.bring(batch, file)
        if counts:
            again = self.bring(batch, file)
            assert (again["paid"], again["failed"]) == (0, 0)

    def bring(self, batch, file):
        by = self.market.operators[0]
        return self.do(import_confirmation, batch=batch, file=BytesIO(file), by=by)

    def payout(self, pick, *states):
        row = one_of(self.sight.of("payouts", state=states), pick)
        return Payout.objects.get(pk=row.pk)

    @step(some("payouts", state=["failed"]), pick=PICK, weight=7)
    def retry_a_payout(self, pick):
        self.do(retry_payout, payout=self.payout(pick, "failed"), by=self.operator(pick))

    @step(some("payouts", state=["prepared", "failed"]), pick=PICK, weight=1)
    def cancel_a_payout(self, pick):
        payout = self.payout(pick, "prepared", "failed")
        self.do(cancel_payout, payout=payout, by=self.operator(pick))

    @step(some("payouts"), pick=PICK, deed=st.sampled_from([retry_payout, cancel_payout]), weight=1)
    def act_on_a_payout_out_of_turn(self, pick, deed):
        payout = Payout.objects.get(pk=one_of(self.sight.payouts, pick).pk)
        if payout.state not in {"prepared", "failed"}:
            self.do(deed, payout=payout, by=self.operator(pick))
            self.assert_nothing_moved()

    @step(pick=PICK, weight=1)
    def hold_a_shop(self, pick):
        shop = one_of(self.market.shops, pick)
        self.do(hold_shop, shop=shop, reason="在核对", by=self.operator(pick))

    @step(some("parts"), pick=PICK, weight=1)
    def hold_a_part(self, pick):
        part = SellerOrder.objects.get(pk=one_of(self.sight.parts, pick).pk)
        self.do(hold_part, seller_order=part, reason="在核对", by=self.operator(pick))

    @step(some("holds"), pick=PICK)
    def lift_a_hold(self, pick):
        rows = self.sight.of("holds", lifted_at=None) or self.sight.holds
        hold = Hold.objects.get(pk=one_of(rows, pick).pk)
        self.do(lift_hold, hold=hold, by=self.operator(pick))


def confirmation(lines, words):
    """What a bank says of the first of these lines; where it says no word, it comes later."""
    answers = [(line, word) for line, word in zip(lines, words, strict=False) if word]
    rows = [
        f"{line.payout.number},{to_yuan(line.amount_fen)},{word},{'户名不符' * (word == '失败')}"
        for line, word in answers
    ]
    total = to_yuan(sum(line.amount_fen for line, _ in answers))
    return "\r\n".join([HEAD, *rows, f"合计,{total},{len(rows)},"]).encode("utf-8-sig")
