from oscar.apps.checkout.apps import CheckoutConfig as OscarConfig


class CheckoutConfig(OscarConfig):
    name = "shop.checkout"

    def ready(self) -> None:
        """Our own URLs name our own views; Oscar's receivers have nothing to do here."""
