"""Rates for tests."""

from decimal import Decimal

from django.utils import timezone

from catalog.currencies.models import UNITS, Rate


def a_rate(currency="USD", yuan="7.1200", days_ago=0, **fields) -> Rate:
    day = timezone.localdate() - timezone.timedelta(days=days_ago)
    fields = {"units": UNITS.get(currency, 1), "day": day} | fields
    return Rate.objects.create(currency=currency, yuan=Decimal(yuan), **fields)


def in_force():
    rows = Rate.objects.in_force().order_by("currency")
    return [(rate.currency, str(rate.yuan)) for rate in rows]
