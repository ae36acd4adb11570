"""What is true after every step, whatever was done: asked of the books and of the rows."""

from collections import Counter

from sellers.ledger.queries import faults, total
from shop.payments.sums import share_until

CAME = {"sale", "late", "suspense"}  # facts by which a buyer's money comes in
LEAVING, GONE = {"approved", "in_transit"}, {"approved", "in_transit", "paid"}
UNPAID = {"asked", "failed", "by_hand"}  # refunds that the buyer does not have yet


def every_fact_balances(sight):
    facts = {}
    for entry in sight.entries:
        facts.setdefault(entry.fact, []).append(entry.amount_fen)
    assert all(sum(amounts) == 0 and len(amounts) >= 2 for amounts in facts.values())
    assert total() == 0
    assert not faults().exists()


def each_charge_is_divided_to_the_fen(sight, bank):
    """Charge = shares + commission + suspense + refunds + what banks took for good - our own.

    And what lies with the payment provider of it is the charge less fees, refunds given, disputes.
    """
    for order in sight.orders:
        books = Books(sight.by_order[order.number])
        rows = Rows(sight, order)
        charge = sum(_charged(attempt, bank) for attempt in rows.attempts)
        own = books["goodwill"] + books["return_freight"]
        shares, commission = -books["shop_payable"], -books["commission"]
        assert charge == books.came
        assert charge == shares + commission - books["suspense"] + rows.refunds + rows.borne - own
        assert books["clearing"] == charge - books["gateway_fee"] - rows.given - rows.taken
        assert -books["buyer_refund"] == rows.owed_back
        assert books["dispute"] == rows.taken_and_not_decided


class Books(Counter):
    """An order's entries, summed by purpose; debit positive."""

    def __init__(self, entries):
        super().__init__()
        self.came = 0
        for entry in entries:
            self[entry.purpose] += entry.amount_fen
            if entry.purpose == "clearing" and entry.kind in CAME:
                self.came += entry.amount_fen


class Rows:
    """What an order's rows say, by themselves."""

    def __init__(self, sight, order):
        self.attempts = sight.of("attempts", order_id=order.pk)
        ids = {attempt.pk for attempt in self.attempts}
        refunds, disputes = (
            sight.of("refunds", attempt_id=ids),
            sight.of("disputes", attempt_id=ids),
        )
        by_bank = [row for row in refunds if row.reference in {each.stripe_id for each in disputes}]
        succeeded = [row for row in refunds if row.state == "succeeded" and row not in by_bank]
        away = [each for each in disputes if each.is_taken and not each.is_back]
        self.refunds = _fen(refunds)
        self.owed_back = _fen(row for row in refunds if row.state in UNPAID)
        self.given = _fen(row for row in succeeded if row.approved_by_id is None)
        self.taken = _fen(away)
        self.taken_and_not_decided = _fen(each for each in away if not each.is_borne)
        self.borne = _fen(each for each in away if each.is_borne) - _fen(by_bank)


def _fen(rows):
    return sum(row.amount_fen for row in rows)


def _charged(attempt, bank):
    if attempt.state not in {"succeeded", "mismatched"}:
        return 0
    return bank.session(attempt.session)["amount_total"]


def each_share_is_what_was_not_given_back(sight):
    """The books' account of a part, beside its own columns; a lost dispute is a fact of its own."""
    numbers = {order.pk: order.number for order in sight.orders}
    for part in sight.parts:
        owner = f"shop:{part.shop_id}"
        entries = sight.by_order[numbers[part.order_id]]
        mine = [e for e in entries if e.owner == owner and e.kind != "dispute_lost"]
        assert -_fen(mine) == (kept(part) if part.status != "awaiting_payment" else 0)


def kept(part):
    paid = part.goods_fen + part.postage_fen - part.goods_refunded_fen - part.postage_refunded_fen
    return paid - (part.commission_fen - part.commission_refunded_fen) - part.freight_fen


def nothing_is_given_back_above_what_was_paid(sight):
    for line in sight.lines:
        rows = sight.of("refund_lines", line_id=line.pk)
        assert line.refunded_fen == sum(row.goods_fen for row in rows) <= line.price_fen
        assert line.refunded_pieces == sum(row.pieces for row in rows) <= line.quantity
        back = sum(row.commission_fen for row in rows)
        assert (
            line.commission_refunded_fen
            == back
            == share_until(
                part_fen=line.commission_fen, given_fen=line.refunded_fen, whole_fen=line.price_fen
            )
        )
    for part in sight.parts:
        lines = sight.of("lines", seller_order_id=part.pk)
        refunds = sight.of("refunds", seller_order_id=part.pk)
        assert part.goods_refunded_fen == sum(line.refunded_fen for line in lines)
        assert part.postage_refunded_fen == sum(row.postage_fen for row in refunds)
        given = _fen(refunds) - sum(row.freight_fen for row in refunds)
        assert given == part.goods_refunded_fen + part.postage_refunded_fen
        assert given <= part.goods_fen + part.postage_fen


def nobody_gets_back_more_than_she_paid(sight, bank):
    """Or was given on top, by whoever let too small a payment count.

    What a bank took for good beside a refund is for people to settle: it waits for them.
    """
    for order in sight.orders:
        rows = Rows(sight, order)
        ids = {attempt.pk for attempt in rows.attempts}
        freight = sum(row.freight_fen for row in sight.of("refunds", attempt_id=ids))
        paid = sum(_charged(attempt, bank) for attempt in rows.attempts)
        given = sum(
            entry.amount_fen
            for entry in sight.by_order[order.number]
            if (entry.purpose, entry.kind) == ("goodwill", "suspense_settled")
        )
        assert rows.borne or rows.refunds - freight <= paid + max(0, given)
        assert all(attempt.refunded_fen <= attempt.amount_fen for attempt in rows.attempts)


def no_balance_is_paid_twice(sight):
    taken = [row.seller_order_id for row in sight.payout_parts if row.is_active]
    assert len(taken) == len(set(taken))
    completed = Counter()
    for part in sight.of("parts", status="completed"):
        completed[part.shop_id] += part.goods_fen + part.postage_fen - part.commission_fen
    for shop, gone in gone_to(sight).items():
        assert gone <= completed[shop]
    numbers = {order.number for order in sight.orders}
    for shop in {part.shop_id for part in sight.parts}:
        mine = [entry for entry in sight.entries if entry.owner == f"shop:{shop}"]
        assert _fen(e for e in mine if e.reference not in numbers) == gone_to(sight)[shop]


def gone_to(sight):
    """What has left for each shop, and did not come back."""
    gone = Counter()
    for payout in sight.of("payouts", state=GONE):
        gone[payout.shop_id] += payout.amount_fen
    return gone


def payouts_are_the_sum_of_their_parts(sight):
    for payout in sight.payouts:
        parts = sight.of("payout_parts", payout_id=payout.pk)
        assert payout.amount_fen == _fen(parts) + payout.carried_fen
        waiting = sight.of("batch_lines", payout_id=payout.pk, result="waiting")
        assert len(waiting) <= 1
    transit = [entry for entry in sight.entries if entry.purpose == "payout_transit"]
    assert -_fen(transit) == _fen(sight.of("payouts", state=LEAVING))
    for batch in sight.of("batches", state={"prepared", "approved", "submitted", "settled"}):
        lines = sight.of("batch_lines", batch_id=batch.pk, result={"waiting", "paid", "failed"})
        assert batch.total_fen >= _fen(lines)


def no_piece_is_promised_twice(sight, made):
    """What is on hand, sent out and put back again is what was made; held is what is promised."""
    promised, sent = Counter(), Counter()
    open_orders = {order.pk for order in sight.of("orders", status="awaiting_payment")}
    open_parts = {part.pk for part in sight.of("parts", status={"new", "accepted"})}
    open_parts |= {part.pk for part in sight.of("parts", order_id=open_orders)}
    for line in sight.lines:
        sent[line.product_id] += line.packed
        if line.seller_order_id in open_parts:
            promised[line.product_id] += line.quantity - line.packed
    for stock in sight.stock:
        assert stock.held == promised[stock.pk]
        if stock.on_hand is not None:
            assert stock.on_hand >= stock.held >= 0
            assert stock.on_hand + sent[stock.pk] == made[stock.pk]
