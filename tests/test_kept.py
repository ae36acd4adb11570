"""What is kept for many tests is the same as what was made, or it is made again."""

import pytest

from ground.regions.models import Division
from tests.cast import a_division
from tests.kept import Kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    """What makes two provinces, and how often it was called."""
    calls = []

    def make():
        calls.append(len(calls))
        a_division()
        a_division("540000", "西藏自治区", "Xizang")

    return Kept(make), calls


def names():
    return list(Division.objects.order_by("code").values_list("code", "name_zh"))


def test_it_is_made_once_and_written_back(made):
    kept, calls = made
    kept()
    first = names()
    Division.objects.all().delete()

    kept()

    assert names() == first == [("520000", "贵州省"), ("540000", "西藏自治区")]
    assert calls == [0]


def test_where_a_row_stands_already_it_is_made_again(made):
    kept, calls = made
    kept()
    Division.objects.filter(code="540000").delete()

    kept()

    assert names() == [("520000", "贵州省"), ("540000", "西藏自治区")]
    assert calls == [0, 1]


def test_what_was_there_before_is_as_it_was_made(made):
    a_division(name_zh="黔省")
    kept, _calls = made
    kept()
    Division.objects.filter(code="540000").delete()

    kept()

    assert names() == [("520000", "黔省"), ("540000", "西藏自治区")]
