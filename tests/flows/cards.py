"""Examples of the addresses of cards, labels and rates of other money."""

from catalog.currencies.models import Rate
from catalog.printed.models import CardChoice, Code
from tests.catalog.currencies.rates import a_rate

OWN_RATES = {"market-rates"}
ABOUT_RATES = {"market-rate-end": "rate"}
OWN_CARDS = {"studio-card", "studio-card-sheet", "studio-labels", "studio-label-sheet"}
ABOUT_CARDS = {"coop-cards": "coop", "coop-card-labels": "coop", "coop-card": "member"}
CARD_MODELS = [CardChoice, Code, Rate]


def rate_rows():
    return {"rate": Rate.objects.in_force().first() or a_rate()}
