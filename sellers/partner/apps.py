from oscar.apps.partner.apps import PartnerConfig as OscarConfig


class PartnerConfig(OscarConfig):
    name = "sellers.partner"

    def ready(self) -> None:
        """Our own URLs name our own views; Oscar's receivers have nothing to do here."""
