"""The words that a question may have meant, kept in the process and read on from where it was."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from functools import cached_property, lru_cache

from pypinyin import lazy_pinyin

from catalog.search.asking import Group
from catalog.search.models import Word
from catalog.search.stopping import OCCASION, STOP
from catalog.search.words import craft_names, plain, rows, stem

NAMED = 3  # weight of what crafts and things are called
_OVERLAP = 1000  # rows that are looked at again: a transaction may commit late
_SHORTEST_SPELT, _LONGEST_SPELT = 2, 24
_SHORTEST_PART = 3


class Vocabulary:
    """Grows only; whatever is found in it is tried on the index before anybody is told."""

    believed = 0  # weight that a word must be above

    def __init__(self) -> None:
        self.weights: dict[str, int] = {}
        self.characters: set[str] = set()
        self.by_sound: dict[str, str] = {}
        self.by_rough_sound: dict[str, str] = {}
        self.spellings: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
        self.but_one: dict[str, str] = _but_one(_named())
        self._last = 0
        self._add((word, "", NAMED) for word in _named())

    def read_on(self) -> None:
        new = Word.objects.filter(pk__gt=self._last - _OVERLAP).order_by("pk")
        for pk, text, sounds, weight in new.values_list("pk", "text", "spelt", "weight"):
            self._last = max(self._last, pk)
            if text not in self.weights:
                self._add([(text, sounds, weight)])

    def _add(self, words: Iterable[tuple[str, str, int]]) -> None:
        for text, sounds, weight in words:
            self.weights[text] = max(weight, self.weights.get(text, 0))
            if text.isascii():
                self._spell(text, weight)
                self.weights[stem(text)] = max(weight, self.weights.get(stem(text), 0))
            else:
                self._sound(text, sounds or sound_of(text), weight)

    def _sound(self, text: str, sounds: str, weight: int) -> None:
        self.characters.update(text)
        if len(text) == 1:
            return
        for kept, sound in ((self.by_sound, sounds), (self.by_rough_sound, rough_of(text))):
            if weight > self.weights.get(kept.get(sound, ""), 0):
                kept[sound] = text
        self._spell(sounds, weight)

    def _spell(self, word: str, weight: int) -> None:
        if _SHORTEST_SPELT < len(word) <= _LONGEST_SPELT:
            of_length = self.spellings[len(word)]
            before = of_length.get(word, (0, 0))[1]
            of_length[word] = (letters_of(word), max(weight, before))

    def knows(self, word: str) -> bool:
        if self._believes(word) or word in STOP or word in OCCASION:
            return True
        return word.isascii() and self._believes(stem(word))

    def _believes(self, word: str) -> bool:
        return self.weights.get(word, 0) > self.believed

    @cached_property
    def of_titles(self) -> "Vocabulary":
        """The same, without what only stories tell."""
        titles = copy(self)
        titles.believed = Word.Weight.STORY
        return titles

    def uses(self, group: Group) -> bool:
        """Whether works may have it, in any of its forms."""
        return any(all(map(self._has, form.split())) for form in group.all)

    def _has(self, word: str) -> bool:
        return word in self.weights or word in self.by_sound or word in self.characters

    def spells(self, word: str) -> bool:
        return word in self.by_sound

    def writes(self, word: str) -> bool:
        """Whether it is a word or spells one, of two letters at least that stand for themselves."""
        return len(word) >= _SHORTEST_PART and (
            word in self.by_sound or self.weights.get(word, 0) > 1
        )


def _but_one(names: Iterable[str]) -> dict[str, str]:
    """What crafts and things are called, by all but one character; of two, by the first alone."""
    near: dict[str, str] = {}
    for name in names:
        if name.isascii() or len(name) < 2:
            continue
        for at in range(len(name) if len(name) > 2 else 0, 0, -1):
            near.setdefault(f"{name[: at - 1]}*{name[at:]}", name)
        near.setdefault(f"{name[:-1]}*", name)
    return near


def _named() -> Iterable[str]:
    for name in craft_names():
        yield plain(name)
    for row in rows("things.csv"):
        yield from (word.rstrip("+") for word in row["zh"].split())
        yield from row["en"].replace(";", " ").replace("-", " ").lower().split()
    for row in rows("crafts.csv"):
        yield from row["en"].replace("-", " ").lower().split()


@lru_cache(maxsize=50_000)
def sound_of(word: str) -> str:
    return "".join(lazy_pinyin(word))


@lru_cache(maxsize=50_000)
def rough_of(word: str) -> str:
    """As many hear it: z for zh, n for ng, l for n."""
    return "-".join(map(_rough, lazy_pinyin(word)))


def _rough(syllable: str) -> str:
    for careful, rough in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("r", "l")):
        if syllable.startswith(careful):
            syllable = rough + syllable[len(careful) :]
            break
    return syllable[:-1] if syllable.endswith("ng") else syllable


def letters_of(word: str) -> int:
    """A bit a letter, to pass over most words without comparing them."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


_KEPT: list[Vocabulary] = []
_READ_IN: dict[str, int] = {}


def vocabulary(generation: int) -> Vocabulary:
    """Read on once a generation."""
    if not _KEPT:
        _KEPT.append(Vocabulary())
    if _READ_IN.get("generation") != generation:
        _KEPT[0].read_on()
        _READ_IN["generation"] = generation
    return _KEPT[0]


def forget() -> None:
    """As in a new process."""
    _KEPT.clear()
    _READ_IN.clear()
