"""The rule of turns, on bare candidates."""

import random
from collections import Counter

import pytest

from catalog.search.turns import MOST_OF_A_SHOP, NEWCOMERS_PLACES, Candidate, in_turn

pytestmark = pytest.mark.one_database

PAGE = 24


def candidates(*shops, rank=0, new=(), start=0):
    """Works numbered as they stand; `shops` names the shop of each."""
    return [Candidate(start + at, shop, rank, shop in new) for at, shop in enumerate(shops)]


def pages(ordered, works):
    shop_of = {work.work: work.shop for work in works}
    shops = [shop_of[work] for work in ordered]
    return [shops[start : start + PAGE] for start in range(0, len(shops), PAGE)]


def test_no_shop_fills_a_page_while_others_have_works():
    works = candidates(*[1] * 40, *range(100, 180))

    first, second, *_ = pages(in_turn(works, PAGE), works)

    assert Counter(first)[1] == Counter(second)[1] == MOST_OF_A_SHOP


def test_what_waits_comes_first_on_the_next_page():
    works = candidates(*[1] * 6, *range(100, 140))

    ordered = in_turn(works, PAGE)

    assert ordered[:5] == [0, 1, 2, 3, 6]
    assert ordered[PAGE : PAGE + 2] == [4, 5]


def test_a_shop_alone_has_the_page_to_itself():
    works = candidates(*[1] * 30)

    assert in_turn(works, PAGE) == list(range(30))


@pytest.mark.parametrize("seed", range(20))
def test_no_work_is_lost_and_none_comes_twice(seed):
    rng = random.Random(seed)
    works = [
        Candidate(at, rng.choice([1, 1, 1, 2, 3, rng.randrange(40)]), rank, rng.random() < 0.1)
        for at, rank in enumerate(sorted(rng.randrange(3) for _ in range(rng.randrange(300))))
    ]

    ordered = in_turn(works, PAGE)

    assert sorted(ordered) == list(range(len(works)))
    assert ordered == in_turn(works, PAGE)


@pytest.mark.parametrize("seed", range(20))
def test_the_cap_holds_on_every_page_where_it_can(seed):
    """Over the cap only where no other shop has a work left."""
    rng = random.Random(seed)
    works = candidates(*(rng.choice([1, 1, 1, 2, 2, *range(3, 30)]) for _ in range(400)))

    found = pages(in_turn(works, PAGE), works)

    for number, page in enumerate(found):
        over = {shop for shop, count in Counter(page).items() if count > MOST_OF_A_SHOP}
        later = {shop for rest in found[number + 1 :] for shop in rest}
        assert not over or later <= over


def test_a_better_answer_comes_before_fairness():
    works = [*candidates(*[1] * 10), *candidates(*range(2, 20), rank=1, start=10)]

    assert in_turn(works, PAGE)[:10] == list(range(10))


def test_works_of_a_shop_in_better_classes_count_towards_its_page():
    works = [*candidates(1, 1, 1, 1), *candidates(1, *range(2, 30), rank=1, start=4)]

    assert pages(in_turn(works, PAGE), works)[0].count(1) == MOST_OF_A_SHOP


def test_a_new_maker_has_her_places_on_the_first_page():
    works = candidates(*range(100, 160), 7, 7, 8, new={7, 8})

    first = pages(in_turn(works, PAGE), works)[0]

    places = sorted(NEWCOMERS_PLACES)
    assert [first[place] for place in places[:3]] == [7, 7, 8]
    assert first[: places[0]] == [100, 101, 102]


def test_a_new_maker_does_not_pass_whoever_answers_better():
    works = [*candidates(*range(100, 130)), *candidates(7, rank=1, new={7}, start=30)]

    assert in_turn(works, PAGE)[-1] == 30


def test_ten_thousand_works_of_one_shop_are_ordered_all_the_same():
    works = candidates(*[1] * 5000, *range(2, 5000))

    assert len(set(in_turn(works, PAGE))) == len(works)
