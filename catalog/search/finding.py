"""From a text to the works that answer it: as typed, as meant, or the nearest there are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import comb

from django.db.models.expressions import RawSQL

from catalog.models import Product
from catalog.search import index
from catalog.search.asking import Group, by_head, family_of, groups_of, parted, wish_of
from catalog.search.correcting import corrected, is_same_but_for_spaces
from catalog.search.meanings import WEIGHTS, Lexicon
from catalog.search.vocabulary import Vocabulary, vocabulary
from catalog.search.words import plain

_MOST_WAYS = 70  # of leaving out so many words of a question


@dataclass(frozen=True)
class Telling:
    """A word: the works that it names, those that say it, and how much it tells."""

    named: str
    said: str
    weight: int


@dataclass(frozen=True)
class Found:
    """What answers a text; asks the database only for what is read of it.

    `rungs`: questions from the strictest to the one that all of its works answer. A work
    ranks by the first it answers.
    """

    rungs: tuple[str, ...]
    weights: tuple[tuple[str, int], ...] = ()  # of a partial answer: a work ranks by what it has
    is_partial: bool = False
    corrected: str = ""  # what was searched for instead of what was typed
    other: str = ""  # what may have been meant too, though what was typed is there
    is_empty: bool = False
    words: tuple[Telling, ...] = ()  # where there are several: by these a work is near
    wish: str = ""  # what suits the occasion: of works that answer alike it comes first

    @property
    def ids(self) -> RawSQL:
        return index.matching(self.rungs[-1])


Reading = tuple[Found, list[Group]]


def find(text: str, generation: int, lexicon: Lexicon, *, exact: bool = False) -> Found | None:
    """The first reading that any work on show answers; None: the text says nothing.

    What else it may have meant is thought about only where nothing answers it as it stands.
    """
    asked = _Question(text, vocabulary(generation), lexicon, exact)
    if not asked.typed:
        return None
    for reading in (asked.as_it_stands, asked.as_it_may_be_meant):
        readings = list(reading())
        questions = [found.rungs[-1] for found, _ in readings]
        first = index.first_answered(questions, Product.objects.listed())
        if first is not None:
            found, groups = readings[first]
            return found if exact else replace(found, words=_telling(groups), wish=asked.wish)
    return replace(readings[-1][0], is_empty=True)


@dataclass(frozen=True)
class _Question:
    text: str
    known: Vocabulary
    lexicon: Lexicon
    is_exact: bool

    @cached_property
    def typed(self) -> list[Group]:
        return groups_of(self.text, self.lexicon)

    @cached_property
    def meant(self) -> str:
        return self.text if self.is_exact else corrected(self.text, self.known)

    @cached_property
    def other(self) -> list[Group]:
        return groups_of(self.meant, self.lexicon)

    @property
    def told(self) -> str:
        """Nobody need be told of spaces."""
        return "" if self.is_exact or self._is_spaced(self.meant) else self.meant

    @property
    def wish(self) -> str:
        forms = wish_of(self.meant, self.lexicon)
        return index.question([index.Wanted(in_name=forms)]) if forms else ""

    def _is_spaced(self, text: str) -> bool:
        return is_same_but_for_spaces(text, plain(self.text))

    def as_it_stands(self) -> Iterator[Reading]:
        """As typed and as corrected; where only spaces differ the other way round."""
        ways = [
            (Found(_whole(self.typed), other=self.told), self.typed),
            (Found(_whole(self.other), corrected=self.told), self.other),
        ]
        yield from reversed(ways) if self._is_spaced(self.meant) else ways

    def as_it_may_be_meant(self) -> Iterator[Reading]:
        if not self.is_exact:
            yield self._of_titles()
        parts = parted(self.other, self.known.uses, self.lexicon)
        yield Found(_whole(parts), corrected=self.told), parts
        if len([part for part in parts if part not in self.other and len(part.word) == 1]) > 1:
            parts = self.other  # each character of a word tells too little without the others
        if not self.is_exact and len(parts) > 1:
            parts = [group if self.known.uses(group) else by_head(group) for group in parts]
            for others in (parts, [family_of(group) or group for group in parts]):
                yield Found(_whole(others), is_partial=True, corrected=self.told), others
        for found in [*_fewer(parts, self.told, self.known), *_some(parts, self.told)]:
            yield found, parts

    def _of_titles(self) -> Reading:
        """By words of titles, crafts and things alone: earrings, though a story tells of ears."""
        meant = corrected(self.text, self.known.of_titles)
        groups = groups_of(meant, self.lexicon)
        return Found(_whole(groups), corrected="" if self._is_spaced(meant) else meant), groups


def _telling(groups: Sequence[Group]) -> tuple[Telling, ...]:
    """With embroidery as a word of its own where a kind of it is asked for."""
    if len(groups) < 2:
        return ()
    kin = [family for group in groups if (family := family_of(group))]
    return tuple(
        Telling(
            index.question([group.is_close_to_it]),
            index.question([group.nearly_said]),
            group.weight,
        )
        for group in [*groups, *kin]
    )


def _whole(groups: Sequence[Group]) -> tuple[str, ...]:
    """A thing that is called so; every word by title and craft, as typed and then nearly so;
    every word anywhere.
    """
    rungs = [
        index.question([group.is_it for group in groups]),
        index.question([group.is_close_to_it for group in groups]),
        index.question([group.closely_named for group in groups]),
        index.question([group.nearly_named for group in groups]),
        index.question([group.said for group in groups]),
        index.question([group.nearly_said for group in groups]),
    ]
    return tuple(dict.fromkeys(rungs))


def _fewer(groups: list[Group], told: str, known: Vocabulary) -> Iterator[Found]:
    """Without the words that nobody uses here; then what it is without how it looks."""
    used = [group for group in groups if known.uses(group)]
    telling = [group for group in used if group.weight >= WEIGHTS["range"]]
    for some in (used, telling):
        if some and len(some) < len(groups):
            yield Found(_whole(some), _weights(groups), True, told)


def _some(groups: Sequence[Group], told: str) -> Iterator[Found]:
    """All words but one, but two, …, any: works that share most of what tells most."""
    near = [group.nearly_said for group in groups]
    weights = _weights(groups)
    for least in range(len(groups) - 1, 0, -1):
        if comb(len(groups), least) <= _MOST_WAYS:
            yield Found((index.question(near, least=least),), weights, True, told)
    if len(groups) == 1:
        yield Found((index.question(near),), corrected=told)


def _weights(groups: Sequence[Group]) -> tuple[tuple[str, int], ...]:
    """What each word counts, where title and craft say it and then anywhere."""
    weights: list[tuple[str, int]] = []
    for group in groups if len(groups) > 1 else ():
        weights.append((index.question([group.is_it]), group.weight))
        weights.append((index.question([group.is_close_to_it]), group.weight))
        weights.append((index.question([group.nearly_said]), 2 * group.weight))
    return tuple(weights)
