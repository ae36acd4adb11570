"""What may stop a work at a border, by its materials, and under which heading customs look for it.

Both are hints, kept as tables beside this file with their sources: customs decide.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from catalog.models import Product

_DATA = Path(__file__).parent / "data"
_ANYWHERE = "*"
_UNION = frozenset(
    ["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"]
    + ["IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"]
)
# Grass, bamboo and the like stand in names of other things: 毛竹 is no hair, 木棉 no wood.
_NOT_MEANT = ("木棉", "木薯", "草木染", "草木灰", "竹节棉", "竹纤维")


@dataclass(frozen=True)
class Caution:
    kind: str
    places: frozenset[str]
    words_zh: tuple[str, ...]
    words_en: frozenset[str]
    text_zh: str
    text_en: str
    source: str
    url: str
    read_on: str

    @property
    def text(self) -> str:
        return self.text_en if get_language() == "en" else self.text_zh

    def holds_in(self, country: str) -> bool:
        return _ANYWHERE in self.places or country in self.places

    def meets(self, work: Product) -> bool:
        """Chinese words stand anywhere in the materials, English ones between letters of none."""
        said = _plain(work.material_zh)
        english = set(re.findall("[a-z]+", work.material_en.lower()))
        return any(word in said for word in self.words_zh) or bool(self.words_en & english)


def warnings_for(works: Iterable[Product], country: str) -> list[Caution]:
    """Of all these works, each once, in the order of the table."""
    works = list(works)
    here = [warning for warning in _warnings() if warning.holds_in(country)]
    return [warning for warning in here if any(warning.meets(work) for work in works)]


def hs_of(work: Product | None) -> str:
    """Of the work itself, or of its craft's family; empty: nobody knows."""
    if work is None:
        return ""
    return work.hs_hint or (_headings().get(work.craft.family, "") if work.craft else "")


@cache
def _warnings() -> list[Caution]:
    with (_DATA / "borders.csv").open(encoding="utf-8", newline="") as file:
        return [_warning(row) for row in csv.DictReader(file)]


def _warning(row: dict[str, str]) -> Caution:
    places = frozenset(row.pop("places").split())
    return Caution(
        places=places | _UNION if "EU" in places else places,
        words_zh=tuple(row.pop("words_zh").split()),
        words_en=frozenset(row.pop("words_en").split()),
        **row,
    )


@cache
def _headings() -> dict[str, str]:
    with (_DATA / "hs.csv").open(encoding="utf-8", newline="") as file:
        return {row["family"]: row["heading"] for row in csv.DictReader(file)}


def _plain(said: str) -> str:
    for other in _NOT_MEANT:
        said = said.replace(other, " ")
    return said
