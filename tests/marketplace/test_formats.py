"""Days as both languages say them."""

from datetime import date

import pytest
from django.utils.formats import date_format
from django.utils.translation import override


@pytest.mark.parametrize(
    ("language", "day", "said"),
    [
        ("zh-hans", date(2027, 1, 9), "1月9日"),
        ("zh-hans", date(2026, 11, 26), "11月26日"),
        ("en", date(2027, 1, 9), "9 January"),
    ],
)
def test_a_day_of_a_month_is_said_without_a_nought(language, day, said):
    with override(language):
        assert date_format(day, "MONTH_DAY_FORMAT") == said
