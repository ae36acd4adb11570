"""What somebody may be looking for who has typed the beginning of it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from django.db.models import Q, Value
from django.db.models.functions import Replace
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from catalog.search import index
from catalog.search.asking import groups_of
from catalog.search.forms import Asked
from catalog.search.models import Word
from catalog.search.names import Names, names
from catalog.search.shelf import counts_of
from catalog.search.vocabulary import sound_of
from catalog.search.words import HAN, plain
from sellers.artisans.models import Artisan

MOST = 10
_OF_A_KIND = 4
_LONGEST = 40  # characters; whoever typed more needs no help
_SHORTEST_LATIN = 2


class Suggestion(NamedTuple):
    text: str
    kind: str | Promise


def suggest(text: str, generation: int) -> list[Suggestion]:
    """Crafts, things, places and makers, of which there are works; all that begin like the text."""
    typed = " ".join(plain(text[: _LONGEST + 1]).replace("\x00", " ").split())
    is_short = len(typed) < (1 if HAN.search(typed) else _SHORTEST_LATIN)
    if is_short or len(typed) > _LONGEST:
        return []
    known = names(generation)
    shown = counts_of(Asked(), generation)
    found = [
        *_some(_("手艺"), _crafts(typed, known, set(shown.crafts))),
        *_some(_("作品"), _things(typed)),
        *_some(_("产地"), _places(typed, known, set(shown.provinces))),
        *_some(_("手艺人"), _makers(typed)),
    ]
    return list({each.text: each for each in reversed(found)}.values())[::-1][:MOST]


def _some(kind: Promise, texts: Iterable[str]) -> Iterator[Suggestion]:
    return (Suggestion(text, kind) for text in islice(dict.fromkeys(texts), _OF_A_KIND))


def _begins(typed: str, zh: str, en: str) -> bool:
    """In Chinese anywhere; by sound and in English each at the beginning of a word."""
    squeezed = typed.replace(" ", "")
    if HAN.search(typed):
        return squeezed in zh
    return sound_of(zh).startswith(squeezed) or f" {plain(en)}".find(f" {typed}") >= 0


def _crafts(typed: str, known: Names, shown: set[str]) -> Iterator[str]:
    for code, (_family, zh, en) in known.crafts.items():
        if code in shown and _begins(typed, zh, en):
            yield en if get_language() == "en" else zh


def _places(typed: str, known: Names, shown: set[str]) -> Iterator[str]:
    for code, (zh, en) in known.provinces.items():
        if code[:2] in shown and _begins(typed, zh, en):
            yield en if get_language() == "en" else zh


def _things(typed: str) -> list[str]:
    """Words of titles; each is tried, for its last work may be gone."""
    squeezed = typed.replace(" ", "")
    begins = Q(text__startswith=typed) | Q(spelt__startswith=squeezed)
    words = Word.objects.filter(begins, weight=Word.Weight.TITLE).order_by("pk")
    texts = [text for text in words.values_list("text", flat=True)[: 3 * MOST] if len(text) > 1]
    questions = {
        text: index.question([group.named for group in groups])
        for text in texts[:MOST]
        if (groups := groups_of(text))
    }
    answered = index.answered(list(questions.values()), Product.objects.listed())
    return [text for text, is_there in zip(questions, answered, strict=True) if is_there]


def _makers(typed: str) -> list[str]:
    """Those alone who show themselves and have works on show."""
    squeezed = typed.replace(" ", "")
    latin = Replace("name_en", Value(" "), Value(""))
    spelt = Replace("slug", Value("-"), Value(""))
    named = Q(name_zh__startswith=typed) | Q(name_en__istartswith=typed)
    by_sound = Q(latin__istartswith=squeezed) | Q(sounds__startswith=squeezed)
    makers = Artisan.objects.public().alias(latin=latin, sounds=spelt)
    works = Product.objects.listed().values("maker")
    found = makers.filter(named | by_sound, pk__in=works).order_by("pk")[:_OF_A_KIND]
    return [maker.name for maker in found]
