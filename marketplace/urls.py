"""One line a door; Wagtail last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtail_admin_urls

from marketplace.media import media

urlpatterns = [
    path("", include("marketplace.health.urls")),  # /healthz, /readyz
    path("", include("shop.payments.urls")),  # /webhooks/stripe/
    path("", include("ground.regions.urls")),  # /regions.json, /regions/<code>.json
    path("", include("catalog.feed_urls")),  # /sitemap.xml, /feeds/, /robots.txt
    *([] if settings.S3_BUCKET else [re_path(r"^media/(?P<path>.+)$", media, name="media")]),
    path("cms/", include(wagtail_admin_urls)),
]

urlpatterns += i18n_patterns(
    path("", include("catalog.search.urls")),  # /works/
    path("", include("catalog.urls")),  # /, /works/<slug>-<id>/, /makers/<slug>/, /shops/<slug>/
    path("p/", include("catalog.piece_urls")),  # /p/<number>/: what a label's code opens
    path("rules/", include("ground.rules.urls")),
    path("basket/", include("shop.basket.urls")),
    path("checkout/", include("shop.checkout.urls")),
    path("", include("shop.payments.pay_urls")),  # /orders/<number>/pay/
    path("orders/", include("shop.fulfilment.buyer_urls")),  # /orders/<number>/parts/<id>/
    path("orders/", include("shop.returns.buyer_urls")),  # /orders/<number>/returns/<id>/
    path("orders/", include("shop.documents.buyer_urls")),  # /orders/<number>/receipt/
    path("orders/", include("shop.order.urls")),
    path("account/orders/", include("shop.order.account_urls")),
    path("account/addresses/", include("shop.checkout.account_urls")),
    path("account/", include("marketplace.account.urls")),  # /account/export/, /account/delete/
    path("", include("ground.accounts.urls")),  # /accounts/sign-in/ and /account/
    path("studio/", include("sellers.verification.urls")),  # /studio/register/, /studio/vouching/
    path("desk/", include("sellers.verification.desk_urls")),  # /desk/verify/, /desk/women/ …
    path("", include("shop.moderation.urls")),  # /report/…, /orders/…/complain/
    path("desk/market/", include("shop.moderation.desk_urls")),
    path("studio/suspensions/", include("shop.moderation.studio_urls")),
    path("desk/money/commission/", include("shop.commission.urls")),
    path("desk/", include("shop.payments.refund_urls")),  # /desk/money/refunds/
    path("desk/", include("shop.returns.desk_urls")),  # /desk/money/returns/
    path("desk/", include("shop.payments.desk_urls")),  # /desk/money/disputes/, suspense …
    path("desk/", include("marketplace.desk.urls")),
    path("account/", include("sellers.verification.account_urls")),  # /account/consents/
    path("studio/", include("sellers.artisans.urls")),  # /studio/helpers/, /studio/helping/
    path("studio/works/", include("catalog.studio_urls")),  # her works, and a new one
    path("studio/", include("shop.payouts.urls")),  # /studio/payout/
    path("desk/", include("shop.payouts.desk_urls")),  # /desk/money/payouts/
    path("studio/", include("shop.fulfilment.urls")),  # /studio/orders/<id>/
    path("studio/", include("shop.fulfilment.counter_urls")),  # /studio/coop/<id>/counter/
    path("studio/", include("shop.returns.urls")),  # /studio/returns/
    path("studio/", include("shop.documents.urls")),  # /studio/income/statements/
    path("desk/", include("shop.documents.desk_urls")),  # /desk/money/settlement/
    path("studio/", include("sellers.cooperatives.urls")),  # /studio/coop/<id>/members/ …
    path("studio/", include("sellers.cooperatives.import_urls")),  # /studio/coop/<id>/imports/
    path("studio/", include("catalog.bulk_urls")),  # /studio/coop/<id>/works/
    path("studio/", include("catalog.consent_urls")),  # a grant taken back, a member who leaves
    path("studio/", include("sellers.sharing.urls")),  # /studio/coop/<id>/shares/ …
    path("studio/", include("sellers.stockroom.urls")),  # /studio/coop/<id>/stock/ …
    path("studio/", include("sellers.production.urls")),  # /studio/coop/<id>/production/ …
    path("studio/", include("marketplace.studio.urls")),
    *([path("demo/", include("marketplace.demo.urls"))] if settings.DEMO else []),
    prefix_default_language=False,
)
