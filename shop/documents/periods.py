"""Quarters and half-years, as platform law counts them: by the calendar of Beijing."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from ground.money.months import Month

_KEY = re.compile(r"(20\d\d)-(?:Q([1-4])|H([12]))", re.ASCII)


@dataclass(frozen=True)
class Period:
    year: int
    number: int  # of the quarter or half-year
    months: int  # 3 or 6

    @classmethod
    def read(cls, key: str) -> Self:
        """Such as 2026-Q3 or 2026-H1. Raises ValueError."""
        found = _KEY.fullmatch(key)
        if not found:
            raise ValueError(key)
        quarter, half = found[2], found[3]
        return cls(int(found[1]), int(quarter or half), 3 if quarter else 6)

    @classmethod
    def ended(cls, months: int, how_many: int) -> list[Self]:
        """The latest that are over, the latest first."""
        now = Month.current().first
        period = cls(now.year, (now.month - 1) // months + 1, months)
        found = []
        for _each in range(how_many):
            period = period.before
            found.append(period)
        return found

    @property
    def key(self) -> str:
        return f"{self.year}-{'Q' if self.months == 3 else 'H'}{self.number}"

    @property
    def first(self) -> Month:
        return Month(date(self.year, (self.number - 1) * self.months + 1, 1))

    @property
    def start(self) -> datetime:
        return self.first.start

    @property
    def end(self) -> datetime:
        """The first moment that is not in it."""
        return self.after.first.start

    @property
    def is_over(self) -> bool:
        return self.after.first <= Month.current()

    @property
    def before(self) -> Self:
        if self.number > 1:
            return type(self)(self.year, self.number - 1, self.months)
        return type(self)(self.year - 1, 12 // self.months, self.months)

    @property
    def after(self) -> Self:
        if self.number < 12 // self.months:
            return type(self)(self.year, self.number + 1, self.months)
        return type(self)(self.year + 1, 1, self.months)
