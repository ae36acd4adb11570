class StockError(Exception):
    """The stockroom refuses."""


class OutOfStock(StockError):
    """Fewer pieces are left than were asked for."""

    def __init__(self, work_id: int) -> None:
        super().__init__(work_id)
        self.work_id = work_id
