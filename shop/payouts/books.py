"""What a payout moves in the ledger (decision 0017). Debit positive, credit negative, in fen."""

from sellers.ledger.models import Account
from sellers.ledger.queries import shop_owner
from sellers.ledger.services import Posting, post
from sellers.withholdings.taking import confirm_takings, post_takings, unpost_takings
from shop.payouts.models import Method, Payout, Reversal

Purpose = Account.Purpose


def post_payout(payout: Payout) -> None:
    """It is on its way: no longer owed, not yet gone; beside it what she lets be kept back."""
    _move(payout, "payout", _shop(payout), Posting(Purpose.PAYOUT_TRANSIT, -payout.amount_fen))
    post_takings(payout=payout.number, key=payout.key, shop_id=payout.shop_id)


def post_payout_paid(payout: Payout) -> None:
    by_stripe = payout.account.kind == Method.STRIPE
    left = Purpose.CLEARING if by_stripe else Purpose.BANK
    _move(payout, "payout_paid", _transit(payout), Posting(left, -payout.amount_fen))
    confirm_takings(payout=payout.number)


def post_payout_failed(payout: Payout) -> None:
    """It is owed again, and so is what was kept back of it."""
    owner = shop_owner(payout.shop_id)
    back = Posting(Purpose.SHOP_PAYABLE, -payout.amount_fen, owner)
    _move(payout, "payout_failed", _transit(payout), back)
    unpost_takings(payout=payout.number, key=payout.key, shop_id=payout.shop_id)


def post_reversal(reversal: Reversal, name: str) -> None:
    """It lies with Stripe again, and the shop owes so much less; `name`: ours, or Stripe's."""
    owner = shop_owner(reversal.shop_id)
    post(
        key=f"reversal:{name}",
        kind="transfer_reversed",
        reference=reversal.payout.number,
        postings=[
            Posting(Purpose.CLEARING, reversal.amount_fen),
            Posting(Purpose.SHOP_PAYABLE, -reversal.amount_fen, owner),
        ],
    )


def _shop(payout: Payout) -> Posting:
    return Posting(Purpose.SHOP_PAYABLE, payout.amount_fen, shop_owner(payout.shop_id))


def _transit(payout: Payout) -> Posting:
    return Posting(Purpose.PAYOUT_TRANSIT, payout.amount_fen)


def _move(payout: Payout, kind: str, debit: Posting, credit: Posting) -> None:
    key = f"{kind.replace('_', '-')}:{payout.key}"
    post(key=key, kind=kind, reference=payout.number, postings=[debit, credit])
