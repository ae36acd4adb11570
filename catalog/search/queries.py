"""A list of works: those that fit, in the order asked for, with what one could choose next."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.core.cache import caches
from django.utils.translation import get_language
from pypinyin import lazy_pinyin

from catalog.models import Product
from catalog.search import index, shelf
from catalog.search.forms import Asked
from catalog.search.shelf import Kind, counts_by, kinds_of, narrowed, number_of
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


def find(text: str) -> list[int]:
    """Ids of works with all the words, or else with any of them; the best first."""
    groups = query_words(text)
    if not groups:
        return []
    found = index.hits(groups, every=True)
    if found or len(groups) == 1:
        return found
    telling = [group for group in groups if max(map(len, group)) > 1] or groups
    return index.hits(telling, every=False)


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
    def hits(self) -> list[int]:
        return find(self.asked.q)

    @cached_property
    def kinds(self) -> list[Kind]:
        """Whatever they cost."""
        if self.asked.q:
            return kinds_of(Product.objects.listed().filter(pk__in=self.hits))
        return shelf.all_kinds(self.generation)

    @cached_property
    def priced(self) -> list[Kind]:
        if not self.asked.has_price:
            return self.kinds
        works = narrowed(Asked(min=self.asked.min, max=self.asked.max))
        return kinds_of(works.filter(pk__in=self.hits) if self.asked.q else works)

    @cached_property
    def number(self) -> int:
        return number_of(self.priced, self.asked)

    @property
    def pages(self) -> int:
        return max(1, -(-self.number // WORKS_A_PAGE))

    @property
    def page(self) -> int:
        """The one asked for, or the last there is."""
        return min(self.asked.page, self.pages)

    @cached_property
    def works(self) -> list[Product]:
        """With what a card shows; ids first, so that page 200 costs as page 1."""
        start = (self.page - 1) * WORKS_A_PAGE
        ids = self._ids(start, start + WORKS_A_PAGE)
        works = {work.pk: work for work in Product.objects.for_cards().filter(pk__in=ids)}
        return [works[pk] for pk in ids if pk in works]

    def _ids(self, start: int, end: int) -> list[int]:
        works = narrowed(self.asked)
        if self.asked.q:
            works = works.filter(pk__in=self.hits)
        if self.asked.q and not self.asked.sort:
            fitting = set(works.order_by().values_list("pk", flat=True))
            return [pk for pk in self.hits if pk in fitting][start:end]
        order = _ORDERS[self.asked.sort or "newest"]
        return list(works.order_by(*order).values_list("pk", flat=True)[start:end])

    def families(self) -> list[tuple[str, int]]:
        return counts_by(lambda kind: kind.family, self.priced, self.asked, but="craft")

    def crafts(self) -> list[tuple[str, int]]:
        """Of the chosen craft's family, once there is one."""
        chosen = names(self.generation).crafts.get(self.asked.craft)
        family = self.asked.family or (chosen[0] if chosen else "")
        return counts_by(lambda kind: kind.craft, self.priced, replace(self.asked, craft=family))

    def provinces(self) -> list[tuple[str, int]]:
        def province(kind: Kind) -> str:
            return f"{kind.region[:2]}0000" if kind.region else ""

        return counts_by(province, self.priced, self.asked, but="region")

    def stock_kinds(self) -> list[tuple[str, int]]:
        return counts_by(lambda kind: kind.stock_kind, self.priced, self.asked, but="kind")

    def bands(self) -> list[tuple[int, int]]:
        counts = counts_by(lambda kind: str(kind.band), self.kinds, self.asked)
        return sorted((int(band), number) for band, number in counts)


def crafts_like(text: str, known: Names, number: int = 5) -> list[str]:
    """Codes of crafts whose name begins, in pinyin, as the text does; for whoever found nothing."""
    start = "".join(lazy_pinyin(text)).replace(" ", "").lower()[:4]
    near = [
        code
        for code, (_, zh, _en) in known.crafts.items()
        if "".join(lazy_pinyin(zh)).startswith(start)
    ]
    return near[:number] if start else []
