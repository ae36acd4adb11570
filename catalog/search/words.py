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
from pypinyin import lazy_pinyin
from snowballstemmer import stemmer

from ground.crafts.services import FILE as CRAFTS

ENGLISH = Path(__file__).parent / "data" / "english.csv"
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_LATIN = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*")
_LONGEST_JOIN = 6  # characters
_SHORTEST_REST = 3  # letters before the end of a compound: no hat in that
_MOST_SYLLABLES = 8  # of a craft that one would type apart
# What says that one looks, not what for.
_ASKING_ZH = """
的 了 和 与 或 在 是 我 你 您 她 他 们 我们 要 想 想要 买 想买 找 有 没有 有没有 一个 一件 一只 一条
个 件 只 条 给 送 送给 吗 呢 请 问 请问 什么 这 那 这个 那个 做 用 来 去 看 看看 推荐
"""
_ASKING_EN = """
a an the and or of for with in on at to from by as my your her his our their i we she he they is
are am was be been do does did have has had can could would should will shall may might you it its
this that these those there here what which who where how when not no so if but about into than
want need buy get find show give look looking searching like love something anything some any one
me us him them please thanks hello hi also very really just province
"""
_STOP = frozenset(_ASKING_ZH.split() + _ASKING_EN.split())
# What our shelf has and jieba's dictionary has not.
_THINGS = """
手包 抱枕 抱枕套 茶席 挂画 织带 竹藤 盖毯 台屏 手绣 绣片 手机袋 收纳篮 宽檐帽 钥匙扣
双面绣 马尾绣 破线绣 打籽绣
"""
# For whom and what for: they count only where nothing else is said.
_OCCASION_ZH = """
妈妈 母亲 爸爸 父亲 奶奶 外婆 爷爷 外公 老人 长辈 朋友 闺蜜 女儿 儿子 孩子 老师 同事 太太 先生
自己 家里 礼物 礼品 送礼 送人 生日 好看 漂亮 便宜 特别 东西
"""
_OCCASION_EN = """
mother mom mum father dad grandmother grandma grandfather friend friends daughter son teacher wife
husband myself home gift gifts present birthday nice beautiful pretty lovely cheap special thing
"""
_OCCASION = frozenset(_OCCASION_ZH.split() + _OCCASION_EN.split())


@cache
def _jieba() -> rjieba.Jieba:
    """With crafts and things as words, so that none is cut apart or taken from its neighbours."""
    jieba = rjieba.Jieba()
    for name in [*_craft_names(), *_THINGS.split()]:
        jieba.add_word(name, None, None)
    return jieba


@cache
def _craft_names() -> list[str]:
    """Every name and by-name: 潮绣（粤绣） has two."""
    with CRAFTS.open(encoding="utf-8", newline="") as file:
        return [name for row in csv.DictReader(file) for name in _HAN.findall(row["zh"])]


@cache
def _english() -> dict[str, tuple[str, ...]]:
    """Stems, and those of what is meant as well."""
    with ENGLISH.open(encoding="utf-8", newline="") as file:
        return {
            _stem(row["word"]): tuple(map(_stem, row["also"].split()))
            for row in csv.DictReader(file)
        }


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    return stemmer("english")


def plain(text: str) -> str:
    """Small letters of one width, without accents."""
    text = unicodedata.normalize("NFKD", text.lower())
    return "".join(char for char in text if not unicodedata.combining(char))


def index_words(*texts: str) -> list[str]:
    """Every word by which a text can be found, each once."""
    found: dict[str, None] = {}
    for text in texts:
        found |= dict.fromkeys(_all_words(plain(text)))
    return list(found)


def place_words(names: Iterable[str]) -> list[str]:
    """A place is its whole name: the characters of 海南 say nothing of a sea."""
    found: dict[str, None] = {}
    for text in map(plain, names):
        for run in _HAN.findall(text):
            for word in (run, *_jieba().cut(run)):
                found |= dict.fromkeys([word, *_pinyin(word)])
        found |= dict.fromkeys(stem for word in _LATIN.findall(text) for stem in _stems(word))
    return list(found)


def _all_words(text: str) -> Iterator[str]:
    for run in _HAN.findall(text):
        words = [*_jieba().cut_for_search(run), *_joins(_jieba().cut(run))]
        yield from words
        yield from run
        for word in words:
            yield from _pinyin(word)
        for char in run:
            yield from _pinyin(char)
    latin = _LATIN.findall(text)
    for word in [*latin, *_spelt(latin)]:
        for stem in _stems(word):
            yield stem
            yield from _ends(stem)


@lru_cache(maxsize=20_000)
def _pinyin(word: str) -> list[str]:
    """绿 is lv to a keyboard and lu to whoever leaves the dots away."""
    spelt = "".join(lazy_pinyin(word))
    return [spelt, spelt.replace("v", "u")] if "v" in spelt else [spelt]


def _joins(words: Iterable[str]) -> Iterator[str]:
    """Neighbours as one word, whole: 手包 of 手 and 包; never 苏绣 of 江苏 and 绣花."""
    words = list(words)
    for size in (2, 3):
        for start in range(len(words) - size + 1):
            join = "".join(words[start : start + size])
            if len(join) <= _LONGEST_JOIN:
                yield join


def _stems(word: str) -> list[str]:
    """paper-cut is found as paper, cut and papercut."""
    parts = re.split(r"['’-]", word)
    if len(parts) > 1:
        parts.append("".join(parts))
    return [_stem(part) for part in parts if part]


@lru_cache(maxsize=20_000)
def _ends(stem: str) -> list[str]:
    """A handbag is a bag."""
    rests = ((end, stem.removesuffix(end)) for end in _english())
    return [end for end, rest in rests if rest != stem and len(rest) >= _SHORTEST_REST]


def query_words(text: str, *, joined: bool = True) -> list[frozenset[str]]:
    """What is asked for: for each word the forms of which one must be there.

    Joined, single characters must stand together: 手包, not 包 here and 手 there.
    """
    text = plain(text)
    words = [word for run in _HAN.findall(text) for word in _joined(_jieba().cut(run), joined)]
    words += _spelt(_LATIN.findall(text))
    telling = [word for word in words if word not in _STOP] or words
    things = [word for word in telling if word not in _OCCASION] or telling
    return list(dict.fromkeys(map(_forms, things)))


def _joined(words: Iterable[str], joined: bool) -> Iterator[str]:
    """Each pair of neighbours that are single characters, as the index has them."""
    for is_single, run in groupby(words, lambda word: len(word) == 1 and word not in _STOP):
        together = list(run)
        if joined and is_single and len(together) > 1:
            yield from map("".join, pairwise(together))
        else:
            yield from together


def _spelt(words: list[str]) -> list[str]:
    """`su xiu` is 苏绣, and not any 苏 and any 绣: syllables that spell a craft are one word."""
    spelt: list[str] = []
    while words:
        sizes = (n for n in range(_MOST_SYLLABLES, 1, -1) if "".join(words[:n]) in _crafts_spelt())
        size = next(sizes, 1)
        spelt.append("".join(words[:size]) if size > 1 else words[0])
        words = words[size:]
    return spelt


@cache
def _crafts_spelt() -> frozenset[str]:
    return frozenset("".join(lazy_pinyin(name)) for name in _craft_names())


def _forms(word: str) -> frozenset[str]:
    """A Latin word may be pinyin, as it stands, or English, by its stem and what it means too."""
    if not word.isascii():
        return frozenset([word])
    stem = _stems(word)[-1]
    return frozenset([re.sub(r"['’-]", "", word), stem, *_english().get(stem, ())])
