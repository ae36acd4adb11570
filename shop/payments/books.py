"""What a payment moves in the ledger. Debit positive, credit negative, in fen."""

from collections.abc import Iterable

from sellers.ledger.models import Account
from sellers.ledger.services import Posting, post
from shop.order.models import SellerOrder
from shop.payments.models import PaymentAttempt, Refund

Purpose = Account.Purpose


def post_sale(attempt: PaymentAttempt) -> None:
    """Money has come: each shop is owed its share, the marketplace its commission."""
    parts = list(attempt.order.seller_orders.all())
    post(
        key=f"sale:{attempt.order.number}",
        kind="sale",
        reference=attempt.order.number,
        postings=[Posting(Purpose.CLEARING, attempt.amount_fen), *_owed(parts, -1)],
    )


def post_suspense(attempt: PaymentAttempt, *, key: str, amount_fen: int) -> None:
    """Money has come that fits no order; it waits for a person."""
    post(
        key=f"suspense:{key}",
        kind="suspense",
        reference=attempt.order.number,
        postings=[
            Posting(Purpose.CLEARING, amount_fen),
            Posting(Purpose.SUSPENSE, -amount_fen),
        ],
    )


def post_late(attempt: PaymentAttempt) -> None:
    """Money has come for an order whose works are gone; it is owed back to the buyer."""
    post(
        key=f"late:{attempt.order.number}",
        kind="late",
        reference=attempt.order.number,
        postings=[
            Posting(Purpose.CLEARING, attempt.amount_fen),
            Posting(Purpose.BUYER_REFUND, -attempt.amount_fen),
        ],
    )


def post_refund_asked(refund: Refund, part: SellerOrder) -> None:
    post(
        key=f"refund:{refund.key}",
        kind="refund",
        reference=part.order.number,
        postings=[Posting(Purpose.BUYER_REFUND, -refund.amount_fen), *_owed([part], 1)],
    )


def post_refund_paid(refund: Refund) -> None:
    post(
        key=f"refund-paid:{refund.key}",
        kind="refund_paid",
        reference=refund.attempt.order.number,
        postings=[
            Posting(Purpose.BUYER_REFUND, refund.amount_fen),
            Posting(Purpose.CLEARING, -refund.amount_fen),
        ],
    )


def _owed(parts: Iterable[SellerOrder], sign: int) -> Iterable[Posting]:
    for part in parts:
        yield Posting(Purpose.SHOP_PAYABLE, sign * part.share_fen, owner=f"shop:{part.shop_id}")
        yield Posting(Purpose.COMMISSION, sign * part.commission_fen)
