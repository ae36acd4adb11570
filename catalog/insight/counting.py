"""What is asked for waits in the cache, by slots of five minutes, until the worker takes it down.

Nobody who only reads writes into the database. In a slot are several lanes, so that where a cache
cannot count in one step two who ask at once seldom meet; what they lose is one count.
"""

import time
from collections.abc import Iterator
from secrets import randbelow
from typing import NamedTuple

from django.core.cache import caches

SLOT = 300  # seconds
KEPT = 7200  # seconds: so long the worker may be away
_LANES = 8
_MOST_IN_LANE = 200  # a flood counts for no more
_GRACE = 60  # seconds, for clocks that differ


class Heard(NamedTuple):
    """As it was asked; `low` and `high` in yuan."""

    text: str
    language: str
    outcome: str
    craft: str = ""
    region: str = ""
    low: int | None = None
    high: int | None = None


def hear(heard: Heard) -> None:
    cache = caches["asked"]
    lane = f"{_now() // SLOT}:{randbelow(_LANES)}"
    cache.add(lane, 0, KEPT)
    try:
        number = cache.incr(lane)
    except ValueError:  # dropped meanwhile, for want of room
        return
    if number <= _MOST_IN_LANE:
        cache.set(f"{lane}:{number}", tuple(heard), KEPT)


def heard_in(slot: int) -> list[Heard]:
    kept = caches["asked"].get_many(list(_keys(slot)))
    return [Heard(*each) for each in kept.values()]


def forget(slot: int) -> None:
    caches["asked"].delete_many([*_keys(slot), *_lanes(slot)])


def ended_slots() -> range:
    """Those into which nothing more comes, and of which something may be left."""
    now = _now()
    return range((now - KEPT) // SLOT, (now - _GRACE) // SLOT)


def _keys(slot: int) -> Iterator[str]:
    for lane, number in caches["asked"].get_many(_lanes(slot)).items():
        for each in range(1, min(number, _MOST_IN_LANE) + 1):
            yield f"{lane}:{each}"


def _lanes(slot: int) -> list[str]:
    return [f"{slot}:{lane}" for lane in range(_LANES)]


def _now() -> int:
    return int(time.time())
