"""No small count of a table comes back by subtraction, whatever the table."""

import random

import pytest

from programme.survey.hiding import SMALL, hidden_cells

pytestmark = pytest.mark.one_database


def with_sums(grid):
    lines = [[*line, sum(line)] for line in grid]
    return [*lines, [sum(col) for col in zip(*lines, strict=True)]]


def can_move(cell, hidden, seen=frozenset()):
    """A second table with the same shown cells: walk a ring, one up, one down."""
    row, col = cell
    reached, todo = set(), [("row", row)]
    while todo:
        kind, at = todo.pop()
        if (kind, at) in reached:
            continue
        reached.add((kind, at))
        for r, c in hidden - {cell}:
            if kind == "row" and r == at:
                todo.append(("col", c))
            if kind == "col" and c == at:
                todo.append(("row", r))
    return ("col", col) in reached


def test_a_table_without_small_counts_is_shown_whole():
    assert hidden_cells(with_sums([[5, 9], [7, 0]])) == set()


def test_a_small_count_takes_three_companions_along():
    hidden = hidden_cells(with_sums([[2, 9, 30], [7, 8, 40], [50, 60, 70]]))

    assert hidden == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_one_place_and_one_answer_hides_all():
    assert hidden_cells(with_sums([[3]])) == {(0, 0), (0, 1), (1, 0), (1, 1)}


@pytest.mark.parametrize("seed", range(60))
def test_each_hidden_count_could_be_another(seed):
    dice = random.Random(seed)
    rows, cols = dice.randint(1, 7), dice.randint(1, 6)
    table = with_sums(
        [[dice.choice([0, 0, 1, 3, 4, 6, 20, 90]) for _ in range(cols)] for _ in range(rows)]
    )

    hidden = hidden_cells(table)

    small = {(r, c) for r, line in enumerate(table) for c, n in enumerate(line) if 0 < n < SMALL}
    assert small <= hidden
    assert [cell for cell in sorted(hidden) if not can_move(cell, hidden)] == []
