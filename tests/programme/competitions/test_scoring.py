"""From raw marks to places, without a database."""

from datetime import date

import pytest

from programme.competitions.scoring import mean, places, weighed, working_days_after


def test_a_judge_s_whole_goes_by_weight():
    assert weighed({1: 90_000, 2: 80_000}, {1: 60, 2: 40}) == 86_000
    assert weighed({1: 1, 2: 0}, {1: 1, 2: 1}) == 1  # half a thousandth goes up


@pytest.mark.parametrize(
    ("wholes", "drops", "whole"),
    [
        ([10, 20, 30], True, 20),
        ([0, 20, 20, 100], True, 35),  # four: nothing is dropped
        ([0, 20, 30, 40, 100], True, 30),
        ([0, 20, 30, 40, 100], False, 38),
        ([100, 100, 100, 0, 0], True, 67),
    ],
)
def test_highest_and_lowest_are_dropped_from_five_on(wholes, drops, whole):
    assert mean(wholes, drops) == whole


def test_who_is_level_shares_a_place():
    assert places({7: 90, 8: 95, 9: 90, 10: 80}) == {8: 1, 7: 2, 9: 2, 10: 4}
    assert places({}) == {}


def test_a_notice_counts_monday_to_friday():
    friday = date(2026, 11, 27)
    assert working_days_after(friday, 5) == date(2026, 12, 4)
    assert working_days_after(date(2026, 11, 28), 1) == date(2026, 11, 30)
