"""Months as money is told: by the calendar of Beijing."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from django.utils import timezone

_KEY = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)
_A_YEAR = 12


@dataclass(frozen=True, order=True)
class Month:
    first: date

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(date(day.year, day.month, 1))

    @classmethod
    def current(cls) -> Self:
        return cls.of(timezone.localdate())

    @classmethod
    def asked(cls, key: str) -> Self:
        """Such as 2026-11; whatever is no month, or has not come yet, is this month."""
        found, now = _KEY.fullmatch(key), cls.current()
        return min(cls(date(int(found[1]), int(found[2]), 1)), now) if found else now

    @classmethod
    def named(cls, key: str) -> Self | None:
        """Such as 2026-11; None: no month, or one that has not come yet."""
        month = cls.asked(key)
        return month if month.key == key else None

    @property
    def key(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def before(self) -> Self:
        return self._moved(-1)

    @property
    def after(self) -> Self:
        return self._moved(1)

    @property
    def start(self) -> datetime:
        return timezone.make_aware(datetime(self.first.year, self.first.month, 1))  # noqa: DTZ001 -- made aware at once

    @property
    def is_current(self) -> bool:
        return self == self.current()

    def year_before(self) -> list[Self]:
        """Twelve months that end with this one."""
        return [self._moved(-back) for back in range(_A_YEAR - 1, -1, -1)]

    def until(self, last: Self) -> list[Self]:
        """From this one to `last`, both in it."""
        span = (last.first.year - self.first.year) * _A_YEAR + last.first.month - self.first.month
        return [self._moved(on) for on in range(span + 1)]

    def _moved(self, months: int) -> Self:
        year, index = divmod(self.first.year * _A_YEAR + self.first.month - 1 + months, _A_YEAR)
        return type(self)(date(year, index + 1, 1))
