"""Examples of the market's addresses: reports, suspensions, rules."""

from ground.rules.models import Version
from ground.rules.services import begin_draft
from shop.moderation.models import Appeal, Report, Suspension
from shop.moderation.services import appeal
from tests.cast import a_work, an_operator
from tests.shop.moderation.cases import a_report, a_suspension

OWN_MARKET = {"market", "market-suspensions", "market-rules"}
ABOUT_MARKET = {
    "market-report": "report",
    "market-report-look": "report",
    "market-suspension": "suspension",
    "market-suspend-shop": "shop",
    "market-suspend-work": "work",
    "market-rules-draft": "rules-draft",
    "market-rules-publish": "rules-draft",
    "studio-suspension": "suspension",
}
MARKET_MODELS = [Appeal, Report, Suspension, Version]


def market_rows(shop):
    """A suspended work of this shop with its appeal, what was reported, and rules half written."""
    suspension = a_suspension(a_work(shop=shop))
    appeal(suspension=suspension, words="照片已经换了。", by=shop.artisan.user)
    draft = begin_draft(kind="terms", by=an_operator("孙运营"))
    report = a_report(a_work(shop=shop))
    return {"suspension": suspension, "report": report, "rules-draft": draft}
