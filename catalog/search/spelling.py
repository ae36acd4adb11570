"""Which known word a misspelt one is nearest to, and which known ones it is made of."""

from functools import cache

from catalog.search.vocabulary import Vocabulary, letters_of

_SHORTEST = 4  # letters of a word that may be misspelt
_TWO_CHANGES = 7  # letters of one that may be so twice, if it begins right
_SHORTEST_PART = 3
_LONGEST = 24


def nearest(said: str, known: Vocabulary) -> tuple[str, int]:
    """With the number of changes; an empty word: none is near.

    Of equals the one that begins the same, then what crafts and things are called.
    """
    most = 2 if len(said) >= _TWO_CHANGES else 1
    if not _SHORTEST <= len(said) <= _LONGEST:
        return "", 0
    letters, best = letters_of(said), (most + 1, True, 0, "")
    for length in range(len(said) - most, len(said) + most + 1):
        for word, (others, weight) in known.spellings[length].items():
            if weight <= known.believed or (letters ^ others).bit_count() > 2 * most:
                continue
            changes = changes_between(said, word, most)
            if changes <= most and (changes == 1 or word[0] == said[0]):
                best = min(best, (changes, word[0] != said[0], -weight, word))
    return (best[3], best[0]) if best[3] else ("", 0)


def changes_between(one: str, other: str, most: int) -> int:
    """Letters put in, left out, wrong, or changed with a neighbour; counted up to `most` + 1."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, there in enumerate(other, start=1):
            change = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                change = min(change, last[j - 2] + 1)
            row.append(change)
        if min(row) > most:
            return most + 1
    return row[-1]


def parts(said: str, known: Vocabulary) -> list[str]:
    """The fewest words that it is made of: miaoxiushoubao is miaoxiu and shoubao."""
    if not 2 * _SHORTEST_PART <= len(said) <= 2 * _LONGEST:
        return []

    @cache
    def split(rest: str) -> tuple[str, ...] | None:
        if not rest:
            return ()
        ways = (
            (rest[:end], *later)
            for end in range(_SHORTEST_PART, len(rest) + 1)
            if known.writes(rest[:end]) and (later := split(rest[end:])) is not None
        )
        return min(ways, key=len, default=None)

    return list(split(said) or ())
