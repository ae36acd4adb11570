"""What follows where few works answer: those that share the most telling of the words."""

from collections import defaultdict
from math import log

from catalog.search import index
from catalog.search.finding import Found
from catalog.search.forms import Asked
from catalog.search.order import WORKS_A_PAGE, candidates
from catalog.search.shelf import narrowed
from catalog.search.turns import Candidate, in_turn

_LOOKED_AT = 480  # works
_NAMED, _SAID = 1.0, 0.6  # what a word counts where title and craft say it, and anywhere
_CLASSES = 20  # from nothing to all


def besides(asked: Asked, found: Found, room: int) -> list[int]:
    """So many works at most, without those that answer."""
    if not found.words or room < 1:
        return []
    classes = _classes(found)
    best = sorted(classes, key=lambda pk: (classes[pk], -pk))[:_LOOKED_AT]
    rows = candidates(narrowed(asked).filter(pk__in=best).order_by("-listed_at", "-pk"))
    ranked = [Candidate(pk, shop, 2 * classes[pk] + half, new) for pk, shop, half, new in rows]
    return in_turn(sorted(ranked, key=lambda each: each.rank), WORKS_A_PAGE)[:room]


def _classes(found: Found) -> dict[int, int]:
    """0 has it all. Works that have less than half of what the best one has are left out."""
    scores = _scores(found)
    if not scores:
        return {}
    most = max(scores.values())
    return {
        pk: round(_CLASSES * (1 - score / most))
        for pk, score in scores.items()
        if score >= most / 2
    }


def _scores(found: Found) -> dict[int, float]:
    """A word tells the more the fewer works have it, and a thing more than how it looks."""
    asked = [each for word in found.words for each in (word.named, word.said)]
    answered, *ids = index.answers([found.rungs[-1], *asked])
    number = len(set().union(*ids))
    scores: dict[int, float] = defaultdict(float)
    for word, named, said in zip(found.words, ids[::2], ids[1::2], strict=True):
        said = said | named
        tells = word.weight * log(1 + number / max(1, len(said)))
        for pk in said:
            scores[pk] += tells * (_NAMED if pk in named else _SAID)
    for pk in answered:
        scores.pop(pk, None)
    return scores
