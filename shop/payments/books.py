"""What a payment moves in the ledger. Debit positive, credit negative, in fen."""

from collections.abc import Iterable

from sellers.ledger.models import Account
from sellers.ledger.queries import shop_owner
from sellers.ledger.services import Posting, post
from shop.order.models import SellerOrder
from shop.payments.models import PaymentAttempt, Refund, RefundLine

Purpose = Account.Purpose


def post_sale(attempt: PaymentAttempt) -> None:
    """Money has come: each shop is owed its share, the marketplace its commission.

    What a campaign took off is the marketplace's expense: the shop is owed as without it.
    """
    parts = list(attempt.order.seller_orders.all())
    post(
        key=f"sale:{attempt.order.number}",
        kind="sale",
        reference=attempt.order.number,
        postings=[Posting(Purpose.CLEARING, attempt.amount_fen), *owed(parts, -1)],
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


def post_late(attempt: PaymentAttempt, *, key: str) -> None:
    """Money has come for an order whose works are gone; it is owed back to the buyer."""
    post(
        key=f"late:{key}",
        kind="late",
        reference=attempt.order.number,
        postings=[
            Posting(Purpose.CLEARING, attempt.amount_fen),
            Posting(Purpose.BUYER_REFUND, -attempt.amount_fen),
        ],
    )


def post_refund_asked(refund: Refund, lines: Iterable[RefundLine]) -> None:
    """The shop gives its share, the marketplace its commission; the freight, who bears it.

    What a campaign had paid for these works goes back to it.
    """
    assert refund.seller_order is not None  # noqa: S101 -- only a shop's part has lines
    lines = list(lines)
    commission = sum(line.commission_fen for line in lines)
    campaign = sum(line.campaign_fen for line in lines)
    is_shops = refund.borne_by == Refund.Bearer.SHOP
    of_buyers = refund.amount_fen - (0 if is_shops else refund.freight_fen)
    owner = shop_owner(refund.seller_order.shop_id)
    post(
        key=f"refund:{refund.key}",
        kind="refund",
        reference=refund.seller_order.order.number,
        postings=[
            Posting(Purpose.BUYER_REFUND, -refund.amount_fen),
            Posting(Purpose.SHOP_PAYABLE, of_buyers + campaign - commission, owner=owner),
            Posting(Purpose.COMMISSION, commission),
            Posting(Purpose.CAMPAIGN, -campaign),
            Posting(Purpose.RETURN_FREIGHT, 0 if is_shops else refund.freight_fen),
        ],
    )


def post_refund_paid(refund: Refund) -> None:
    """It left with the payment provider; or from the bank, where a person paid it by hand."""
    is_by_hand = refund.approved_by_id is not None
    post(
        key=f"refund-paid:{refund.try_key}{':by-hand' if is_by_hand else ''}",
        kind="refund_paid",
        reference=refund.attempt.order.number,
        postings=[
            Posting(Purpose.BUYER_REFUND, refund.amount_fen),
            Posting(Purpose.BANK if is_by_hand else Purpose.CLEARING, -refund.amount_fen),
        ],
    )


def post_refund_failed(refund: Refund) -> None:
    """It had been said to be paid, and came back: owed to the buyer again."""
    post(
        key=f"refund-failed:{refund.try_key}",
        kind="refund_failed",
        reference=refund.attempt.order.number,
        postings=[
            Posting(Purpose.CLEARING, refund.amount_fen),
            Posting(Purpose.BUYER_REFUND, -refund.amount_fen),
        ],
    )


def owed(parts: Iterable[SellerOrder], sign: int) -> Iterable[Posting]:
    for part in parts:
        yield Posting(Purpose.SHOP_PAYABLE, sign * part.share_fen, owner=f"shop:{part.shop_id}")
        yield Posting(Purpose.COMMISSION, sign * part.commission_fen)
        yield Posting(Purpose.CAMPAIGN, -sign * part.campaign_fen)
