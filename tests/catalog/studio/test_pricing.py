from decimal import Decimal

import pytest

from catalog.pricing import FairPrice, NotAnAmount, TooDear, parse_hours, parse_yuan

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("268", 26800),
        ("268.5", 26850),
        ("268.05", 26805),
        ("２６８", 26800),
        ("２６８．５０", 26850),
        (" ¥1,280.00 ", 128000),
        ("￥88元", 8800),
        ("12。5", 1250),
        ("0", 0),
        ("1000000", 100_000_000),
    ],
)
def test_an_amount_is_read_as_she_types_it(typed, fen):
    assert parse_yuan(typed) == fen


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        "-5",
        "+5",
        "1.234",
        "1e3",
        "12,5",
        "1,23",
        "9" * 400,
        "二百",
        "NaN",
        "٣",
    ],
)
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(NotAnAmount):
        parse_yuan(typed)


@pytest.mark.parametrize(("typed", "hours"), [("8", "8"), ("８．５", "8.5"), ("12小时", "12")])
def test_hours_are_read_as_she_types_them(typed, hours):
    assert parse_hours(typed) == Decimal(hours)


@pytest.mark.parametrize("typed", ["", "-1", "99999", "八", "1:30"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(NotAnAmount):
        parse_hours(typed)


def test_a_fair_price_is_material_and_paid_hours():
    fair = FairPrice(material_fen=3050, hours=Decimal("7.5"), wage_fen=2000)

    assert (fair.work_fen, fair.total_fen) == (15000, 18050)
    assert fair.short_by(16800) == 1250
    assert fair.short_by(20000) == -1950


def test_half_a_fen_is_rounded_up():
    assert FairPrice(0, Decimal("0.25"), 2002).work_fen == 501


@pytest.mark.parametrize("typed", ["1000000.01", "1000001", "9,999,999", "9" * 20])
def test_there_is_a_most_that_anyone_asks(typed):
    with pytest.raises(TooDear):
        parse_yuan(typed)
