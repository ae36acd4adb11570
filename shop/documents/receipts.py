"""What a buyer paid and got back, as the books tell it; a receipt, and no fapiao."""

from dataclasses import dataclass
from datetime import datetime

from sellers.ledger.models import Account, Transaction
from sellers.ledger.queries import story_of
from shop.order.models import Order, SellerOrder
from shop.payments.models import Refund

Purpose = Account.Purpose
_PAID = Refund.State.SUCCEEDED


@dataclass(frozen=True)
class GoneBack:
    at: datetime
    amount_fen: int
    has_arrived: bool


@dataclass(frozen=True)
class Receipt:
    order: Order
    parts: list[SellerOrder]
    paid_fen: int
    refunds: list[GoneBack]

    @property
    def refunded_fen(self) -> int:
        return sum(each.amount_fen for each in self.refunds)

    @property
    def left_fen(self) -> int:
        return self.paid_fen - self.refunded_fen


def receipt_of(order: Order) -> Receipt | None:
    """Of an order as `order_for` reads it. None: it was never paid."""
    facts = list(story_of(order.number))
    paid = sum(_moved(fact, Purpose.CLEARING) for fact in facts if fact.kind == "sale")
    if not paid:
        return None
    parts = list(order.seller_orders.all())
    refunds = {f"refund:{row.key}": row for part in parts for row in part.refunds.all()}
    back = [_gone_back(fact, refunds) for fact in facts if fact.kind == "refund"]
    return Receipt(order, parts, paid, back)


def _gone_back(fact: Transaction, refunds: dict[str, Refund]) -> GoneBack:
    refund = refunds.get(fact.key)
    has_arrived = refund is not None and refund.state == _PAID
    return GoneBack(fact.posted_at, -_moved(fact, Purpose.BUYER_REFUND), has_arrived)


def _moved(fact: Transaction, purpose: Account.Purpose) -> int:
    entries = [entry for entry in fact.entries.all() if entry.account.purpose == purpose]
    return sum(entry.amount_fen for entry in entries)
