"""What a text may have meant, where it is not written as any word of the shelf is.

A run of characters is cut into the pieces that cost least: a word that is known costs little,
one that sounds the same more, one that differs in a character more still, and so for letters.
"""

import re
from collections.abc import Callable, Sequence

from catalog.search.spelling import nearest, parts
from catalog.search.stopping import STOP
from catalog.search.vocabulary import Vocabulary, rough_of, sound_of
from catalog.search.words import HAN, jieba, plain

_LONGEST_WORD = 8  # characters
_MOST_TOGETHER = 4  # words that are one, written apart
_LATIN_RUN = re.compile(r"[a-z0-9]+(?:['’ -]+[a-z0-9]+)*")
Priced = tuple[float, str]
_NEVER = 99.0


def corrected(text: str, known: Vocabulary) -> str:
    """The text as it may have been meant; itself where nothing nearer is known."""
    text = HAN.sub(lambda run: _chinese(run[0], known), plain(text))
    return _LATIN_RUN.sub(lambda run: _latin(run[0], known), text)


def is_same_but_for_spaces(one: str, other: str) -> bool:
    return re.sub(r"\s+", "", one) == re.sub(r"\s+", "", other)


def _cheapest(items: Sequence[str], most: int, price: Callable[[int, int], Priced]) -> list[str]:
    """The pieces, up to `most` items long, that cost least together."""
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(items) + 1):
        ways = []
        for start in range(max(0, end - most), end):
            cost, said = price(start, end)
            ways.append((best[start][0] + cost, [*best[start][1], said]))
        best.append(min(ways, key=lambda way: way[0]))
    return best[-1][1]


def _chinese(run: str, known: Vocabulary) -> str:
    pieces = _cheapest(run, _LONGEST_WORD, lambda i, j: _price_of_characters(run[i:j], known))
    return "".join(pieces)


def _price_of_characters(said: str, known: Vocabulary) -> Priced:
    if len(said) == 1:
        return (0.3 if said in STOP else 0.6 if said in known.characters else 1.0), said
    if known.knows(said):
        return 0.1, said
    prices = [(0.5 if jieba().has_word(said) else _NEVER, said)]
    for cost, word in (
        (0.35, known.by_sound.get(sound_of(said))),
        (0.45, known.by_rough_sound.get(rough_of(said))),
        (0.7, _but_one(said, known)),
    ):
        if word and len(word) == len(said):
            prices.append((0.1 + cost * _apart(said, word), word))
    return min(prices)


def _but_one(said: str, known: Vocabulary) -> str | None:
    """A craft or thing that differs in one character. Of two, it must be no word itself: 剪刀."""
    if len(said) == 2 and jieba().has_word(said):
        return None
    wilds = (f"{said[:at]}*{said[at + 1 :]}" for at in range(len(said)))
    return next((known.but_one[wild] for wild in wilds if wild in known.but_one), None)


def _apart(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _latin(run: str, known: Vocabulary) -> str:
    words = re.split(r"['’ -]+", run)
    if all(map(known.knows, words)) and len(words) == 1:
        return run
    pieces = _cheapest(words, _MOST_TOGETHER, lambda i, j: _price_of_letters(words[i:j], known))
    return run if pieces == words else " ".join(pieces)


def _price_of_letters(words: list[str], known: Vocabulary) -> Priced:
    """Written together it is one word, or it is misspelt, or several that stand together."""
    said = "".join(words)
    if len(words) > 1:
        if known.spells(said):
            return 0.15, said
        if any(map(known.knows, words)):
            return _NEVER, said
    elif known.knows(said) or known.spells(said) or said.isdigit():
        return 0.2, said
    if found := parts(said, known):
        return 0.3 * len(found), " ".join(found)
    word, changes = nearest(said, known)
    if word:
        return 0.4 + 0.4 * changes + 0.1 * len(words), word
    return (1.0 if len(words) == 1 else _NEVER), said
