"""All that money, works and promises stand at, read whole after every step."""

from collections import namedtuple
from dataclasses import dataclass, fields
from functools import cache, cached_property

from django.db import connection
from django.db.models import F

from sellers.ledger.models import Entry
from sellers.stockroom.models import Stock
from shop.order.models import Line, Order, SellerOrder
from shop.payments.models import Adjustment, Dispute, PaymentAttempt, Refund, RefundLine
from shop.payouts.models import Batch, BatchLine, Hold, Payout, PayoutPart
from shop.returns.models import ReturnRequest


class Table:
    """Its question is put into SQL once: it is asked thousands of times."""

    def __init__(self, model, *names, **elsewhere):
        columns = ("pk", *elsewhere, *names)
        rows = model.objects.order_by("pk").annotate(**elsewhere).values_list(*columns)
        self.sql, self.params = rows.query.sql_with_params()
        self.row = namedtuple(model.__name__, columns)

    def rows(self):
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.params)
            return [self.row(*row) for row in cursor.fetchall()]


@dataclass(frozen=True)
class Sight:
    """Rows as they stand; two sights are equal if nothing moved between them."""

    orders: list
    parts: list
    lines: list
    attempts: list
    refunds: list
    refund_lines: list
    disputes: list
    adjustments: list
    returns: list
    payouts: list
    payout_parts: list
    batches: list
    batch_lines: list
    holds: list
    stock: list
    entries: list

    @cached_property
    def by_order(self):
        """The entries of each order's facts, under its number."""
        found = {order.number: [] for order in self.orders}
        for entry in self.entries:
            if entry.reference in found:
                found[entry.reference].append(entry)
        return found

    def of(self, name, **wanted):
        """Rows of a table whose columns are so; a collection: one of these."""
        return [row for row in getattr(self, name) if _fits(row, wanted)]

    def differs(self, other):
        """The tables in which something moved."""
        names = [field.name for field in fields(self)]
        return [name for name in names if getattr(self, name) != getattr(other, name)]


def _fits(row, wanted):
    for name, value in wanted.items():
        found = getattr(row, name)
        if found not in value if isinstance(value, set | list | tuple) else found != value:
            return False
    return True


_PART = (
    "order_id", "shop_id", "status", "goods_fen", "postage_fen", "commission_fen", "freight_fen",
    "goods_refunded_fen", "postage_refunded_fen", "commission_refunded_fen", "first_sent_at",
)  # fmt: skip
_LINE = (
    "order_id", "seller_order_id", "product_id", "quantity", "price_fen", "commission_fen",
    "refunded_fen", "refunded_pieces", "commission_refunded_fen", "packed",
)  # fmt: skip
_REFUND = (
    "attempt_id", "seller_order_id", "amount_fen", "postage_fen", "freight_fen", "state", "tries",
    "reference", "asked_by_id", "approved_by_id", "key",
)  # fmt: skip
_DISPUTE = ("stripe_id", "attempt_id", "amount_fen", "state", "is_taken", "is_back", "is_borne")
_ATTEMPT = ("order_id", "state", "amount_fen", "refunded_fen", "session")
_REFUND_LINE = ("refund_id", "line_id", "pieces", "goods_fen", "commission_fen")
_PAYOUT = ("number", "shop_id", "state", "amount_fen", "carried_fen", "tries")
_PAYOUT_PART = ("payout_id", "seller_order_id", "amount_fen", "is_active")
_ENTRY = {
    "fact": F("transaction_id"), "key": F("transaction__key"), "kind": F("transaction__kind"),
    "reference": F("transaction__reference"), "purpose": F("account__purpose"),
    "owner": F("account__owner"), "currency": F("account__currency"),
}  # fmt: skip


@cache
def _tables():
    return {
        "orders": Table(Order, "number", "status"),
        "parts": Table(SellerOrder, *_PART),
        "lines": Table(Line, *_LINE),
        "attempts": Table(PaymentAttempt, *_ATTEMPT),
        "refunds": Table(Refund, *_REFUND),
        "refund_lines": Table(RefundLine, *_REFUND_LINE),
        "disputes": Table(Dispute, *_DISPUTE),
        "adjustments": Table(Adjustment, "kind", "subject", "state", "amount_fen"),
        "returns": Table(ReturnRequest, "seller_order_id", "state", "is_shelved", "refund_id"),
        "payouts": Table(Payout, *_PAYOUT),
        "payout_parts": Table(PayoutPart, *_PAYOUT_PART),
        "batches": Table(Batch, "state", "method", "total_fen", "prepared_by_id", "approved_by_id"),
        "batch_lines": Table(BatchLine, "batch_id", "payout_id", "amount_fen", "result"),
        "holds": Table(Hold, "shop_id", "seller_order_id", "lifted_at"),
        "stock": Table(Stock, "on_hand", "held"),
        "entries": Table(Entry, "amount_fen", **_ENTRY),
    }


def look():
    return Sight(**{name: table.rows() for name, table in _tables().items()})
