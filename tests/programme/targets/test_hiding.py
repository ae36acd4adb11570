"""No count of 1 to 4 is found from what is given out, whoever counts back."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from programme.targets.hiding import Node, hide
from tests.programme.targets.attacker import World, above, could_be_part, parent

pytestmark = pytest.mark.one_database
_FEW = settings(max_examples=30, deadline=None)


@st.composite
def trees(draw):
    """A nation of some units of some cities, with persons and times of each city."""
    nodes, units = {}, draw(st.integers(1, 4))
    for unit in range(units):
        for city in range(draw(st.integers(1, 3))):
            times = draw(st.sampled_from([0, 1, 2, 4, 5, 7, 9]))
            persons = draw(st.sampled_from([times, times, times // 2, min(1, times)]))
            place = f"u{unit}/{city}"
            for at in (place, f"u{unit}", ""):
                had = nodes.get(at, Node(0, 0))
                nodes[at] = Node(had.persons + persons, had.times + times)
    return nodes


def small_cells(nodes, hidden):
    """Hidden ones whose parent is given out: elsewhere nothing at all is said."""
    for place in sorted(hidden.totals):
        if place and not any(above(place, other) for other in hidden.totals):
            for of in ("persons", "times"):
                if 0 < getattr(nodes[place], of) < 5:
                    yield place, of


@_FEW
@given(trees())
def test_a_small_count_may_still_be_any_of_1_to_4(nodes):
    hidden = hide(nodes)
    for place in nodes:
        assert place in hidden.totals or not nodes[place].is_small
    world = World(nodes, hidden)
    for place, of in small_cells(nodes, hidden):
        assert world.could_be(place, of) >= {1, 2, 3, 4}, (place, of)


@_FEW
@given(trees(), st.data())
def test_whoever_knows_one_place_in_full_is_not_sure_of_another(nodes, data):
    hidden = hide(nodes)
    cells = list(small_cells(nodes, hidden))
    assume(cells)
    place, of = data.draw(st.sampled_from(cells))
    own = data.draw(st.sampled_from(sorted(nodes.keys() - {""})))
    assume(not (above(place, own) or above(own, place) or own == place))
    found = World(nodes, hidden, known=[own]).could_be(place, of)
    assert len(found) > 1
    if parent(place) not in hidden.closed:
        assert found == {1, 2, 3, 4}


def test_two_of_four_say_each_other():
    """8 = 4 + 4, where both are known to be at most 4."""
    nodes = {"": Node(38, 38), "a": Node(4, 4), "b": Node(4, 4), "c": Node(30, 30)}
    assert hide(nodes).totals >= {"a", "b", "c"}


def test_what_lies_in_a_hidden_place_is_not_given_out():
    nodes = {"": Node(3, 3), "a": Node(3, 3), "a/1": Node(3, 3)}
    assert hide(nodes).totals == {"", "a", "a/1"}


def test_large_places_stay_as_they_are():
    nodes = {"": Node(90, 100), "a": Node(40, 50), "b": Node(50, 50)}
    assert hide(nodes) == type(hide(nodes))(frozenset(), frozenset())


@st.composite
def tables(draw):
    """Units with two kinds of parts, one level; totals large enough to be given out."""
    numbers = st.sampled_from([0, 1, 2, 4, 5, 6])
    nodes, whole = {}, {"family": {"x": 0, "y": 0}}
    for unit in range(draw(st.integers(2, 5))):
        parts = {"x": draw(numbers), "y": draw(st.sampled_from([0, 0, 1, 5, 6]))}
        nodes[f"u{unit}"] = Node(sum(parts.values()), sum(parts.values()), {"family": parts})
        whole["family"] = {name: whole["family"][name] + parts[name] for name in parts}
    total = sum(whole["family"].values())
    return {"": Node(total, total, whole), **nodes}


@_FEW
@given(tables())
def test_a_small_part_is_not_found_from_the_other_parts(nodes):
    hidden = hide(nodes)
    assume(not hidden.totals)
    if "" in hidden.cuts:
        return
    kept = sorted(hidden.cuts)
    table = {place: nodes[place].cuts["family"] for place in kept}
    for place in nodes:
        if any(0 < number < 5 for number in nodes[place].cuts["family"].values()):
            assert place in kept
    for own in [None, *kept]:
        rest = [place for place in kept if place != own]
        for place in rest:
            for part, number in table[place].items():
                if 0 < number < 5:
                    found = could_be_part(table, rest, place, part)
                    assert len(found) > 1 if own else found >= {1, 2, 3, 4}, (own, place, part)


def test_a_place_where_all_are_poor_does_not_say_so():
    def node(poor, other):
        return Node(poor + other, poor + other, {"priority": {"priority": poor, "other": other}})

    units = {"a": node(8, 0), "b": node(7, 9), "c": node(20, 20), "d": node(30, 30)}
    nodes = {"": node(65, 59), **units}

    hidden = hide(nodes)

    assert hidden.totals == frozenset()
    assert "a" in hidden.cuts
    assert len(hidden.cuts) >= 3


def test_a_province_of_small_counties_is_shown_and_not_broken_down():
    counties = {f"a/{n}": Node(1, 1) for n in range(6)}
    nodes = {"": Node(86, 86), "a": Node(6, 6), "b": Node(40, 40), "c": Node(40, 40), **counties}

    hidden = hide(nodes)

    assert hidden.closed == {"a"}
    assert hidden.totals == set(counties)
