"""Which money a visitor reckons in: kept in the session of pages that are private anyway."""

from django.http import HttpRequest

from catalog.currencies.models import Rate
from catalog.currencies.queries import shown_rate

CHOSEN = "currency"


def choose(request: HttpRequest, currency: str) -> bool:
    """None at all with an empty one; False: there is no rate of it to show."""
    if currency and shown_rate(currency) is None:
        return False
    request.session.pop(CHOSEN, None)
    if currency:
        request.session[CHOSEN] = currency
    return True


def chosen_rate(request: HttpRequest) -> Rate | None:
    return shown_rate(request.session.get(CHOSEN, ""))
