"""About how much: exact underneath, two or three figures on the page."""

from decimal import Decimal

import pytest

from catalog.currencies.about import about, foreign, rounded
from catalog.currencies.models import UNITS, Rate

RATES = {"USD": "7.1200", "JPY": "4.8000", "KRW": "0.5100", "GBP": "9.0000"}


def rate(currency):
    return Rate(currency=currency, units=UNITS[currency], yuan=Decimal(RATES[currency]))


@pytest.mark.parametrize(
    ("fen", "currency", "said"),
    [
        (26800, "USD", "US$\u00a038"),
        (26800, "JPY", "JP¥\u00a05,580"),
        (26800, "KRW", "₩\u00a052,500"),
        (900_000, "GBP", "£\u00a01,000"),
        (7120, "USD", "US$\u00a010"),
        (6052, "USD", "US$\u00a08.5"),
        (700, "USD", "US$\u00a00.98"),
        (1, "USD", "US$\u00a00"),
        (0, "USD", "US$\u00a00"),
        (100_000_000, "USD", "US$\u00a0140,000"),
    ],
)
def test_an_amount_is_said_in_few_figures(fen, currency, said):
    assert about(fen, rate(currency)).amount == said


def test_what_stands_behind_it_is_exact_and_of_the_unit_that_is_stated():
    assert foreign(7120, rate("USD")) == Decimal(10)
    assert foreign(480, rate("JPY")) == Decimal(100)


@pytest.mark.parametrize(("amount", "to"), [("99.5", "100"), ("996", "996"), ("1264.9", "1260")])
def test_figures_are_two_below_a_hundred_and_three_above(amount, to):
    assert rounded(Decimal(amount)) == Decimal(to)
