"""Oscar apps that are here for their tables only: migrations of apps we use ask for them.

Their views, receivers and pages are not ours, so their own app classes stay out.
"""

from django.apps import AppConfig


class CustomerTablesConfig(AppConfig):
    name = "oscar.apps.customer"
    label = "customer"


class AnalyticsTablesConfig(AppConfig):
    name = "oscar.apps.analytics"
    label = "analytics"


class WishlistsTablesConfig(AppConfig):
    name = "oscar.apps.wishlists"
    label = "wishlists"
