class OrderError(Exception):
    """The order is refused or cannot change as asked."""


class EmptyBasket(OrderError):
    """There is nothing to order."""


class AlreadyPlaced(OrderError):
    """This basket has become an order before; `order` is it."""

    def __init__(self, order: object) -> None:
        super().__init__(order)
        self.order = order


class DeliveryMissing(OrderError):
    """Nobody has said how this shop's works reach the buyer."""

    def __init__(self, shop_id: int) -> None:
        super().__init__(shop_id)
        self.shop_id = shop_id
