"""Small counts of a table that leaves the house are hidden, and cannot be reckoned back.

A hidden count would come back by subtraction where it is the only one hidden in its row or
column, its sum being shown; and so through a chain of such lines. It cannot where it lies on a
ring of hidden counts: then some may grow and others shrink and every sum stays. So each hidden
count is given three companions that close a ring, those that hide the least.
"""

from collections.abc import Sequence

SMALL = 5
Cell = tuple[int, int]


def hidden_cells(counts: Sequence[Sequence[int]]) -> set[Cell]:
    """Of a table with its sums as last row and last column; which cells are not to be shown."""
    cells = {(row, col): n for row, line in enumerate(counts) for col, n in enumerate(line)}
    hidden = {cell for cell, n in cells.items() if 0 < n < SMALL}
    while alone := next((cell for cell in sorted(hidden) if not _is_on_a_ring(cell, hidden)), None):
        companions = _cheapest(alone, cells, hidden)
        if not companions:
            return set(cells)
        hidden |= companions
    return hidden


def _is_on_a_ring(cell: Cell, hidden: set[Cell]) -> bool:
    """From its row one comes to its column by hidden cells without it."""
    row, col = cell
    others = hidden - {cell}
    rows, cols = {row}, set[int]()
    while True:
        more_cols = {c for r, c in others if r in rows} - cols
        cols |= more_cols
        more_rows = {r for r, c in others if c in cols} - rows
        rows |= more_rows
        if col in cols:
            return True
        if not more_cols and not more_rows:
            return False


def _cheapest(cell: Cell, cells: dict[Cell, int], hidden: set[Cell]) -> set[Cell]:
    """The three other corners of a rectangle, that show the least besides what is hidden.

    Nought gives no cover for a count: what cannot shrink is taken last.
    """
    row, col = cell
    corners = [
        {(row, c), (r, col), (r, c)}
        for r in {each for each, _ in cells} - {row}
        for c in {each for _, each in cells} - {col}
    ]

    def cost(each: set[Cell]) -> tuple[int, int, list[Cell]]:
        fresh = each - hidden
        noughts = sum(cells[one] == 0 for one in fresh)
        return noughts, sum(cells[one] for one in fresh), sorted(each)

    return min(corners, key=cost, default=set())
