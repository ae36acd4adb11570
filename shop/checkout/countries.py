"""Where parcels go, and in which zone of a shop's prices that lies."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

_FILE = Path(__file__).parent / "data" / "countries.csv"
CHINA = "CN"  # the mainland


@dataclass(frozen=True)
class Place:
    """A country or region with post of its own."""

    code: str
    name_zh: str
    name_en: str
    zone: str

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_zh


@cache
def places() -> dict[str, Place]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: Place(**row) for row in csv.DictReader(file)}


def abroad_choices() -> list[tuple[str, str]]:
    """Near ones first, then by name in the reader's language."""
    abroad = [place for place in places().values() if place.zone]
    abroad.sort(key=lambda place: (place.zone != "near", place.name_en))
    return [(place.code, place.name) for place in abroad]
