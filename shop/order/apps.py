from oscar.apps.order.apps import OrderConfig as OscarConfig


class OrderConfig(OscarConfig):
    name = "shop.order"

    def ready(self) -> None:
        """Our own URLs name our own views; Oscar's receivers have nothing to do here."""
