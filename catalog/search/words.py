"""One tokenizer for both databases: Chinese words, single characters, pinyin, English stems."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import rjieba
from opencc import OpenCC
from pypinyin import lazy_pinyin
from snowballstemmer import stemmer

from catalog.search.stopping import STOP
from ground.crafts.services import FILE as CRAFTS

DATA = Path(__file__).parent / "data"
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
LATIN = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*")
_LONGEST_JOIN = 6  # characters
IS = "is"  # before the name of a thing, in the index: a work is one
_SHORTEST_REST = 2  # letters before the end of a compound, at least one more: no hat in that
_MOST_SYLLABLES = 8  # of a craft that one would type apart
# English things at the end of longer words.
_ENDS = """
bag band basket board book box cap card case cloth cover cup fan frame hat holder mat pillow pot
purse ring rug scarf screen shade shawl shoe skirt tray vase
"""


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def jieba() -> rjieba.Jieba:
    """With crafts and things as words, so that none is cut apart or taken from its neighbours."""
    cutter = rjieba.Jieba()
    things = (word.rstrip("+") for row in rows("things.csv") for word in row["zh"].split())
    for name in [*craft_names(), *things]:
        if len(name) > 1:
            cutter.add_word(name, None, None)
    return cutter


@cache
def craft_names() -> list[str]:
    """Every name and by-name: 潮绣（粤绣） has two."""
    with CRAFTS.open(encoding="utf-8", newline="") as file:
        named = [name for row in csv.DictReader(file) for name in HAN.findall(row["zh"])]
    return named + [name for row in rows("crafts.csv") for name in row["zh"].split()]


@cache
def thing_names() -> frozenset[str]:
    """Of two characters at least: a single one is at the end of too many words."""
    names = (
        word for row in rows("things.csv") if row["is"] == "thing" for word in row["zh"].split()
    )
    return frozenset(name for name in names if len(name) > 1)


def head_of(run: str) -> str:
    """The thing that a run of characters ends with: of 茶杯垫 it is 杯垫, not 垫 of a 茶杯."""
    return next((run[at:] for at in range(len(run)) if run[at:] in thing_names()), "")


def _head(run: str) -> list[str]:
    head = head_of(run)
    return [head] if head else []


def thing_words(title: str) -> list[str]:
    """What a work is, beside what it shows: 娃娃杯垫 is a 杯垫. Where its end does not say, all."""
    runs = HAN.findall(plain(title))
    heads = [head for run in runs if (head := head_of(run))]
    return [IS + name for name in heads or thing_names().intersection(_of_runs(runs))]


def _of_runs(runs: list[str]) -> Iterator[str]:
    for run in runs:
        yield from jieba().cut_for_search(run)


@cache
def craft_keys() -> frozenset[str]:
    """Words that name a craft: Chinese names, pinyin of them, stems of English by-names."""
    chinese = [plain(name) for name in craft_names()]
    english = [stems(word)[-1] for row in rows("crafts.csv") for word in row["en"].split()]
    return frozenset([*chinese, *("".join(lazy_pinyin(name)) for name in chinese), *english])


@cache
def family_names() -> list[frozenset[str]]:
    """Of embroidery, of paper-cut: Chinese by-names of what many crafts are kinds of."""
    families = [row for row in rows("crafts.csv") if "-" not in row["code"]]
    return [frozenset(row["zh"].split()) for row in families]


@cache
def _also() -> dict[str, str]:
    """What a craft or a family is called besides, in both languages."""
    return {row["code"]: f"{row['zh']} {row['en']}" for row in rows("crafts.csv")}


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    return stemmer("english")


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def plain(text: str) -> str:
    """Small letters of one width, without accents; simplified characters, whoever wrote it."""
    text = unicodedata.normalize("NFKD", text.lower().encode(errors="replace").decode())
    text = "".join(char for char in text if not unicodedata.combining(char))
    return str(_simplifier().convert(text)) if HAN.search(text) else text


def index_words(*texts: str) -> list[str]:
    """Every word by which a text can be found, each once."""
    found: dict[str, None] = {}
    for text in texts:
        found |= dict.fromkeys(_all_words(plain(text)))
    return list(found)


def craft_words(code: str, family: str, *names: str) -> list[str]:
    """A craft is found by its own names, by what else it is called, and by its family."""
    also = [_also().get(each, "") for each in (code, family)]
    return list(dict.fromkeys([*index_words(*names), *_by_names(" ".join(also).split())]))


def _by_names(names: list[str]) -> Iterator[str]:
    """Each whole: the characters of a by-name say nothing."""
    for name in map(plain, names):
        if HAN.fullmatch(name):
            yield name
            yield from pinyin(name)
        else:
            yield from stems(name)


def place_words(names: Iterable[str]) -> list[str]:
    """A place is its whole name: the characters of 海南 say nothing of a sea."""
    found: dict[str, None] = {}
    for text in map(plain, names):
        for run in HAN.findall(text):
            for word in (run, *jieba().cut(run)):
                found |= dict.fromkeys([word, *pinyin(word)])
        found |= dict.fromkeys(each for word in LATIN.findall(text) for each in stems(word))
    return list(found)


def surface_words(text: str) -> Iterator[str]:
    """The words of a text as one would type them: what a misspelt one may have meant."""
    text = plain(text)
    for run in HAN.findall(text):
        yield from cut(run)
    yield from LATIN.findall(text)


def _all_words(text: str) -> Iterator[str]:
    for run in HAN.findall(text):
        words = [*jieba().cut_for_search(run), *joins(jieba().cut(run)), *_head(run)]
        yield from words
        yield from run
        for word in words:
            yield from pinyin(word)
        for char in run:
            yield from pinyin(char)
    latin = LATIN.findall(text)
    for word in [*latin, *spelt(latin)]:
        yield from stems(word)
        yield from _ends(word)


@lru_cache(maxsize=20_000)
def pinyin(word: str) -> list[str]:
    """绿 is lv to a keyboard and lu to whoever leaves the dots away."""
    sounds = "".join(lazy_pinyin(word))
    return [sounds, sounds.replace("v", "u")] if "v" in sounds else [sounds]


def joins(words: Iterable[str]) -> Iterator[str]:
    """Neighbours as one word, whole: 手包 of 手 and 包; never 苏绣 of 江苏 and 绣花."""
    words = list(words)
    for size in (2, 3):
        for start in range(len(words) - size + 1):
            join = "".join(words[start : start + size])
            if len(join) <= _LONGEST_JOIN:
                yield join


def stems(word: str) -> list[str]:
    """paper-cut is found as paper, cut and papercut."""
    parts = re.split(r"['’-]", word)
    if len(parts) > 1:
        parts.append("".join(parts))
    return [stem(part) for part in parts if part]


@lru_cache(maxsize=20_000)
def _ends(word: str) -> list[str]:
    """A handbag is a bag; a landscape, whose stem ends as one does, is no cap."""
    ones = {word, word.removesuffix("s"), word.removesuffix("es")}
    ends = (end for one in ones for end in _ENDS.split() if one.endswith(end))
    return [stem(end) for end in ends if len(word) - len(end) > _SHORTEST_REST]


def cut(run: str) -> Iterator[str]:
    """A run of characters as a question: neighbours that are single stand together.

    Each pair of them, as the index has them: 手包, not 包 here and 手 there.
    """
    singles = groupby(jieba().cut(run), lambda word: len(word) == 1 and word not in STOP)
    for is_single, words in singles:
        together = list(words)
        if is_single and len(together) > 1:
            yield from map("".join, pairwise(together))
        else:
            yield from together


def spelt(words: list[str]) -> list[str]:
    """`su xiu` is 苏绣, and not any 苏 and any 绣: syllables that spell a craft are one word."""
    found: list[str] = []
    while words:
        sizes = (n for n in range(_MOST_SYLLABLES, 1, -1) if "".join(words[:n]) in _crafts_spelt())
        size = next(sizes, 1)
        found.append("".join(words[:size]) if size > 1 else words[0])
        words = words[size:]
    return found


@cache
def _crafts_spelt() -> frozenset[str]:
    return frozenset("".join(lazy_pinyin(name)) for name in craft_names())
