"""One tokenizer for both databases: Chinese words, single characters, pinyin, English stems."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

import rjieba
from pypinyin import lazy_pinyin
from snowballstemmer import stemmer

from ground.crafts.services import FILE as CRAFTS

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_LATIN = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*")
_LONGEST_JOIN = 6  # characters
# What says that one looks, not what for.
_ASKING_ZH = """
的 了 和 与 或 在 是 我 你 您 她 他 们 我们 要 想 买 想买 找 有 没有 一个 一件 一只 一条
个 件 只 条 给 送 送给 吗 呢 请 问 请问 什么 这 那 这个 那个 做 用 来 去 看 看看 推荐
"""
_ASKING_EN = """
a an the and or of for with in on at to from by my your her his i we is you are want buy
looking some any me please it this that
"""
_STOP = frozenset(_ASKING_ZH.split() + _ASKING_EN.split())


@cache
def _jieba() -> rjieba.Jieba:
    """With every craft name as a word, so that none is cut apart or taken from its neighbours."""
    jieba = rjieba.Jieba()
    with CRAFTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in _HAN.findall(row["zh"]):
                jieba.add_word(name, None, None)
    return jieba


@cache
def _stemmer() -> object:
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


def _all_words(text: str) -> Iterator[str]:
    for run in _HAN.findall(text):
        words = [*_jieba().cut_for_search(run), *_joins(_jieba().cut(run))]
        yield from words
        yield from run
        yield from ("".join(lazy_pinyin(word)) for word in words)
        yield from lazy_pinyin(run)
    for word in _LATIN.findall(text):
        yield from _stems(word)


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
    return [_stemmer().stemWord(part) for part in parts if part]  # type: ignore[attr-defined]


def query_words(text: str) -> list[frozenset[str]]:
    """What is asked for: for each word the forms of which one must be there."""
    text = plain(text)
    words = [word for run in _HAN.findall(text) for word in _jieba().cut(run)]
    words += _LATIN.findall(text)
    telling = [word for word in words if word not in _STOP] or words
    return list(dict.fromkeys(map(_forms, telling)))


def _forms(word: str) -> frozenset[str]:
    """A Latin word may be pinyin, as it stands, or English, by its stem."""
    is_latin = word.isascii()
    return frozenset([re.sub(r"['’-]", "", word), _stems(word)[-1]] if is_latin else [word])
