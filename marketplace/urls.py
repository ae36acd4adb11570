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
    path("", include("catalog.api.urls")),  # /api/v1/
    path("", include("marketplace.desk.feed_urls")),  # /calendar/<key>.ics
    path("", include("catalog.printed.door_urls")),  # /q/<code>/: what is printed
    *([] if settings.S3_BUCKET else [re_path(r"^media/(?P<path>.+)$", media, name="media")]),
    path("cms/", include(wagtail_admin_urls)),
]

urlpatterns += i18n_patterns(
    path("", include("shop.pages.front_urls")),  # /
    path("", include("catalog.search.urls")),  # /works/
    path("", include("shop.reviews.urls")),  # /works/<slug>-<id>/reviews/
    path("", include("catalog.questions.urls")),  # /works/<slug>-<id>/questions/, …/ask/
    path("", include("catalog.urls")),  # /works/<slug>-<id>/, /makers/<slug>/, /shops/<slug>/
    path("", include("catalog.api.page_urls")),  # /api/: what it offers
    path("p/", include("catalog.piece_urls")),  # /p/<number>/: what a label's code opens
    path("scan/", include("catalog.printed.urls")),  # /scan/<code>/: what /q/<code>/ leads to
    path("", include("programme.competitions.public_urls")),  # /competitions/: results
    path("courses/", include("programme.training.course_urls")),  # what can be enrolled in
    path("rules/", include("ground.rules.urls")),
    path("basket/", include("shop.basket.urls")),
    path("checkout/", include("shop.checkout.urls")),
    path("currency/", include("catalog.currencies.urls")),
    path("", include("shop.payments.pay_urls")),  # /orders/<number>/pay/
    path("orders/", include("shop.fulfilment.buyer_urls")),  # /orders/<number>/parts/<id>/
    path("orders/", include("shop.returns.buyer_urls")),  # /orders/<number>/returns/<id>/
    path("orders/", include("shop.reviews.buyer_urls")),  # /orders/<number>/lines/<id>/review/
    path("orders/", include("shop.documents.buyer_urls")),  # /orders/<number>/receipt/
    path("orders/", include("shop.order.urls")),
    path("account/orders/", include("shop.order.account_urls")),
    path("account/addresses/", include("shop.checkout.account_urls")),
    path("account/", include("marketplace.account.urls")),  # /account/export/, /account/delete/
    path("", include("ground.accounts.urls")),  # /accounts/sign-in/ and /account/
    path("studio/", include("sellers.verification.urls")),  # /studio/register/, /studio/vouching/
    path("desk/", include("sellers.verification.desk_urls")),  # /desk/verify/, /desk/women/ …
    path("studio/way/", include("programme.record.urls")),
    path("studio/finance/", include("sellers.withholdings.urls")),  # …/withholdings/
    path("studio/finance/", include("programme.finance.urls")),
    path("studio/", include("sellers.honours.urls")),  # /studio/honours/
    path("desk/", include("sellers.honours.desk_urls")),  # /desk/honours/
    path("desk/programme/", include("sellers.organs.sheet_urls")),  # …/lists/
    path("desk/programme/", include("programme.training.desk_urls")),
    path("desk/programme/", include("programme.lending.desk_urls")),  # …/lending/
    path("desk/teaching/", include("programme.training.teaching_urls")),
    path("studio/", include("programme.training.urls")),  # /studio/training/, /studio/lessons/
    path("certificates/", include("programme.training.public_urls")),
    path("", include("shop.moderation.urls")),  # /report/…, /orders/…/complain/
    path("desk/market/", include("shop.moderation.desk_urls")),
    path("desk/market/", include("shop.reviews.desk_urls")),
    path("desk/market/", include("shop.fulfilment.table_urls")),  # /desk/market/abroad/
    path("desk/market/", include("catalog.questions.desk_urls")),
    path("desk/market/", include("catalog.insight.desk_urls")),  # /desk/market/insight/
    path("desk/market/", include("catalog.currencies.desk_urls")),  # /desk/market/rates/
    path("studio/", include("catalog.insight.studio_urls")),  # /studio/needs/, …/novelties/
    path("studio/", include("catalog.questions.studio_urls")),  # /studio/questions/
    path("studio/", include("shop.reviews.studio_urls")),  # /studio/reviews/
    path("studio/suspensions/", include("shop.moderation.studio_urls")),
    path("desk/money/commission/", include("shop.commission.urls")),
    path("desk/money/offers/", include("shop.offers.desk_urls")),
    path("studio/", include("shop.offers.studio_urls")),  # /studio/offers/
    path("desk/", include("shop.payments.refund_urls")),  # /desk/money/refunds/
    path("desk/", include("shop.returns.desk_urls")),  # /desk/money/returns/
    path("desk/", include("shop.payments.desk_urls")),  # /desk/money/disputes/, suspense …
    path("desk/programme/finance/", include("programme.finance.desk_urls")),
    path("desk/programme/", include("programme.record.desk_urls")),  # …/people/
    path("desk/programme/targets/", include("programme.targets.desk_urls")),
    path("studio/", include("programme.posts.urls")),  # /studio/posts/, …/coop/<id>/posts/
    path("desk/programme/", include("programme.posts.desk_urls")),  # …/posts/
    path("studio/", include("programme.pairing.urls")),  # /studio/pairing/
    path("desk/programme/", include("programme.pairing.desk_urls")),  # …/pairing/
    path("studio/", include("programme.competitions.urls")),  # /studio/competitions/
    path("desk/programme/", include("programme.competitions.desk_urls")),  # …/competitions/
    path("desk/", include("programme.competitions.judging_urls")),  # /desk/judging/
    path("desk/", include("marketplace.desk.urls")),
    path("studio/survey/", include("programme.survey.urls")),
    path("desk/surveying/", include("programme.survey.surveying_urls")),
    path("desk/programme/survey/", include("programme.survey.desk_urls")),
    path("account/", include("sellers.verification.account_urls")),  # /account/consents/
    path("studio/", include("sellers.artisans.urls")),  # /studio/helpers/, /studio/helping/
    path("studio/works/", include("catalog.studio_urls")),  # her works, and a new one
    path("studio/", include("shop.payouts.urls")),  # /studio/payout/
    path("desk/", include("sellers.withholdings.desk_urls")),  # /desk/money/withholdings/
    path("desk/", include("shop.payouts.desk_urls")),  # /desk/money/payouts/
    path("studio/", include("shop.fulfilment.urls")),  # /studio/orders/<id>/
    path("studio/", include("shop.fulfilment.counter_urls")),  # /studio/coop/<id>/counter/
    path("studio/", include("shop.returns.urls")),  # /studio/returns/
    path("studio/", include("shop.documents.urls")),  # /studio/income/statements/
    path("desk/", include("shop.documents.desk_urls")),  # /desk/money/settlement/
    path("studio/", include("sellers.cooperatives.urls")),  # /studio/coop/<id>/members/ …
    path("studio/", include("sellers.cooperatives.import_urls")),  # /studio/coop/<id>/imports/
    path("studio/", include("catalog.bulk_urls")),  # /studio/coop/<id>/works/
    path("studio/", include("catalog.printed.studio_urls")),  # /studio/card/, /studio/labels/ …
    path("studio/", include("catalog.consent_urls")),  # a grant taken back, a member who leaves
    path("studio/", include("sellers.sharing.urls")),  # /studio/coop/<id>/shares/ …
    path("studio/", include("sellers.stockroom.urls")),  # /studio/coop/<id>/stock/ …
    path("studio/", include("sellers.production.urls")),  # /studio/coop/<id>/production/ …
    path("studio/", include("marketplace.studio.urls")),
    *([path("demo/", include("marketplace.demo.urls"))] if settings.DEMO else []),
    path("", include("shop.pages.urls")),  # whatever editors made
    prefix_default_language=False,
)
