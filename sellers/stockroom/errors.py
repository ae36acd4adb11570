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
