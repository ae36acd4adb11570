"""What a dispute moves in the ledger, and who bears one that was lost."""

from sellers.ledger.models import Account
from sellers.ledger.queries import shop_owner
from sellers.ledger.services import Posting, post
from shop.order.models import SellerOrder
from shop.payments.models import Dispute, Refund
from shop.payments.sums import share_until, split_within

Purpose = Account.Purpose


def post_dispute(dispute: Dispute) -> None:
    _post(dispute, "dispute", [_clearing(dispute, -1), _disputed(dispute, 1)])


def post_dispute_won(dispute: Dispute) -> None:
    _post(dispute, "dispute_won", [_clearing(dispute, 1), _disputed(dispute, -1)])


def post_dispute_lost(dispute: Dispute, borne: list[Posting]) -> None:
    _post(dispute, "dispute_lost", [*borne, _disputed(dispute, -1)])


def borne_by_shops(
    amount_fen: int, waiting: list[Refund], parts: list[SellerOrder]
) -> list[Posting]:
    """Refunds that the bank gave instead of us, then the shops by what is left of each part.

    What is more than all of that is the marketplace's.
    """
    refunded = sum(refund.amount_fen for refund in waiting)
    lefts = [_left(part) for part in parts]
    amounts = split_within(amount_fen - refunded, lefts)
    borne = [Posting(Purpose.BUYER_REFUND, refunded)]
    for part, left, amount in zip(parts, lefts, amounts, strict=True):
        rest = part.commission_fen - part.commission_refunded_fen
        commission = share_until(part_fen=rest, given_fen=amount, whole_fen=left)
        campaign = share_until(part_fen=part.kept_campaign_fen, given_fen=amount, whole_fen=left)
        owner = shop_owner(part.shop_id)
        borne += [
            Posting(Purpose.SHOP_PAYABLE, amount + campaign - commission, owner=owner),
            Posting(Purpose.COMMISSION, commission),
            Posting(Purpose.CAMPAIGN, -campaign),
        ]
    return [*borne, Posting(Purpose.GOODWILL, amount_fen - refunded - sum(amounts))]


def borne_by_marketplace(amount_fen: int, waiting: list[Refund]) -> list[Posting]:
    return borne_by_shops(amount_fen, waiting, [])


def _left(part: SellerOrder) -> int:
    postage = part.postage_fen - part.postage_refunded_fen
    return part.goods_fen - part.goods_refunded_fen + postage


def _clearing(dispute: Dispute, sign: int) -> Posting:
    return Posting(Purpose.CLEARING, sign * dispute.amount_fen)


def _disputed(dispute: Dispute, sign: int) -> Posting:
    return Posting(Purpose.DISPUTE, sign * dispute.amount_fen)


def _post(dispute: Dispute, kind: str, postings: list[Posting]) -> None:
    post(
        key=f"{kind.replace('_', '-')}:{dispute.stripe_id}",
        kind=kind,
        reference=dispute.attempt.order.number,
        postings=postings,
    )
