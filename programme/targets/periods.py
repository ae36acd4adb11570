"""A period is whole years, so that no two differ by a few days and tell of one woman."""

from datetime import date
from typing import NamedTuple, Self

from django.utils import timezone


class Period(NamedTuple):
    from_year: int
    until_year: int

    @classmethod
    def named(cls, key: str) -> Self | None:
        """Such as 2017 or 2017-2020; None: no period."""
        first, _dash, last = key.partition("-")
        years = (first, last or first)
        if not all(year.isascii() and year.isdigit() and len(year) == 4 for year in years):
            return None
        found = cls(*map(int, years))
        return found if 1949 <= found.from_year <= found.until_year <= 2999 else None

    @property
    def key(self) -> str:
        return str(self.from_year) if self.is_a_year else f"{self.from_year}-{self.until_year}"

    @property
    def said(self) -> str:
        return self.key.replace("-", "–")

    @property
    def is_a_year(self) -> bool:
        return self.from_year == self.until_year

    @property
    def days(self) -> tuple[date, date]:
        return date(self.from_year, 1, 1), date(self.until_year, 12, 31)

    @property
    def before(self) -> "Period":
        """As long as this, right before it."""
        years = self.until_year - self.from_year + 1
        return Period(self.from_year - years, self.until_year - years)

    @property
    def years(self) -> list["Period"]:
        return [Period(year, year) for year in range(self.from_year, self.until_year + 1)]

    @property
    def is_over(self) -> bool:
        return self.until_year < timezone.localdate().year

    @property
    def facts(self) -> dict[str, int]:
        return {"from_year": self.from_year, "until_year": self.until_year}
