"""A list of works: those that fit, in the order asked for, with what one could choose next."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.core.cache import caches
from django.db.models.expressions import RawSQL
from django.utils.translation import get_language
from pypinyin import lazy_pinyin

from catalog.models import Product
from catalog.search import index
from catalog.search.forms import Asked
from catalog.search.shelf import Counts, counts_of, narrowed
from catalog.search.words import query_words
from ground.crafts.models import Craft
from ground.regions.models import Division

WORKS_A_PAGE = 24
_PROVINCE = ("code", "name_zh", "name_latin")
_ORDERS = {
    "newest": ("-listed_at", "-pk"),
    "price-asc": ("price_fen", "pk"),
    "price-desc": ("-price_fen", "-pk"),
}


@dataclass(frozen=True)
class Found:
    """What answers a text; asks the database only for what is read of it."""

    question: str
    is_partial: bool = False

    @property
    def ids(self) -> RawSQL:
        return index.matching(self.question)


def find(text: str) -> Found | None:
    """Works with all the words, or else with any of them; None: the text says nothing."""
    joined, single = query_words(text), query_words(text, joined=False)
    if not joined:
        return None
    for groups in (joined, single) if joined != single else (joined,):
        found = Found(index.question(groups, every=True))
        if Product.objects.listed().filter(pk__in=found.ids).exists():
            return found
    return Found(index.question(joined, every=False), is_partial=len(joined) > 1)


@dataclass(frozen=True)
class Names:
    """Of crafts and provinces, in both languages."""

    crafts: dict[str, tuple[str, str, str]]  # family, Chinese, English
    provinces: dict[str, tuple[str, str]]

    def craft(self, code: str) -> str:
        if code in Craft.Family.values:
            return str(Craft.Family(code).label)
        return self.crafts[code][2 if get_language() == "en" else 1]

    def province(self, code: str) -> str:
        return self.provinces[code][1 if get_language() == "en" else 0]


def names(generation: int) -> Names:
    """Read once a generation."""
    key = f"names:{generation}"
    known: Names | None = caches["pages"].get(key)
    if known is None:
        crafts = Craft.objects.values_list("code", "family", "name_zh", "name_en")
        provinces = Division.objects.filter(level=Division.Level.PROVINCE)
        known = Names(
            {code: (family, zh, en) for code, family, zh, en in crafts},
            {
                code: (zh, en)
                for code, zh, en in provinces.values_list("code", "name_zh", "name_latin")
            },
        )
        caches["pages"].set(key, known, 300)
    return known


@dataclass(frozen=True)
class Listing:
    """The answer to what was asked; asks the database only for what is read of it."""

    asked: Asked
    generation: int

    @cached_property
    def names(self) -> Names:
        return names(self.generation)

    @cached_property
    def found(self) -> Found | None:
        return find(self.asked.q)

    @cached_property
    def counts(self) -> Counts:
        if not self.asked.q:
            return counts_of(self.asked, self.generation)
        return counts_of(self.asked, self.generation, self.found.ids) if self.found else Counts()

    @property
    def number(self) -> int:
        return self.counts.number(self.asked)

    @property
    def pages(self) -> int:
        return max(1, -(-self.number // WORKS_A_PAGE))

    @property
    def page(self) -> int:
        """The one asked for, or the last there is."""
        return min(self.asked.page, self.pages)

    @property
    def is_partial(self) -> bool:
        return bool(self.number and self.found and self.found.is_partial)

    @cached_property
    def works(self) -> list[Product]:
        """With what a card shows; ids first, so that page 200 costs as page 1."""
        start = (self.page - 1) * WORKS_A_PAGE
        ids = self._ids(start, start + WORKS_A_PAGE) if self.number else []
        works = {work.pk: work for work in Product.objects.for_cards().filter(pk__in=ids)}
        return [works[pk] for pk in ids if pk in works]

    def _ids(self, start: int, end: int) -> list[int]:
        works = narrowed(self.asked)
        if self.asked.q and self.found:
            if self.asked.sort == "relevance":
                return index.best(self.found.question, works, start, end)
            works = works.filter(pk__in=self.found.ids)
        else:
            # Says nothing new, but a comparison lets SQLite read the shelf in order by its index.
            works = works.filter(is_public__in=[True])
        order = _ORDERS[self.asked.sort]
        return list(works.order_by(*order).values_list("pk", flat=True)[start:end])

    def families(self) -> list[tuple[str, int]]:
        families: Counter[str] = Counter()
        for code, number in self.counts.crafts.items():
            families[self.names.crafts[code][0]] += number
        return families.most_common()

    def crafts(self) -> list[tuple[str, int]]:
        """Of the chosen craft's family, once there is one."""
        known = self.names.crafts
        family = self.asked.family or known.get(self.asked.craft, ("",))[0]
        counted = self.counts.crafts.most_common()
        return [(code, number) for code, number in counted if known[code][0] == family]

    def provinces(self) -> list[tuple[str, int]]:
        return [(f"{code}0000", number) for code, number in self.counts.provinces.most_common()]

    def stock_kinds(self) -> list[tuple[str, int]]:
        return self.counts.kinds.most_common()

    def bands(self) -> list[tuple[int, int]]:
        return self.counts.bands()


def places_like(text: str, generation: int, number: int = 5) -> list[str]:
    """Codes of provinces with works whose name begins, in pinyin or English, as the text does."""
    start = "".join(lazy_pinyin(text)).replace(" ", "").lower()[:4]
    if not start:
        return []
    shown = counts_of(Asked(), generation).provinces
    near = [
        code
        for code, (zh, en) in names(generation).provinces.items()
        if "".join(lazy_pinyin(zh)).startswith(start) or en.lower().startswith(start)
    ]
    return [code for code in near if shown[code[:2]]][:number]


def crafts_like(text: str, known: Names, number: int = 5) -> list[str]:
    """Codes of crafts whose name begins, in pinyin, as the text does; for whoever found nothing."""
    start = "".join(lazy_pinyin(text)).replace(" ", "").lower()[:4]
    near = [
        code
        for code, (_, zh, _en) in known.crafts.items()
        if "".join(lazy_pinyin(zh)).startswith(start)
    ]
    return near[:number] if start else []
