from datetime import date, timedelta
from random import Random

import pytest

from sellers.partner.promises import Making, latest_day

TODAY = date(2026, 11, 25)


def days(pieces=1, each=6, **more):
    return (latest_day(TODAY, Making(pieces, each), **more) - TODAY).days


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"pieces": 0, "each": 0}, 0),
        ({"pieces": 0, "each": 6, "ahead": 50, "a_week": 1}, 0),  # it lies on the shelf
        ({"slack": 3}, 9),
        ({"pieces": 5}, 6),  # without a limit they are made side by side
        ({"a_week": 7}, 6),
        ({"a_week": 1}, 7),
        ({"pieces": 3, "a_week": 2}, 11),  # ten days and a half
        ({"ahead": 2, "a_week": 2}, 13),
        ({"ahead": 4, "a_week": 2, "slack": 3}, 23),
        ({"each": 0, "a_week": 14}, 1),
    ],
)
def test_the_latest_day_by_hand(facts, expected):
    assert days(**facts) == expected


def cases(number=1000):
    chance = Random(25)
    for _ in range(number):
        yield {
            "pieces": chance.randint(0, 20),
            "each": chance.randint(0, 60),
            "ahead": chance.randint(0, 200),
            "a_week": chance.choice([None, *range(1, 30)]),
            "slack": chance.randint(0, 5),
        }


def test_more_to_make_is_never_sooner_and_more_hands_never_later():
    for facts in cases():
        known = days(**facts)
        assert known >= facts["slack"]
        for name in ("pieces", "each", "ahead", "slack"):
            assert days(**facts | {name: facts[name] + 1}) >= known
        if facts["a_week"]:
            assert days(**facts | {"a_week": facts["a_week"] + 1}) <= known


def test_it_counts_from_the_day_she_begins():
    for facts in cases(200):
        making = Making(facts.pop("pieces"), facts.pop("each"))
        later = latest_day(TODAY + timedelta(days=9), making, **facts)
        assert later - latest_day(TODAY, making, **facts) == timedelta(days=9)


def test_all_that_was_ordered_fits_into_the_weeks():
    """By the promised day she has had the weeks for everything ahead and for this."""
    for facts in cases():
        if facts["a_week"] and facts["pieces"]:
            pieces = facts["pieces"] + facts["ahead"]
            assert (days(**facts) - facts["slack"]) * facts["a_week"] >= pieces * 7
