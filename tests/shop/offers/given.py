"""Offers for tests: a campaign of the marketplace, an offer of a shop."""

from datetime import timedelta

from django.utils import timezone

from shop.offers.applicator import Applicator
from shop.offers.models import Offer
from shop.offers.services import Draft, make_offer
from tests.cast import an_operator
from tests.shop.baskets import a_basket, again


def an_offer(by=None, code="", works=(), days=7, **fields) -> Offer:
    """Begun, for a week; with `shop`: hers, else a campaign with a budget of ¥10,000."""
    shop = fields.get("shop")
    fields.setdefault("name_zh", "春节活动")
    fields.setdefault("name_en", "Spring Festival")
    if "amount_fen" not in fields:
        fields.setdefault("percent", 10)
    if shop is None:
        fields.setdefault("budget_fen", 1_000_000)
    bearer = Offer.Bearer.SHOP if shop else Offer.Bearer.MARKETPLACE
    begins, ends = fields.pop("begins_at", None), timezone.now() + timedelta(days=days)
    offer = Offer(bearer=bearer, begins_at=begins, ends_at=ends, **fields)
    by = by or (shop.artisan.user if shop else an_operator(f"运营{Offer.objects.count()}"))
    return make_offer(draft=Draft(offer=offer, code=code, works=works), by=by)


def a_basket_with(pieces_by_work, *offers, owner=None):
    """The codes of these offers typed, and all reckoned as a request does."""
    basket = a_basket(pieces_by_work, owner)
    basket.vouchers.set([offer.voucher for offer in offers if offer.voucher])
    return reckoned(basket)


def reckoned(basket):
    basket = again(basket)
    Applicator().apply(basket)
    return basket


def prices(basket):
    return [int(100 * line.line_price_incl_tax_incl_discounts) for line in basket.all_lines()]
