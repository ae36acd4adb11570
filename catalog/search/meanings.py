"""What else a word may mean: things by their other names, and what editors say is the same."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from catalog.search.words import HAN, LATIN, cut, pinyin, plain, rows, stems

WEIGHTS = {"thing": 4, "range": 3, "motif": 2, "said": 2, "look": 1}
USUAL_WEIGHT = 2  # of a word that nothing is known of


@dataclass(frozen=True)
class Meaning:
    """Forms by which the index has it: `same` as the word, or only `near` to it.

    A form of several words, with spaces between, wants them all. The weight says how much
    the word tells: what a thing is more than how it looks.
    """

    same: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    weight: int = 0
    is_place: bool = False  # said by where a work is from, not by its title

    def __or__(self, other: "Meaning") -> "Meaning":
        weight = max(self.weight, other.weight)
        is_place = self.is_place or other.is_place
        return Meaning(self.same | other.same, self.near | other.near, weight, is_place)


Lexicon = dict[str, Meaning]  # by key: a Chinese word, or the stems of an English name
NOTHING = Meaning()


def key_of(name: str) -> str:
    """Empty for what is neither."""
    name = plain(name).strip()
    if HAN.fullmatch(name):
        return name
    return " ".join(stems(word)[-1] for word in LATIN.findall(name))


def forms_of(name: str) -> frozenset[str]:
    key = key_of(name)
    if HAN.fullmatch(key):
        return frozenset([key, " ".join(cut(key))])
    return frozenset([key]) if key else frozenset()


@cache
def things() -> Lexicon:
    """Of our shelf, by every name."""
    table, kinds = _table(), _kinds()
    own = {head: _telling(row) for head, row in table.items()}
    lexicon: Lexicon = {}
    for head, row in table.items():
        kin = _kin(head, table, kinds)
        near = frozenset().union(*(own[each] for each in kin)) - own[head]
        meaning = Meaning(own[head], near, WEIGHTS[row["is"]])
        for name in _names(row):
            lexicon[key_of(name)] = lexicon.get(key_of(name), NOTHING) | meaning
    return lexicon | _places()


@cache
def _table() -> dict[str, dict[str, str]]:
    return {row["en"].split(";")[0]: row for row in rows("things.csv")}


@cache
def _kinds() -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = defaultdict(list)
    for head, row in _table().items():
        for parent in filter(None, row["of"].split(";")):
            kinds[parent].append(head)
    return kinds


def _below(head: str, kinds: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    below = [head]
    while below:
        below = [kind for each in below for kind in kinds[each]]
        found.update(below)
    return found


@cache
def things_spelt() -> Lexicon:
    """By pinyin: whoever types weijin finds what whoever writes 围巾 finds."""
    lexicon: Lexicon = {}
    for name, meaning in things().items():
        if HAN.fullmatch(name) and len(name) > 1 and not meaning.is_place:
            spelt = pinyin(name)[0]
            lexicon[spelt] = lexicon.get(spelt, NOTHING) | meaning
    return lexicon


@cache
def occasions() -> Lexicon:
    """What suits a wall, a table, winter: it narrows nothing, but comes first."""
    table, kinds = _table(), _kinds()
    lexicon: Lexicon = {}
    for row in rows("occasions.csv"):
        heads = row["things"].split(";")
        suits = {*heads, *(kind for head in heads for kind in _below(head, kinds))}
        forms = frozenset().union(*(_telling(table[each]) for each in suits))
        for name in [*row["zh"].split(), *row["en"].split(";")]:
            lexicon[key_of(name)] = Meaning(near=forms)
    return lexicon


def _places() -> Lexicon:
    """Names of old and of wide places, by the provinces they lie in."""
    return {
        key_of(row["name"]): Meaning(
            frozenset(map(key_of, row["in"].split())), weight=3, is_place=True
        )
        for row in rows("places.csv")
    }


def _kin(head: str, table: dict[str, dict[str, str]], kinds: dict[str, list[str]]) -> set[str]:
    """All its kinds; of a thing its sisters and the whole as well, unless that is a wide range."""
    kin = _below(head, kinds)
    for parent in filter(None, table[head]["of"].split(";")):
        if table[parent]["is"] == "thing":
            kin.update([parent, *kinds[parent]])
    return kin


def _names(row: dict[str, str]) -> list[str]:
    return [word.rstrip("+") for word in row["zh"].split()] + row["en"].split(";")


def _telling(row: dict[str, str]) -> frozenset[str]:
    """A single character tells a thing only where a + says so: 包 is in 红包 as well."""
    chinese = [word.rstrip("+") for word in row["zh"].split() if len(word) > 1]
    return frozenset().union(*map(forms_of, [*chinese, *row["en"].split(";")]))


def lexicon_of(groups: Iterable[Iterable[str]]) -> Lexicon:
    """Of groups whose names all mean the same."""
    lexicon: Lexicon = {}
    for names in map(list, groups):
        meaning = Meaning(frozenset().union(*map(forms_of, names)), weight=WEIGHTS["thing"])
        for name in names:
            if key := key_of(name):
                lexicon[key] = lexicon.get(key, NOTHING) | meaning
    return lexicon
