from oscar.apps.catalogue.apps import CatalogueConfig as OscarConfig


class CatalogueConfig(OscarConfig):
    name = "catalog"

    def ready(self) -> None:
        """Our own URLs name our own views; Oscar's receivers have nothing to do here."""
