from django.core.cache import caches
from django.db.models import QuerySet
from django.utils import timezone

from catalog.currencies.models import Currency, Rate


def shown_rates() -> list[Rate]:
    """What pages may reckon with today, in the order of the list of currencies."""
    found = {rate.currency: rate for rate in Rate.objects.fresh()}
    return [found[currency] for currency in Currency.values if currency in found]


def kept_rates(generation: int) -> list[Rate]:
    """What public pages reckon with: read once a generation and day."""
    key = f"rates:{generation}:{timezone.localdate()}"
    rates: list[Rate] | None = caches["pages"].get(key)
    if rates is None:
        rates = shown_rates()
        caches["pages"].set(key, rates, 300)
    return rates


def shown_rate(currency: str) -> Rate | None:
    if currency not in Currency.values:
        return None
    return Rate.objects.fresh().filter(currency=currency).first()


def rates_in_force() -> dict[str, Rate]:
    """Also those too old to be shown: the operator's page says so."""
    return {rate.currency: rate for rate in Rate.objects.in_force()}


def rates_before() -> QuerySet[Rate]:
    return Rate.objects.exclude(ended_at=None).select_related("made_by")
