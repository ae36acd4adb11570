"""Examples of the market's addresses: reports, suspensions, rules, and what is said of works."""

from ground.rules.models import Version
from ground.rules.services import begin_draft
from shop.moderation.models import Appeal, Report, Suspension
from shop.moderation.services import appeal
from tests.cast import a_work, an_operator
from tests.flows.cards import ABOUT_RATES, CARD_MODELS, OWN_RATES, rate_rows
from tests.flows.offers import ABOUT_OFFERS, OFFER_MODELS, OWN_OFFERS, offer_rows
from tests.flows.sending import ABOUT_SENDING, OWN_SENDING, sending_rows
from tests.flows.trust import ABOUT_TRUST, OWN_TRUST, TRUST_MODELS, trust_rows
from tests.shop.moderation.cases import a_report, a_suspension

OWN_MARKET = {
    *("market", "market-suspensions", "market-rules"),
    *OWN_OFFERS, *OWN_TRUST, *OWN_RATES, *OWN_SENDING,
}  # fmt: skip
ABOUT_MARKET = {
    "market-report": "report",
    "market-report-look": "report",
    "market-suspension": "suspension",
    "market-suspend-shop": "shop",
    "market-suspend-work": "work",
    "market-rules-draft": "rules-draft",
    "market-rules-publish": "rules-draft",
    "studio-suspension": "suspension",
    **ABOUT_OFFERS,
    **ABOUT_TRUST,
    **ABOUT_RATES,
    **ABOUT_SENDING,
}
MARKET_MODELS = [Appeal, Report, Suspension, Version, *OFFER_MODELS, *TRUST_MODELS, *CARD_MODELS]


def market_rows(shop):
    """A suspended work of this shop with its appeal, what was reported, and rules half written."""
    suspension = a_suspension(a_work(shop=shop))
    appeal(suspension=suspension, words="照片已经换了。", by=shop.artisan.user)
    draft = begin_draft(kind="terms", by=an_operator("孙运营"))
    report = a_report(a_work(shop=shop))
    rows = {"suspension": suspension, "report": report, "rules-draft": draft}
    return rows | trust_rows(shop) | rate_rows() | offer_rows(shop) | sending_rows(shop)
