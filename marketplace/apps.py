"""The wiring itself, and Oscar apps that are here for their tables only.

Migrations of apps that we use ask for those tables; their views, receivers and pages are
not ours, so their own app classes stay out.
"""

from django.apps import AppConfig


class MarketplaceConfig(AppConfig):
    name = "marketplace"

    def ready(self) -> None:
        from marketplace import checks  # noqa: F401, PLC0415 -- checks register once apps are there
        from marketplace.consents import register_followers  # noqa: PLC0415 -- as above
        from marketplace.imports import register_imports  # noqa: PLC0415 -- as do kinds of imports
        from marketplace.maps import register_maps  # noqa: PLC0415 -- and parts of the map

        register_imports()
        register_followers()
        register_maps()


class CustomerTablesConfig(AppConfig):
    name = "oscar.apps.customer"
    label = "customer"


class AnalyticsTablesConfig(AppConfig):
    name = "oscar.apps.analytics"
    label = "analytics"


class WishlistsTablesConfig(AppConfig):
    name = "oscar.apps.wishlists"
    label = "wishlists"
