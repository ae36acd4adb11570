"""Every app, floor by floor, ours first: shows at a glance which Oscar apps are ours."""

OURS = [
    "marketplace.apps.MarketplaceConfig",
    "marketplace.studio",
    "marketplace.desk",
    "marketplace.account",
    "programme.targets",
    "programme.survey",
    "programme.posts",
    "programme.lending",
    "programme.competitions",
    "programme.pairing",
    "programme.finance",
    "programme.training",
    "programme.record",
    "shop.pages",
    "shop.checkout.apps.CheckoutConfig",  # Oscar's checkout, forked without tables
    "shop.moderation",
    "shop.documents",
    "shop.payouts",
    "shop.returns",
    "shop.reviews",
    "shop.fulfilment",
    "shop.payments",
    "shop.order.apps.OrderConfig",  # Oscar's order, forked
    "shop.commission",
    "shop.offers",  # ours on Oscar's offers and vouchers
    "catalog.api",
    "catalog.insight",
    "catalog.questions",
    "catalog.printed",
    "catalog.currencies",
    "catalog.search",  # stands in for Oscar's search
    "catalog.apps.CatalogueConfig",  # Oscar's catalogue, forked
    "sellers.honours",
    "sellers.verification",
    "sellers.production",
    "sellers.stockroom",
    "sellers.partner.apps.PartnerConfig",  # Oscar's partner, forked
    "sellers.sharing",
    "sellers.withholdings",
    "sellers.cooperatives",
    "sellers.artisans",
    "sellers.organs",
    "sellers.ledger",
    "ground.sheets",
    "ground.rules",
    "ground.privacy",
    "ground.pagecache",
    "ground.easy",
    "ground.pictures",
    "ground.crafts",
    "ground.regions",
    "ground.messages",
    "ground.accounts",
    "ground.money",
]

OSCAR = [
    "oscar.apps.address.apps.AddressConfig",
    "oscar.apps.shipping.apps.ShippingConfig",
    "oscar.apps.catalogue.reviews.apps.CatalogueReviewsConfig",
    "oscar.apps.communication.apps.CommunicationConfig",
    "oscar.apps.basket.apps.BasketConfig",
    "oscar.apps.payment.apps.PaymentConfig",
    "oscar.apps.offer.apps.OfferConfig",
    "oscar.apps.voucher.apps.VoucherConfig",
]

OSCAR_TABLES = [
    "marketplace.apps.CustomerTablesConfig",
    "marketplace.apps.AnalyticsTablesConfig",
    "marketplace.apps.WishlistsTablesConfig",
    "django.contrib.flatpages",  # asked for by a customer migration, never routed
]

WAGTAIL = [
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.snippets",
    "wagtail.users",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.admin",
    "wagtail",
    "modelsearch",
    "taggit",
]

LIBRARIES = [
    "allauth",
    "allauth.account",
    "treebeard",
    "csp",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.sites",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

DEMO = ["marketplace.demo"]
