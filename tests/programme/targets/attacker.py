"""Whoever holds all that was given out, and perhaps one place of her own, and can try all worlds.

She knows no more of the code than what its signs mean. Written without any part of `hiding`.
"""

from itertools import product


class World:
    """What is given out of one tree: numbers and signs of persons and times by place."""

    def __init__(self, nodes, given, known=()):
        self.nodes, self.hidden = nodes, given.totals
        self.silent = given.totals | given.closed
        self.known = {at for at in nodes if any(lies_in(at, own) for own in known)}
        self.most = max(node.times for node in nodes.values())
        self._beside: dict = {}  # of places that do not hold the one in question

    def domain(self, place, of):
        """The numbers that what stands on the board allows."""
        number = getattr(self.nodes[place], of)
        if place not in self.hidden or place in self.known:
            return [number]
        if any(above(place, other) for other in self.silent):
            return range(self.most + 1)  # nothing is said of what lies in a hidden place
        if number == 0:
            return [0]
        return range(1, 5) if number < 5 else range(5, self.most + 1)

    def could_be(self, place, of):
        """Each number for which some whole nation agrees with all that is given out."""
        return {value for value in self.domain(place, of) if self._sums("", (place, of, value))}

    def _sums(self, at, said):
        """Pairs of persons and times that this place, made up of its children, can have."""
        if lies_in(said[0], at):
            return self._made_up(at, said)
        if at not in self._beside:
            self._beside[at] = self._made_up(at, said)
        return self._beside[at]

    def _made_up(self, at, said):
        persons, times = (self._allowed(at, of, said) for of in ("persons", "times"))
        children = [each for each in self.nodes if parent(each) == at]
        if len(persons) * len(times) == 1 and not lies_in(said[0], at) and at not in self.hidden:
            return {(persons[0], times[0])}  # what lies in it is of no concern outside
        if not children:
            return {(p, t) for p, t in product(persons, times) if p <= t}
        most, reached = (max(persons, default=-1), max(times, default=-1)), {(0, 0)}
        for child in children:
            pairs = self._sums(child, said)
            reached = {
                (p + q, t + u)
                for (p, t), (q, u) in product(reached, pairs)
                if p + q <= most[0] and t + u <= most[1]
            }
        return {(p, t) for p, t in reached if p in persons and t in times}

    def _allowed(self, at, of, said):
        place, what, value = said
        domain = self.domain(at, of)
        return [number for number in domain if (at, of) != (place, what) or number == value]


def parent(place):
    return place.rpartition("/")[0] if place else None


def above(place, other):
    """Whether the other is an ancestor."""
    at = parent(place)
    while at is not None:
        if at == other:
            return True
        at = parent(at)
    return False


def lies_in(place, other):
    return place == other or above(place, other)


def could_be_part(table, hidden, place, part):
    """Each number of one part of a place's row, where the rows of `hidden` are not given out.

    She knows every row's total, and each column's sum over the hidden rows: tries all tables.
    """
    totals = [sum(table[at].values()) for at in hidden]
    names = list(table[hidden[0]])
    sums = tuple(sum(table[at][name] for at in hidden) for name in names)
    at = hidden.index(place)
    found = set()
    for value in range(totals[at] + 1):
        reached = {tuple(0 for _ in names)}
        for number, total in enumerate(totals):
            rows = [
                row
                for row in _rows(total, len(names))
                if number != at or row[names.index(part)] == value
            ]
            reached = {
                tuple(a + b for a, b in zip(one, row, strict=True))
                for one, row in product(reached, rows)
                if all(a + b <= c for a, b, c in zip(one, row, sums, strict=True))
            }
        if sums in reached:
            found.add(value)
    return found


def _rows(total, width):
    if width == 1:
        return [(total,)]
    return [
        (first, *rest) for first in range(total + 1) for rest in _rows(total - first, width - 1)
    ]
