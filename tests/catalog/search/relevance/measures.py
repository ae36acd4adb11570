"""How well a list answers: recall among the first ten, and how far down the first good one is."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from catalog.models import Product

HERE = Path(__file__).parent
FIRST = 10


@dataclass(frozen=True)
class Judged:
    query: str
    kind: str
    relevant: frozenset[int]


@dataclass(frozen=True)
class Score:
    judged: Judged
    recall: float
    rank: float  # reciprocal

    @classmethod
    def of(cls, judged: Judged, found: list[int]) -> "Score":
        first = found[:FIRST]
        hits = [at for at, pk in enumerate(first) if pk in judged.relevant]
        recall = len(hits) / min(FIRST, len(judged.relevant))
        places = (at for at, pk in enumerate(found) if pk in judged.relevant)
        return cls(judged, recall, 1 / (1 + next(places, float("inf"))))


def read_judged(name: str, keys: dict[str, int], *, is_amended: bool = False) -> list[Judged]:
    """The demo works named by key, and of all others those that the rule covers."""
    rows = json.loads((HERE / name).read_text("utf-8"))
    rules = json.loads((HERE / "amended.json").read_text("utf-8")) if is_amended else {}
    rows = [row | {"rule": rules.get(row["query"], row["rule"])} for row in rows]
    works = list(Product.objects.values_list("pk", "title", "craft", "craft__family", "region"))
    return [
        Judged(row["query"], row["kind"], frozenset(_relevant(row, keys, works))) for row in rows
    ]


def _relevant(row: dict, keys: dict[str, int], works: list[tuple]) -> Iterable[int]:
    yield from (keys[key] for key in row["relevant"])
    rule = row["rule"]
    for pk, title, craft, family, region in works if rule else ():
        says = {
            "crafts": lambda wanted: craft in wanted,  # noqa: B023 -- called at once
            "families": lambda wanted: family in wanted,  # noqa: B023 -- as above
            "provinces": lambda wanted: region[:2] in {code[:2] for code in wanted},  # noqa: B023
            "title_any": lambda wanted: any(word in title for word in wanted),  # noqa: B023
            "title_none": lambda wanted: not any(word in title for word in wanted),  # noqa: B023
        }
        if pk not in keys.values() and all(says[name](wanted) for name, wanted in rule.items()):
            yield pk


def scores(judged: list[Judged], find: Callable[[str], list[int]]) -> list[Score]:
    """Of all that has an answer in the market at all."""
    return [Score.of(each, find(each.query)) for each in judged if each.relevant]


def table(name: str, found: list[Score], judged: list[Judged]) -> list[str]:
    by_kind: dict[str, list[Score]] = defaultdict(list)
    for score in found:
        by_kind[score.judged.kind].append(score)
    lines = [f"{name:24}{'queries':>8}{'recall@10':>11}{'MRR':>7}"]
    for kind, some in [*sorted(by_kind.items()), ("all", found)]:
        lines.append(f"{kind:24}{len(some):8}{recall(some):11.3f}{mrr(some):7.3f}")
    if len(found) < len(judged):
        lines.append(f"{len(judged) - len(found)} more have no answer in this market")
    return lines


def recall(found: list[Score]) -> float:
    return sum(score.recall for score in found) / len(found)


def mrr(found: list[Score]) -> float:
    return sum(score.rank for score in found) / len(found)


__all__ = ["Judged", "Score", "mrr", "read_judged", "recall", "scores", "table"]
