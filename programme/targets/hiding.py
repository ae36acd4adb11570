"""What others may see of a period, so that no count of 1 to 4 can be found by subtraction.

Who sees it knows every number and sign that is given out, what the signs mean, and perhaps one
place of her own in full. Decision 0047 says what is promised; `attacker.py` of the tests tries.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from programme.record.small import LEAST, is_small
from programme.targets.places import NATION, parent_of, with_those_above

_ANY = 10**9
Cuts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Node:
    """One place: distinct persons, and their times where these are counted; persons ≤ times."""

    persons: int
    times: int
    cuts: Cuts = field(default_factory=dict)

    @property
    def is_small(self) -> bool:
        return is_small(self.persons) or is_small(self.times)


@dataclass(frozen=True)
class Hidden:
    totals: frozenset[str]
    cuts: frozenset[str]
    closed: frozenset[str] = frozenset()  # of what lies in these nothing at all is said


def hide(nodes: Mapping[str, Node], also: Collection[str] = (), signs: bool = True) -> Hidden:
    """`also`: hidden in a year of this period; `signs` say which of the hidden are small."""
    tree = _Tree(nodes)
    totals, closed = tree.hidden(
        lambda place: nodes[place].is_small or place in also,
        lambda group: _safe([_bounds(nodes[place], signs) for place in group]),
        lambda group: _is_open_without_signs([nodes[place] for place in group]),
    )
    cuts, _closed = tree.hidden(
        lambda place: place in totals or not _tells_nothing(nodes[place].cuts),
        lambda group: _parts_are_safe(group, tree),
        lambda group: False,
    )
    return Hidden(totals, cuts, closed)


class _Tree:
    def __init__(self, nodes: Mapping[str, Node]) -> None:
        self.nodes = nodes
        self.children: dict[str, list[str]] = defaultdict(list)
        for place in sorted(nodes, key=_turn):
            above = parent_of(place)
            if above is not None and nodes[place].times:
                self.children[above].append(place)

    def hidden(
        self,
        needs: Callable[[str], bool],
        safe: Callable[[list[str]], bool],
        safe_closed: Callable[[list[str]], bool],
    ) -> tuple[frozenset[str], frozenset[str]]:
        """From the deepest up: the small, their sisters, all within the mother, or she as well."""
        closed: set[str] = set()
        found = {place for place in self.nodes if needs(place)}
        for above in sorted(self.children, key=lambda place: (-_depth(place), place)):
            group = [place for place in self.children[above] if place in found]
            rest = [place for place in self.children[above] if place not in found]
            if above in found or not group:
                continue
            while rest and not safe(group):
                group.append(rest.pop(0))
            if not safe(group):
                (closed if safe_closed(group) else found).add(above)
            found.update(group)
        return self._with_all_within(found), frozenset(closed)

    def _with_all_within(self, found: set[str]) -> frozenset[str]:
        return frozenset(
            place for place in self.nodes if any(at in found for at in with_those_above(place))
        )

    def below(self, place: str) -> Iterator[str]:
        yield place
        for child in self.children.get(place, ()):
            yield from self.below(child)


def _depth(place: str) -> int:
    return place.count("/") + (place != NATION)


def _turn(place: str) -> str:
    """An order that says nothing of size, the same in every year."""
    return hashlib.sha256(place.encode()).hexdigest()


def without_each(group: list) -> Iterable[list]:
    """The group, and what is left of it for whoever knows one of it."""
    return chain([group], (group[:n] + group[n + 1 :] for n in range(len(group))))


# --- totals: persons and times of places whose sums are known -------------------------------


@dataclass(frozen=True)
class Bounds:
    """What the signs say of one place, beside what is true."""

    node: Node
    persons: tuple[int, int]
    times: tuple[int, int]

    def but(self, number: int, of: str) -> "Bounds":
        fixed = (number, number)
        both = {"persons": self.persons, "times": self.times} | {of: fixed}
        return Bounds(self.node, both["persons"], both["times"])


def _bounds(node: Node, signs: bool) -> Bounds:
    return Bounds(node, _said(node.persons, signs), _said(node.times, signs))


def _said(number: int, signs: bool) -> tuple[int, int]:
    """Nothing is hidden of none; of what is hidden, that it is small or that it is not."""
    if number == 0:
        return (0, 0)
    if not signs:
        return (1, _ANY)
    return (1, LEAST - 1) if is_small(number) else (LEAST, _ANY)


def _safe(group: list[Bounds]) -> bool:
    """Each small count may still be any of 1 to 4, for whoever knows none or one of the group."""
    return all(_all_possible(rest) for rest in without_each(group))


def _is_open_without_signs(group: list[Node]) -> bool:
    """Only what they make up is known: any of 1 to 4, and one of two for who knows one of them."""
    sums = {of: sum(getattr(each, of) for each in group) for of in ("persons", "times")}
    small = {of for each in group for of in sums if is_small(getattr(each, of))}
    return len(group) > 2 and all(sums[of] >= LEAST for of in small)


def _all_possible(group: list[Bounds]) -> bool:
    persons = sum(each.node.persons for each in group)
    times = sum(each.node.times for each in group)
    for number, each in enumerate(group):
        rest = group[:number] + group[number + 1 :]
        for of in ("persons", "times"):
            if is_small(getattr(each.node, of)) and not all(
                possible([*rest, each.but(value, of)], persons, times) for value in range(1, LEAST)
            ):
                return False
    return True


def possible(group: list[Bounds], persons: int, times: int) -> bool:
    """Whether some numbers within the bounds, persons ≤ times in each place, have these sums."""
    least_p = most_p = free = least_t = most_t = 0
    for each in group:
        (low, high), (low_t, high_t) = each.persons, each.times
        high, low_t = min(high, high_t), max(low, low_t)
        if low > high or low_t > high_t:
            return False
        least_p, most_p = least_p + low, most_p + high
        free += min(high, low_t)  # persons that cost no times beyond the least
        least_t, most_t = least_t + low_t, most_t + high_t
    least_t += max(0, persons - free)
    return least_p <= persons <= most_p and least_t <= times <= most_t


# --- parts: how the persons of places are made up, whose columns' sums are known -------------


def _tells_nothing(cuts: Cuts) -> bool:
    """No part of 1 to 4, and no place where every woman is poor."""
    return not _all_are_poor(cuts) and not any(
        is_small(number) for parts in cuts.values() for number in parts.values()
    )


def _all_are_poor(cuts: Cuts) -> bool:
    parts = cuts.get("priority", {})
    return bool(parts.get("priority")) and not parts.get("other")


def _parts_are_safe(group: list[str], tree: _Tree) -> bool:
    """For whoever even knows each place's own total, and perhaps how one is made up."""
    return _columns_are_safe(group, tree, open_from=1) and all(
        _columns_are_safe(rest, tree) for rest in without_each(group) if rest
    )


def _columns_are_safe(group: list[str], tree: _Tree, open_from: int | None = None) -> bool:
    columns: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for place in group:
        for cut, parts in tree.nodes[place].cuts.items():
            for part, number in parts.items():
                columns[cut][part] += number
    if open_from and not _tells_nothing(columns):
        return False
    whole = sum(tree.nodes[place].persons for place in group)
    rows = (tree.nodes[at] for place in group for at in tree.below(place))
    return all(_row_is_open(row, columns, whole, open_from) for row in rows)


def _row_is_open(row: Node, columns: Cuts, whole: int, open_from: int | None) -> bool:
    """By the bounds of a table of which only the margins are known, which are exact.

    Each small part may be any of 1 to 4; or at least one of two, for who knows one place.
    """
    if _all_are_poor(row.cuts) and not columns["priority"]["other"]:
        return False
    for cut, parts in row.cuts.items():
        for part, number in parts.items():
            column = columns[cut][part]
            least, most = max(0, row.persons + column - whole), min(row.persons, column)
            if is_small(number) and (least > open_from if open_from else least == most):
                return False
    return True
