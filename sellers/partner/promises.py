"""Until when a shop sends what is ordered now: arithmetic only."""

from dataclasses import dataclass
from datetime import date, timedelta

_WEEK = 7  # days


@dataclass(frozen=True)
class Making:
    """What an order asks of her hands; no piece: all of it lies on the shelf."""

    pieces: int = 0
    days: int = 0  # for the piece that takes longest


def latest_day(
    start: date, making: Making, *, ahead: int = 0, a_week: int | None = None, slack: int = 0
) -> date:
    """The last day to send it.

    `ahead`: pieces ordered before and not sent yet. `a_week`: pieces she can make; None: as
    many as are wanted, side by side. `slack`: days to answer and to pack.
    """
    return start + timedelta(days=slack + _days_to_make(making, ahead, a_week))


def _days_to_make(making: Making, ahead: int, a_week: int | None) -> int:
    """The pieces ahead come first; then hers take their days, or their share of the weeks."""
    if not making.pieces:
        return 0
    if a_week is None:
        return making.days
    return _days_for(ahead, a_week) + max(making.days, _days_for(making.pieces, a_week))


def _days_for(pieces: int, a_week: int) -> int:
    """Begun days count whole."""
    return -(-pieces * _WEEK // a_week)
