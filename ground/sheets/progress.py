"""How far an import is: beside the database, whose transaction nobody sees into."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from django.core.cache import caches
from django.utils import timezone

Tell = Callable[[int], None]
_EVERY = 50  # rows
_KEPT = 24 * 3600
_LONG_AGO = datetime(2000, 1, 1, tzinfo=timezone.get_default_timezone())


class Progress(NamedTuple):
    done: int = 0
    total: int = 0
    at: datetime = _LONG_AGO

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0


def of(number: int) -> Progress:
    return Progress(*caches["progress"].get(f"sheet-{number}", Progress()))


def telling(number: int, total: int) -> Tell:
    def tell(done: int) -> None:
        if done % _EVERY == 0 or done == total:
            now = Progress(done, total, timezone.now())
            caches["progress"].set(f"sheet-{number}", tuple(now), _KEPT)

    tell(0)
    return tell
