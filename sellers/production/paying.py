"""Piece pay in the books, once per key, as `sellers.sharing` keeps them."""

from sellers.ledger.errors import AlreadyPosted
from sellers.ledger.models import Account
from sellers.ledger.services import Posting, post


def earn(  # noqa: PLR0913 -- two whose it is, the sum, and the fact's three names
    *, cooperative_id: int, artisan_id: int, fen: int, key: str, kind: str, reference: str
) -> bool:
    coop = f"coop:{cooperative_id}"
    postings = [
        Posting(Account.Purpose.COOPERATIVE, fen, owner=coop),
        Posting(Account.Purpose.MEMBER_PAYABLE, -fen, owner=f"{coop}:artisan:{artisan_id}"),
    ]
    try:
        post(key=key, kind=kind, reference=reference, postings=postings)
    except AlreadyPosted:
        return False
    return True
