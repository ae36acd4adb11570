from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ground.money.fen import FractionOfFen, part_of, split, to_fen, to_yuan
from ground.money.formats import format_fen


@given(st.integers(-(10**12), 10**12))
def test_fen_survive_the_way_to_oscar_and_back(fen):
    assert to_fen(to_yuan(fen)) == fen


def test_a_fraction_of_a_fen_is_refused():
    with pytest.raises(FractionOfFen):
        to_fen(Decimal("0.001"))


@given(
    st.integers(0, 10**9),
    st.lists(st.integers(0, 10**4), min_size=1, max_size=20).filter(lambda weights: sum(weights)),
)
def test_the_parts_of_a_split_sum_to_the_whole(total, weights):
    assert sum(split(total, weights)) == total


def test_half_a_fen_of_commission_is_rounded_up():
    assert part_of(10, Decimal("0.05")) == 1


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "¥1,490.00"), ("en", "CN¥1,490.00")])
def test_money_is_written_in_the_pages_language(language, words):
    assert format_fen(149000, language) == words
