"""Rates are written down, replaced and taken off show; each leaves its row and an audit row."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from catalog.currencies.errors import FarFromBefore, NotNow
from catalog.currencies.models import Rate
from catalog.currencies.queries import shown_rate, shown_rates
from catalog.currencies.services import end_rate, set_rates
from tests.cast import an_operator
from tests.catalog.currencies.rates import a_rate, in_force

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate()


def acts():
    return list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True))


def test_a_new_rate_takes_the_place_of_the_old_and_what_is_not_named_stays():
    by = an_operator()
    set_rates(yuan={"USD": Decimal("7.1"), "EUR": Decimal("8.2")}, day=today(), by=by)

    set_rates(yuan={"USD": Decimal("7.2")}, day=today(), by=by)

    assert in_force() == [("EUR", "8.2000"), ("USD", "7.2000")]
    assert Rate.objects.count() == 3
    assert acts() == ["rate.set"] * 3


def test_what_is_far_from_before_is_asked_once_more_and_nothing_moves():
    a_rate("JPY", "4.8000")

    with pytest.raises(FarFromBefore) as far:
        set_rates(yuan={"JPY": Decimal("0.048"), "USD": Decimal(7)}, day=today(), by=None)

    assert far.value.far == {"JPY": (Decimal("4.8000"), Decimal("0.048"))}
    assert (in_force(), acts()) == ([("JPY", "4.8000")], [])
    set_rates(yuan={"JPY": Decimal("0.048")}, day=today(), by=None, sure=True)
    assert in_force() == [("JPY", "0.0480")]


def test_taken_off_it_is_gone_and_a_second_time_refused():
    rate = a_rate()
    by = an_operator()

    end_rate(rate=rate, by=by)

    assert (in_force(), shown_rates()) == ([], [])
    with pytest.raises(NotNow):
        end_rate(rate=rate, by=by)
    assert acts() == ["rate.end"]


def test_an_old_rate_is_kept_and_not_shown(settings):
    a_rate("USD", days_ago=settings.RATE_DAYS)
    a_rate("EUR", "8.2", days_ago=settings.RATE_DAYS + 1)

    assert [rate.currency for rate in shown_rates()] == ["USD"]
    assert shown_rate("EUR") is None
    assert in_force() == [("EUR", "8.2000"), ("USD", "7.1200")]


@pytest.mark.parametrize(
    "fields",
    [{"yuan": "0"}, {"yuan": "-1"}, {"units": 10}, {"currency": "XXX", "units": 1}, {}],
)
def test_the_database_keeps_what_a_rate_is(fields):
    a_rate("USD")

    with pytest.raises(IntegrityError), transaction.atomic():
        a_rate(**({"currency": "EUR"} if fields else {}) | fields)

    assert in_force() == [("USD", "7.1200")]
