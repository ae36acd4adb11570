"""Whose turn it is: the order of a list once it is known how well each work answers.

Works that answer equally well are of one class; the better class always comes first. Within
a class the newest comes first, but for two things: a shop has no more than MOST_OF_A_SHOP works
on a page as long as another has one of that class, and some places of each page belong to a
maker who is new here, if the class has a work of one. What was passed over keeps its order
and comes as soon as its shop may be shown again: nothing is lost and nothing comes twice.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush
from itertools import groupby
from typing import NamedTuple

MOST_OF_A_SHOP = 4
NEWCOMERS_PLACES = frozenset({3, 9, 15, 21})  # of the 24 of a page, from 0
NEW_FOR_DAYS = 60  # since her first work came on show


class Candidate(NamedTuple):
    work: int
    shop: int
    rank: int  # of the class; 0 answers best
    is_new: bool


def in_turn(candidates: Iterable[Candidate], page: int) -> list[int]:
    """The works, ordered for pages of so many. They come best class first."""
    ordered: list[int] = []
    shown: Counter[int] = Counter()  # works of each shop on the page that is being filled
    for _, works in groupby(candidates, key=lambda each: each.rank):
        _take_turns(list(works), page, shown, ordered)
    return ordered


def _take_turns(works: list[Candidate], page: int, shown: Counter[int], ordered: list[int]) -> None:
    """One class, on from where the page stands."""
    taken: set[int] = set()
    queue = _Queue(works, taken, range(len(works)))
    newcomers = _Queue(works, taken, [at for at, work in enumerate(works) if work.is_new])

    def may_show(shop: int) -> bool:
        return shown[shop] < MOST_OF_A_SHOP

    while len(taken) < len(works):
        place = len(ordered) % page
        if place == 0:
            shown.clear()
            queue.begin_page()
            newcomers.begin_page()
        at = newcomers.first(may_show) if place in NEWCOMERS_PLACES else None
        at = queue.first(may_show) if at is None else at
        if at is None:
            queue.begin_page()
            at = queue.first(lambda shop: True)
        taken.add(at)
        shown[works[at].shop] += 1
        ordered.append(works[at].work)


class _Queue:
    """The first work of each shop, in the order of all; a shop that had enough stands aside."""

    def __init__(self, works: list[Candidate], taken: set[int], places: Iterable[int]) -> None:
        self.taken = taken
        self.waiting: dict[int, deque[int]] = defaultdict(deque)
        for at in places:
            self.waiting[works[at].shop].append(at)
        self.heads = [(places[0], shop) for shop, places in self.waiting.items()]
        heapify(self.heads)
        self.aside: list[int] = []

    def begin_page(self) -> None:
        for shop in self.aside:
            self._push(shop)
        self.aside.clear()

    def first(self, may_show: Callable[[int], bool]) -> int | None:
        while self.heads:
            at, shop = self.heads[0]
            if at not in self.taken and may_show(shop):
                return at
            heappop(self.heads)
            if at in self.taken:
                self._push(shop)
            else:
                self.aside.append(shop)
        return None

    def _push(self, shop: int) -> None:
        places = self.waiting[shop]
        while places and places[0] in self.taken:
            places.popleft()
        if places:
            heappush(self.heads, (places[0], shop))
