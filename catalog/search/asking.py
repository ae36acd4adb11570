"""What a text asks for: for each word the forms of which one must be there."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from catalog.search.index import Wanted
from catalog.search.meanings import (
    NOTHING,
    USUAL_WEIGHT,
    WEIGHTS,
    Lexicon,
    Meaning,
    occasions,
    things,
    things_spelt,
)
from catalog.search.stopping import OCCASION, STOP
from catalog.search.words import (
    HAN,
    IS,
    LATIN,
    craft_keys,
    craft_names,
    cut,
    family_names,
    head_of,
    jieba,
    plain,
    spelt,
    stem,
    stems,
    thing_names,
)

MOST_WORDS = 12  # of a question; what is said after them narrows nothing
_LONGEST_NAME = 3  # English words


@dataclass(frozen=True)
class Group:
    """One word asked for. A form with spaces wants all its parts.

    `typed` are its own forms, `forms` also those of what is called otherwise, `near` of kin,
    `close` of the nearest kin.
    """

    word: str
    typed: frozenset[str]
    forms: frozenset[str]
    near: frozenset[str] = frozenset()
    weight: int = USUAL_WEIGHT
    close: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        return self.forms | self.near

    @property
    def is_it(self) -> Wanted:
        return Wanted(in_name=_as_things(self.forms))

    @property
    def is_close_to_it(self) -> Wanted:
        return Wanted(in_name=_as_things(self.forms | self.close))

    @property
    def named(self) -> Wanted:
        return Wanted(in_name=self.forms)

    @property
    def closely_named(self) -> Wanted:
        return Wanted(in_name=self.forms | self.close)

    @property
    def nearly_named(self) -> Wanted:
        return Wanted(in_name=self.all)

    @property
    def said(self) -> Wanted:
        """Anywhere only as it was typed: a story that wraps a thread tells of no shawl."""
        return Wanted(self.typed, self.forms)

    @property
    def nearly_said(self) -> Wanted:
        return Wanted(self.typed, self.all)


def _as_things(forms: frozenset[str]) -> frozenset[str]:
    """Of a thing what is one, not what shows one or is of a craft that is called so."""
    parts = (form.split() for form in forms)
    things = [[*before, IS + last] for *before, last in parts if last in thing_names()]
    return frozenset(map(" ".join, things)) or forms


def parted(groups: list[Group], knows: Callable[[Group], bool], editors: Lexicon) -> list[Group]:
    """With words that nobody uses taken apart: 竹篮 asks for 竹 and for a kind of 篮."""
    parts: list[Group] = []
    for group in groups:
        pieces = [] if group.word.isascii() or knows(group) else _pieces(group.word, editors)
        parts += [_chinese_group(piece, editors) for piece in pieces] or [group]
    return parts[:MOST_WORDS]


def _pieces(word: str, editors: Lexicon) -> list[str]:
    """What it is, and of what: 水果 and 篮 of 水果篮.

    Not of two characters that mean another thing together: 火箭 is no kind of 箭.
    """
    for at in range(1, len(word) if len(word) > 2 else 0):
        if _meaning(word[at:], editors).weight:
            return [*cut(word[:at]), word[at:]]
    if not jieba().has_word(word) or all(_meaning(char, editors).weight for char in word):
        return [char for char in word if char not in STOP]
    return []


def by_head(group: Group) -> Group:
    """Of a word that nobody uses: things that end as it does, a 果盘 for whoever wants a 餐盘."""
    if group.word.isascii() or len(group.word) < 2:
        return group
    kin = frozenset(name for name in thing_names() if name[-1] == group.word[-1])
    return replace(group, forms=group.forms | kin, weight=WEIGHTS["thing"]) if kin else group


def family_of(group: Group) -> Group | None:
    """Who asks for a technique and finds too little looks among its kin: 双面绣 is 刺绣."""
    for names in family_names():
        if group.word not in names and group.word.endswith(tuple(names)):
            return Group(group.word, names, names)
    return None


def groups_of(text: str, editors: Lexicon | None = None) -> list[Group]:
    """Of all that is asked for; without what only says that one looks, where more is said."""
    groups = _said(text, editors or {})
    wanted = [group for group in groups if group.word not in OCCASION] or groups
    return list({group.word: group for group in wanted}.values())[:MOST_WORDS]


def wish_of(text: str, editors: Lexicon | None = None) -> frozenset[str]:
    """What suits the occasion that is told besides: a present for a baby, a picture for a wall."""
    groups = _said(text, editors or {})
    beside = [group for group in groups if group.word in OCCASION]
    return frozenset().union(*(group.near for group in beside)) if beside != groups else frozenset()


def _said(text: str, editors: Lexicon) -> list[Group]:
    text = plain(text)
    groups = [*_chinese(text, editors), *_latin(spelt(LATIN.findall(text)), editors)]
    return [group for group in groups if group.word not in STOP] or groups


def _chinese(text: str, editors: Lexicon) -> Iterator[Group]:
    for run in HAN.findall(text):
        for part in _parted(run, editors):
            if part in editors:
                yield _chinese_group(part, editors)
            else:
                yield from _from_its_end(part, editors)


def _from_its_end(run: str, editors: Lexicon) -> Iterator[Group]:
    """Chinese says last what a thing is: 毛线 and 手套, where one reads on from 毛 and 线手套."""
    bare, head = max(_with_head(run), key=lambda each: len(each[1]))
    if not head or len(_known_at_the_end(bare)) > len(head):
        yield from (_chinese_group(word, editors) for word in cut(run))
        return
    words = list(cut(bare.removesuffix(head)))
    thing = _chinese_group(head, editors)
    if words and _says_little(words[-1], editors):
        thing = _of_a_kind(words.pop(), thing)
    yield from (_chinese_group(word, editors) for word in words)
    yield thing


def _with_head(run: str) -> list[tuple[str, str]]:
    """野餐篮子 is a 野餐篮."""
    bare = [run, run[:-1]] if run[-1] in STOP else [run]
    return [(each, head_of(each)) for each in bare]


def _known_at_the_end(run: str) -> str:
    last = jieba().cut(run)[-1]
    return last if last in craft_names() or last in things() else ""


def _says_little(word: str, editors: Lexicon) -> bool:
    return len(word) == 1 and not _meaning(word, editors).weight and word not in STOP


def _of_a_kind(char: str, thing: Group) -> Group:
    """A 茶杯垫 is a 杯垫 that tells of tea, or else any."""
    both = frozenset(f"{char} {form}" for form in thing.forms if " " not in form)
    close = thing.forms | thing.close
    return Group(char + thing.word, both, both, thing.all, thing.weight, close)


def _chinese_group(word: str, editors: Lexicon) -> Group:
    """Every title is Chinese: what a thing is called in English comes after.

    A single character is in many words: what it stands for comes first, 手包 before 香包.
    """
    meaning = _meaning(word, editors)
    group = _group(word, word, frozenset([word]), editors)
    chinese = frozenset(form for form in group.all if not form.isascii())
    forms = chinese & group.forms
    if len(word) == 1 and meaning.same and word not in meaning.same:
        forms = chinese - {word}
    kin = chinese - forms
    return replace(group, forms=forms, near=group.all - forms, close=_alike(word, kin) or kin)


def _alike(word: str, kin: frozenset[str]) -> frozenset[str]:
    """Kin that are called by the same last character: a 野餐篮 is a 篮子, a 果盘 less so."""
    head = word.rstrip("子儿")[-1:]
    return frozenset(form for form in kin if form[-1] == head)


def _parted(run: str, editors: Lexicon) -> list[str]:
    """With what editors named as a word of its own."""
    names = sorted((name for name in editors if name in run), key=len, reverse=True)
    if not names:
        return [run]
    return [part for part in re.split(f"({'|'.join(names)})", run) if part]


def _latin(words: list[str], editors: Lexicon) -> Iterator[Group]:
    """The longest name that anything goes by, or a word by itself."""
    while words:
        size = next(n for n in range(_LONGEST_NAME, 0, -1) if _is_name(words[:n], editors))
        said, words = words[:size], words[size:]
        key = _key(said)
        joined = re.sub(r"['’-]", "", "".join(said))
        if len(said) == 1:
            yield _group(said[0], key, frozenset([key, joined]), editors)
        elif stem(joined) in craft_keys():
            yield _group(" ".join(said), stem(joined), frozenset([stem(joined), key]), editors)
        else:
            yield _group(" ".join(said), key, frozenset([key]), editors)


def _is_name(words: list[str], editors: Lexicon) -> bool:
    """Crafts too may be written apart: paper cut, tie dye."""
    if len(words) == 1 or stem("".join(words)) in craft_keys():
        return True
    return _key(words) in things() or _key(words) in editors


def _key(words: list[str]) -> str:
    return " ".join(stems(word)[-1] for word in words)


def _group(word: str, key: str, typed: frozenset[str], editors: Lexicon) -> Group:
    """A Latin word may be pinyin, as it stands, or English, by its stem and what it means too."""
    meaning = _meaning(key, editors)
    if meaning == NOTHING:
        meaning = things_spelt().get(word, NOTHING)
    weight = WEIGHTS["thing"] if key in craft_keys() else meaning.weight or USUAL_WEIGHT
    forms = typed | meaning.same
    return Group(word, forms if meaning.is_place else typed, forms, meaning.near, weight)


def _meaning(key: str, editors: Lexicon) -> Meaning:
    meaning = things().get(key, NOTHING) | editors.get(key, NOTHING)
    return meaning if meaning != NOTHING else occasions().get(key, NOTHING)
