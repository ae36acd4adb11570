"""For whoever found nothing: crafts and places whose names are near to what was typed."""

from collections.abc import Mapping

from catalog.search.forms import Asked
from catalog.search.names import Names
from catalog.search.shelf import counts_of
from catalog.search.spelling import changes_between
from catalog.search.vocabulary import sound_of
from catalog.search.words import HAN, plain

_BEGINNING = 4  # letters that must be the same
_CHANGES = 2
MOST = 5


def places_like(text: str, known: Names, generation: int) -> list[str]:
    """Codes of provinces with works."""
    shown = counts_of(Asked(), generation).provinces
    there = {code: names for code, names in known.provinces.items() if shown[code[:2]]}
    return _nearest(text, there)


def crafts_like(text: str, known: Names) -> list[str]:
    return _nearest(text, {code: (zh, en) for code, (_, zh, en) in known.crafts.items()})


def _nearest(text: str, named: Mapping[str, tuple[str, str]]) -> list[str]:
    """The nearest first; what is not near at all is left out."""
    spelt = "".join(sound_of(plain(text)).split())
    if not spelt:
        return []
    characters = set("".join(HAN.findall(plain(text))))
    apart = {code: _apart(spelt, characters, names) for code, names in named.items()}
    return sorted((code for code, far in apart.items() if far is not None), key=apart.get)[:MOST]


def _apart(spelt: str, characters: set[str], names: tuple[str, str]) -> int | None:
    """0: begins the same; then by letters changed; then by how few characters are shared."""
    zh, en = names
    name, english = sound_of(HAN.match(zh)[0] if HAN.match(zh) else zh), en.lower()
    if any(each.startswith(spelt[:_BEGINNING]) for each in (name, english)):
        return 0
    changes = changes_between(spelt[: len(name) + _CHANGES], name, _CHANGES)
    if changes <= _CHANGES < len(name):
        return changes
    shared = len(characters & set(zh))
    return 10 - shared if shared > 1 else None
