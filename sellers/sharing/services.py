"""What a cooperative owes its members: earned, divided, paid. The ledger holds the sums."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Sale:
    """One line of a sale of a cooperative's shop, past the days in which it may come back."""

    key: str  # such as line:17 or counter:4:2
    reference: str
    title: str
    pieces: int
    share_fen: int  # what the cooperative earned by it
    maker_id: int | None
    begun_on: date  # when the work began: the agreement in force then divides it
    sold_at: datetime
    is_paid_by_piece: bool = False
