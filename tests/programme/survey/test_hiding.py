"""No small count comes back by subtraction, whatever the tables and whichever row one knows."""

import random
from fractions import Fraction

import pytest

from programme.survey.hiding import SMALL, hidden_cells

pytestmark = pytest.mark.one_database


def with_sums(grid):
    lines = [[*line, sum(line)] for line in grid]
    return [*lines, [sum(col) for col in zip(*lines, strict=True)]]


def one_craft(table):
    """The same answers, all of one craft."""
    return [table[-1], table[-1]]


def small_of(table):
    return {(r, c) for r, line in enumerate(table) for c, n in enumerate(line) if 0 < n < SMALL}


def thrown(seed):
    """By place and by craft, of the same answers."""
    dice = random.Random(seed)
    places, crafts, cols = dice.randint(1, 6), dice.randint(1, 4), dice.randint(1, 5)
    cube = [
        [[dice.choice([0, 0, 0, 1, 2, 3, 6, 20, 90]) for _ in range(cols)] for _ in range(crafts)]
        for _ in range(places)
    ]
    by_place = [[sum(col) for col in zip(*place, strict=True)] for place in cube]
    by_craft = [[sum(place[n][c] for place in cube) for c in range(cols)] for n in range(crafts)]
    return with_sums(by_place), with_sums(by_craft)


class Attacker:
    """Writes down all sums that she knows as equations and solves them: what has one solution?"""

    def __init__(self, places, crafts, hidden, knows=None):
        self.unknown, self.rows = {}, []
        for table, (grid, cells) in enumerate(zip((places, crafts), hidden, strict=True)):
            last, end = len(grid) - 1, len(grid[0]) - 1
            for row in range(last + 1):
                self.equation(grid, table, cells, [(row, c) for c in range(end)], (row, end))
            for col in range(end + 1):
                self.equation(grid, table, cells, [(r, col) for r in range(last)], (last, col))
        self.knows = knows

    def name(self, table, grid, cell):
        is_sum = cell[0] == len(grid) - 1
        return ("sum", cell[1]) if is_sum else (table, *cell)

    def equation(self, grid, table, cells, parts, total):
        names = [(self.name(table, grid, cell), 1) for cell in parts if cell in cells]
        names += [(self.name(table, grid, total), -1)] if total in cells else []
        self.rows.append(dict(names))

    def finds_out(self):
        """The hidden numbers that have one value alone."""
        rows = [
            {name: Fraction(n) for name, n in row.items() if name[:2] != (0, self.knows)}
            for row in self.rows
        ]
        solved = []
        while rows:
            row = rows.pop()
            if not row:
                continue
            lead = next(iter(row))
            row = {name: n / row[lead] for name, n in row.items()}
            rows = [_less(each, lead, row) for each in rows]
            solved = [_less(each, lead, row) for each in solved] + [row]
        return {next(iter(row)) for row in solved if len(row) == 1}


def _less(row, lead, by):
    factor = row.get(lead, 0)
    found = {name: row.get(name, 0) - factor * by.get(name, 0) for name in {*row, *by}}
    return {name: n for name, n in found.items() if n}


def test_tables_without_small_counts_are_shown_whole():
    table = with_sums([[5, 9], [7, 0]])

    assert hidden_cells(table, one_craft(table)) == (set(), set())


def test_a_small_count_takes_along_what_hides_it_from_each_other_place():
    """Two other places, so that neither alone can tell."""
    table = with_sums([[2, 9, 30], [7, 8, 40], [50, 60, 70], [80, 90, 99]])

    by_place, by_craft = hidden_cells(table, one_craft(table))

    assert by_place == {(row, col) for row in range(3) for col in range(2)}
    assert by_craft == set()


def test_one_place_and_one_answer_hides_all():
    table = with_sums([[3]])

    assert hidden_cells(table, table) == ({(0, 0), (0, 1), (1, 0), (1, 1)},) * 2


def test_of_two_places_the_sum_is_hidden_too_and_in_the_other_table():
    """Where it stood, each would take its own off it: the province's, and the Corps'."""
    table = with_sums([[20, 30], [3, 40]])

    by_place, by_craft = hidden_cells(table, one_craft(table))

    assert by_place == {(1, 0), (1, 1), (2, 0), (2, 1)}
    assert by_craft == {(0, 0), (0, 1), (1, 0), (1, 1)}


@pytest.mark.parametrize("seed", range(120))
def test_nobody_finds_out_a_hidden_count(seed):
    tables = thrown(seed)

    hidden = hidden_cells(*tables)

    assert all(small_of(table) <= cells for table, cells in zip(tables, hidden, strict=True))
    assert Attacker(*tables, hidden).finds_out() == set()


@pytest.mark.parametrize("seed", range(120))
def test_nor_does_who_knows_one_place_in_full_find_out_a_small_one_of_another(seed):
    places, crafts = thrown(seed)
    hidden = hidden_cells(places, crafts)
    small = {(0, *cell) for cell in small_of(places) if cell[0] < len(places) - 1}

    for knows in range(len(places) - 1):
        told = Attacker(places, crafts, hidden, knows).finds_out()
        assert {each for each in told & small if each[1] != knows} == set()


def test_the_attacker_would_find_it_if_it_were_hidden_alone():
    table = with_sums([[20, 30], [3, 40]])
    alone = ({(1, 0)}, set())
    with_its_row = ({(1, 0), (1, 1), (0, 0), (0, 1)}, set())

    assert Attacker(table, one_craft(table), alone).finds_out() == {(0, 1, 0)}
    assert Attacker(table, one_craft(table), with_its_row).finds_out() == set()
    assert (0, 1, 0) in Attacker(table, one_craft(table), with_its_row, knows=0).finds_out()


def test_a_wide_table_of_small_counts_is_soon_hidden():
    table = with_sums([[1 + (row * col) % 9 for col in range(8)] for row in range(33)])

    assert small_of(table) <= hidden_cells(table, one_craft(table))[0]
