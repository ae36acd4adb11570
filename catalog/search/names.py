"""What crafts and provinces are called, and what editors say is the same."""

from dataclasses import dataclass

from django.core.cache import caches
from django.db.models import CharField, Value
from django.db.models.functions import Cast
from django.utils.translation import get_language

from catalog.search.meanings import Lexicon, lexicon_of
from catalog.search.models import SynonymGroup
from ground.crafts.models import Craft
from ground.regions.models import Division


@dataclass(frozen=True)
class Names:
    """Of crafts and provinces, in both languages, and what editors say is the same."""

    crafts: dict[str, tuple[str, str, str]]  # family, Chinese, English
    provinces: dict[str, tuple[str, str]]
    lexicon: Lexicon  # of the editors' synonyms

    def craft(self, code: str) -> str:
        if code in Craft.Family.values:
            return str(Craft.Family(code).label)
        return self.crafts[code][2 if get_language() == "en" else 1]

    def province(self, code: str) -> str:
        return self.provinces[code][1 if get_language() == "en" else 0]


def names(generation: int) -> Names:
    """Read once a generation, in one query."""
    key = f"names:{generation}"
    known: Names | None = caches["pages"].get(key)
    if known is None:
        known = _read_names()
        caches["pages"].set(key, known, 300)
    return known


def _read_names() -> Names:
    crafts = Craft.objects.order_by().values_list(
        Value("craft"), "code", "family", "name_zh", "name_en"
    )
    provinces = Division.objects.order_by().filter(level=Division.Level.PROVINCE)
    synonyms = SynonymGroup.objects.order_by()
    rows = crafts.union(
        provinces.values_list(Value("province"), "code", Value(""), "name_zh", "name_latin"),
        synonyms.values_list(
            Value("same"), Cast("pk", CharField()), Value(""), "names_zh", "names_en"
        ),
        all=True,
    )
    found: dict[str, dict[str, tuple[str, str, str]]] = {"craft": {}, "province": {}, "same": {}}
    for kind, code, *named in rows:
        found[kind][code] = tuple(named)
    groups = [SynonymGroup(names_zh=zh, names_en=en).names for _, zh, en in found["same"].values()]
    provinces = {code: (zh, en) for code, (_, zh, en) in found["province"].items()}
    return Names(found["craft"], provinces, lexicon_of(groups))
