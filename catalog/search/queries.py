"""A list of works: those that fit, in the order asked for, with what one could choose next."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from django.core.cache import caches

from catalog.search.besides import besides
from catalog.search.finding import Found, find
from catalog.search.forms import Asked
from catalog.search.names import Names, names
from catalog.search.order import WORKS_A_PAGE, works_between
from catalog.search.shelf import Counts, counts_of
from catalog.search.showing import Shown, shown

OUTCOME_HEADER = "X-Search-Outcome"  # for who counts what is asked, and takes it off
NEAREST = 6  # works for whoever found nothing


def answer(text: str, generation: int, *, exact: bool = False) -> Found | None:
    """Found once a generation."""
    key = f"found:{generation}:{blake2b(repr((text, exact)).encode(), digest_size=16).hexdigest()}"
    kept: tuple[Found | None] | None = caches["pages"].get(key)
    if kept is None:
        kept = (find(text, generation, names(generation).lexicon, exact=exact),)
        caches["pages"].set(key, kept, 300)
    return kept[0]


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
        if not self.asked.q:
            return None
        return answer(self.asked.q, self.generation, exact=bool(self.asked.exact))

    @cached_property
    def counts(self) -> Counts:
        if not self.asked.q:
            return counts_of(self.asked, self.generation)
        if self.is_unknown or not self.found:
            return Counts()
        return counts_of(self.asked, self.generation, self.found.ids)

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

    @property
    def outcome(self) -> str:
        """Of the words: all there, some of them, or nothing."""
        return "nothing" if not self.number else "partly" if self.is_partial else "found"

    @cached_property
    def _ids(self) -> list[int]:
        """Of the works; ids first, so that page 200 costs as page 1."""
        start = (self.page - 1) * WORKS_A_PAGE
        if not self.number:
            return []
        return works_between(self.asked, self.found, self.generation, start)

    @cached_property
    def _besides(self) -> list[int]:
        if not self.number or not self.found or self.number >= WORKS_A_PAGE:
            return []
        return besides(self.asked, self.found, WORKS_A_PAGE - self.number)

    @cached_property
    def _cards(self) -> dict[int, Shown]:
        """Of all that is on the page, in one query."""
        cards = shown([*self._ids, *self._besides], self.generation, is_first=True)
        return {card.pk: card for card in cards}

    @cached_property
    def works(self) -> list[Shown]:
        return [self._cards[pk] for pk in self._ids if pk in self._cards]

    @cached_property
    def besides(self) -> list[Shown]:
        """Where the page has room: works that share most of what was asked for."""
        return [self._cards[pk] for pk in self._besides if pk in self._cards]

    @cached_property
    def is_unknown(self) -> bool:
        """Whether no work has the words, whatever else was asked for."""
        return bool(self.asked.q) and (self.found is None or self.found.is_empty)

    @cached_property
    def nearest(self) -> list[Shown]:
        """Where nothing is found: without the filters, or without the words as well."""
        found = None if self.is_unknown else self.found
        wider = Asked(q=self.asked.q if found else "")
        ids = works_between(wider, found, self.generation, 0)[:NEAREST]
        return shown(ids, self.generation)

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
