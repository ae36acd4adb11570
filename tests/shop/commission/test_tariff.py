"""The first match decides; a rise is found wherever it hides."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from ground.crafts.models import Craft
from shop.commission.models import CommissionRule
from shop.commission.tariff import Sold, Tariff, first_rise

pytestmark = pytest.mark.one_database

NOW = datetime(2026, 3, 1, tzinfo=UTC)
DAY = timedelta(days=1)
MIAO = Craft(code="emb-miaoxiu", family="embroidery")
HER_WORK = Sold("artisan", "emb-miaoxiu", "embroidery")


def rule(rate, pk=1, **fields):
    fields = {"priority": 100, "valid_from": NOW - DAY} | fields
    return CommissionRule(pk=pk, rate=Decimal(rate), **fields)


def rate(rules, sold=HER_WORK, at=NOW):
    return Tariff(rules, at).fee_for(sold).rate


def test_without_a_rule_the_usual_rate_holds(settings):
    settings.COMMISSION = Decimal("0.05")

    fee = Tariff([], NOW).fee_for(HER_WORK)

    assert (fee.rate, fee.rule) == (Decimal("0.05"), None)


@pytest.mark.parametrize(
    ("scope", "fits"),
    [
        ({}, True),
        ({"shop_kind": "artisan"}, True),
        ({"shop_kind": "cooperative"}, False),
        ({"craft": MIAO}, True),
        ({"craft": Craft(code="other", family="embroidery")}, False),
        ({"family": "embroidery"}, True),
        ({"family": "papercut"}, False),
        ({"campaign": "春节"}, False),
        ({"shop_kind": "artisan", "family": "papercut"}, False),
    ],
)
def test_a_rule_holds_for_what_it_names(scope, fits, settings):
    expected = Decimal("0.01") if fits else settings.COMMISSION
    assert rate([rule("0.01", **scope)]) == expected


def test_a_campaign_is_the_offer_that_lowered_the_price():
    spring = rule("0.01", campaign="春节")

    assert rate([spring], Sold("artisan", campaigns=frozenset({"春节"}))) == Decimal("0.01")


def test_the_lowest_number_comes_first_and_of_two_alike_the_later():
    rules = [rule("0.04", pk=1), rule("0.03", pk=2), rule("0.02", pk=3, priority=200)]

    assert rate(rules) == Decimal("0.03")


def test_a_rule_holds_from_its_first_moment_to_before_its_last():
    rules = [rule("0.01", valid_from=NOW, valid_until=NOW + DAY)]

    rates = [rate(rules, at=NOW + shift) for shift in (-DAY / 2, 0 * DAY, DAY / 2, DAY)]

    assert rates == [Decimal("0.05"), Decimal("0.01"), Decimal("0.01"), Decimal("0.05")]


def test_a_fee_is_rounded_to_the_fen():
    assert Tariff([rule("0.0333")], NOW).fee_for(HER_WORK).of(10001) == 333


def test_a_lower_rate_is_no_rise():
    assert first_rise([], [rule("0.01", valid_from=NOW + DAY)], NOW) is None


def test_a_higher_rate_rises_when_it_begins():
    rise = first_rise([], [rule("0.08", valid_from=NOW + DAY)], NOW)

    assert (rise.at, rise.was, rise.now) == (NOW + DAY, Decimal("0.05"), Decimal("0.08"))


def test_less_than_usual_but_more_than_she_has_is_a_rise():
    hers = rule("0.01", family="embroidery", priority=100)
    new = rule("0.03", pk=2, family="embroidery", valid_from=NOW + DAY)

    rise = first_rise([hers], [hers, new], NOW)

    assert (rise.at, rise.was, rise.now) == (NOW + DAY, Decimal("0.01"), Decimal("0.03"))


def test_a_higher_rate_that_never_decides_is_no_rise():
    hers = rule("0.01")

    assert first_rise([hers], [hers, rule("0.08", pk=2, priority=900)], NOW) is None


def test_a_lower_rate_that_ends_early_is_a_rise_at_its_new_end():
    before = rule("0.01", valid_until=NOW + 30 * DAY)
    after = rule("0.01", valid_until=NOW + 2 * DAY)

    rise = first_rise([before], [after], NOW)

    assert (rise.at, rise.now) == (NOW + 2 * DAY, Decimal("0.05"))


def test_an_end_that_was_announced_is_no_rise():
    ends = rule("0.01", valid_until=NOW + DAY)

    assert first_rise([ends], [ends, rule("0.04", pk=2, priority=1)], NOW) is not None
    assert first_rise([ends], [ends, rule("0.04", pk=2, priority=200)], NOW) is None


def test_a_rise_for_one_kind_of_shop_is_found():
    new = rule("0.06", shop_kind="cooperative", craft=MIAO, valid_from=NOW + DAY)

    assert first_rise([], [new], NOW).now == Decimal("0.06")
