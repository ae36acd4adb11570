"""What a question is about besides its words: a craft, a province, a price."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Any

from django.db.models.functions import Lower

from catalog.insight.counting import Heard
from catalog.insight.models import Need
from catalog.search.shelf import BANDS
from catalog.search.words import HAN, plain
from ground.crafts.models import Craft
from ground.regions.queries import called, provinces
from sellers.artisans.models import Artisan
from sellers.partner.models import Partner

_SHORTEST_NAME = 2  # characters of a Chinese name


@dataclass
class Reading:
    """Read once for all that is taken down together."""

    crafts: dict[str, str] = field(default_factory=dict)  # by every name
    places: dict[str, str] = field(default_factory=dict)
    codes: set[str] = field(default_factory=set)

    @classmethod
    def now(cls) -> "Reading":
        reading = cls(codes=set(Craft.Family.values))
        for craft in Craft.objects.order_by("code"):
            reading.codes.add(craft.code)
            for name in [*HAN.findall(plain(craft.name_zh)), _short(craft.name_en)]:
                if len(name) >= _SHORTEST_NAME:
                    reading.crafts.setdefault(name, craft.code)
        for province in provinces():
            reading.places |= dict.fromkeys(map(plain, called(province)), province.code)
        return reading

    def craft_of(self, heard: Heard) -> str:
        """The one chosen, or the one that the words name."""
        return heard.craft if heard.craft in self.codes else _named(heard.text, self.crafts)

    def province_of(self, heard: Heard) -> str:
        code = f"{heard.region[:2]}0000"
        return code if code in self.places.values() else _named(heard.text, self.places)


def _short(name_en: str) -> str:
    return plain(name_en.partition("(")[0]).strip()


def _named(text: str, names: dict[str, str]) -> str:
    """By the longest name that stands in it; an English one only as whole words."""
    spaced = f" {text} "
    there = [name for name in names if (f" {name} " in spaced if name.isascii() else name in text)]
    return names[max(there, key=len)] if there else ""


def band_of(heard: Heard) -> int:
    """By the most that one would pay, else by the least."""
    if heard.high is not None:
        return 1 + bisect_left(BANDS, heard.high)
    if heard.low is not None:
        return 1 + bisect_right(BANDS, heard.low)
    return Need.Band.ANY


def names_of_people(texts: set[str]) -> set[str]:
    """Those that call a maker or a shop: who looks for her asks for no new thing."""
    known: set[str] = set()
    makers, shops = (Artisan.objects, "name_zh"), (Partner.objects, "name")
    rows: Any
    for rows, zh in (makers, shops):
        known |= set(rows.filter(**{f"{zh}__in": texts}).values_list(zh, flat=True))
        small = rows.annotate(small=Lower("name_en")).filter(small__in=texts)
        known |= set(small.values_list("small", flat=True))
    return known
