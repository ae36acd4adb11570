"""Examples of the addresses of offers: a campaign of the marketplace's, and one of her shop."""

from shop.offers.models import Offer, OfferUse
from tests.shop.offers.given import an_offer

OWN_OFFERS = {"money-offers", "studio-offers"}
ABOUT_OFFERS = {
    "money-offer-end": "campaign",
    "studio-offer-end": "reduction",
    "studio-offer-new": "shop",
}
OFFER_MODELS = [Offer, OfferUse]


def offer_rows(shop):
    return {
        "campaign": an_offer(code="CHUNJIE", amount_fen=2000, from_fen=10000),
        "reduction": an_offer(shop=shop, code="SHUKE", percent=15, name_zh="熟客", name_en=""),
    }
