"""The cooperative's own books: what it has, what it owes its members, what lies in its funds."""

from sellers.ledger.models import Account
from sellers.ledger.services import Posting

Purpose = Account.Purpose


def coop_owner(cooperative_id: int) -> str:
    return f"coop:{cooperative_id}"


def member_owner(cooperative_id: int, artisan_id: int) -> str:
    return f"coop:{cooperative_id}:artisan:{artisan_id}"


def owed(cooperative_id: int, artisan_id: int, fen: int) -> list[Posting]:
    """So much more is hers; below zero: so much less."""
    return [
        Posting(Purpose.COOPERATIVE, fen, coop_owner(cooperative_id)),
        Posting(Purpose.MEMBER_PAYABLE, -fen, member_owner(cooperative_id, artisan_id)),
    ]


def laid_aside(cooperative_id: int, welfare_fen: int, material_fen: int) -> list[Posting]:
    """From its pocket into its funds."""
    owner = coop_owner(cooperative_id)
    return [
        Posting(Purpose.COOPERATIVE, welfare_fen + material_fen, owner),
        Posting(Purpose.WELFARE_FUND, -welfare_fen, owner),
        Posting(Purpose.MATERIAL_FUND, -material_fen, owner),
    ]
