"""Small counts that leave the house are hidden, and cannot be reckoned back.

A question is shown in two tables, by place and by craft, with the same sums. A hidden count comes
back by subtraction where it is the only one hidden in its row or column, its sum being shown; and
so through a chain of such lines, from one table to the other. It cannot where it lies on a ring of
hidden counts: then some may grow and others shrink and every sum stays. So each small count is
given companions that close a ring, those that hide the least.

An organ of a place knows its own row in full. So each small count of another place lies on a ring
without that row too, whichever it is: Xinjiang learns nothing of the Corps by taking its own off
the sum, nor the Corps of Xinjiang.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

SMALL = 5
PLACE, CRAFT, SUM = "place", "craft", "sum"
NOBODY = -1  # knows no row
Grid = Sequence[Sequence[int]]
Cell = tuple[int, int]
Number = tuple[str, int, int]  # of which table, row and column; the sums stand in both
Line = tuple[str, str, int]


def hidden_cells(places: Grid, crafts: Grid) -> tuple[set[Cell], set[Cell]]:
    """Each with its sums as last row and last column; which cells of each are not to be shown."""
    rows = {PLACE: len(places) - 1, CRAFT: len(crafts) - 1}
    numbers = {
        (table, row, col): n
        for table, grid in ((PLACE, places[:-1]), (CRAFT, crafts[:-1]), (SUM, places[-1:]))
        for row, line in enumerate(grid)
        for col, n in enumerate(line)
    }
    hidden = {each for each, n in numbers.items() if 0 < n < SMALL}
    for each in sorted(hidden):
        hidden |= _cover(each, rows[PLACE], numbers, hidden)
    cells = [
        {(rows[table] if each == SUM else row, col) for each, row, col in hidden
         if each in {table, SUM}}
        for table in (PLACE, CRAFT)
    ]  # fmt: skip
    return cells[0], cells[1]


def _cover(one: Number, rows: int, numbers: dict[Number, int], hidden: set[Number]) -> set[Number]:
    """What is hidden along, so that it comes back to nobody; mostly nothing."""
    more: set[Number] = set()
    way: set[Line] | None = None
    others = [row for row in range(rows) if one[0] == PLACE and row != one[1]]
    for known in [*others, NOBODY]:
        if way is not None and ("row", PLACE, known) not in way:
            continue
        way = _way(one, known, hidden | more)
        if way is None:
            more |= _cheapest(one, known, numbers, hidden | more)
            way = _way(one, known, hidden | more)
    return more


def _lines(one: Number) -> tuple[Line, Line]:
    """The two that it is a part of; a sum closes its column in either table."""
    table, row, col = one
    if table == SUM:
        return ("col", PLACE, col), ("col", CRAFT, col)
    return ("row", table, row), ("col", table, col)


def _way(one: Number, known: int, hidden: set[Number]) -> set[Line] | None:
    """From one of its lines to the other by what is hidden besides, to whoever knows that row."""
    links = defaultdict(list)
    for each in hidden - {one}:
        if each[:2] != (PLACE, known):
            first, second = _lines(each)
            links[first].append(second)
            links[second].append(first)
    start, goal = _lines(one)
    came, todo = {start: start}, [start]
    for line in todo:
        fresh = [each for each in links[line] if each not in came]
        came |= dict.fromkeys(fresh, line)
        todo += dict.fromkeys(fresh)
    if goal not in came:
        return None
    way = {start}
    while goal != start:
        way.add(goal)
        goal = came[goal]
    return way


def _cheapest(
    one: Number, known: int, numbers: dict[Number, int], hidden: set[Number]
) -> set[Number]:
    """Of the shortest rings through it the one that shows the least besides what is hidden.

    Nought gives no cover for a count: what cannot shrink is taken last.
    """

    def cost(ring: set[Number]) -> tuple[int, int, list[Number]]:
        fresh = ring - hidden
        noughts = sum(numbers[each] == 0 for each in fresh)
        return noughts, sum(numbers[each] for each in fresh), sorted(ring)

    return min(_rings(one, known, numbers), key=cost, default=set(numbers))


def _rings(one: Number, known: int, numbers: dict[Number, int]) -> Iterator[set[Number]]:
    """Through two columns, and two rows of its table, or one of each table and the sums."""
    table, row, col = one
    rows = {each[:2] for each in numbers} - {(SUM, 0), (PLACE, known)}
    for other in {each[2] for each in numbers} - {col}:
        pair = {each: {(*each, col), (*each, other)} for each in {*rows, (table, row), (SUM, 0)}}
        for each in rows - {(table, row)}:
            if table == SUM and each[0] == PLACE:
                crafts = (line for line in rows if line[0] == CRAFT)
                yield from (pair[SUM, 0] | pair[each] | pair[line] for line in crafts)
            elif table == each[0]:
                yield pair[table, row] | pair[each]
            elif table != SUM:
                yield pair[table, row] | pair[each] | pair[SUM, 0]
