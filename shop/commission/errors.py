from datetime import datetime
from decimal import Decimal


class CommissionError(Exception):
    pass


class StartsInThePast(CommissionError):
    """What was sold before is settled as it was sold."""


class NotAnyMore(CommissionError):
    """The rule has ended already, or ends before that moment anyway."""


class NoticeTooShort(CommissionError):
    """Sellers would pay more before they had the days of notice (E-commerce Law art. 34)."""

    def __init__(self, at: datetime, was: Decimal, now: Decimal) -> None:
        super().__init__(at, was, now)
        self.at, self.was, self.now = at, was, now
