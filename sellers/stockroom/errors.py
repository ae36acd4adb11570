class StockError(Exception):
    """The stockroom refuses."""


class OutOfStock(StockError):
    """Fewer pieces are left than were asked for."""

    def __init__(self, work_id: int) -> None:
        super().__init__(work_id)
        self.work_id = work_id


class AlreadyMoved(StockError):
    """The same fact was written before."""


class NotNow(StockError):
    """It has moved on meanwhile."""


class NotEmpty(StockError):
    """Something still lies there."""


class NotCounted(StockError):
    """The work is made when ordered: none of it lies anywhere."""


class SameHands(StockError):
    """Whoever counted does not approve the difference."""


class AlreadySold(StockError):
    """The piece with this number is not here any more."""


class LiesElsewhere(StockError):
    """By the books the piece with this number lies at another place."""


class NotSoldHere(StockError):
    """The place is closed, of no kind that sells, or another shop's."""


class NotThatDay(StockError):
    """Handed over in the future, or too long ago to be entered."""


class NotASum(StockError):
    """Nothing was paid, or nothing sold."""


class TooManyNumbers(StockError):
    """More numbers than pieces lie there."""
