"""A Chinese name in Latin letters: family name first, each half in one word."""

import re
from functools import lru_cache

from pypinyin import lazy_pinyin

_NAME = re.compile(r"^[\u4e00-\u9fff]{2,4}$")
_OF_TWO = {"欧阳", "司马", "诸葛", "上官", "尉迟", "长孙", "令狐", "慕容", "皇甫", "夏侯"}
# Family names that are read in another way than the word.
_FAMILIES = {
    "单": "Shan", "解": "Xie", "仇": "Qiu", "曾": "Zeng", "查": "Zha", "区": "Ou", "朴": "Piao",
    "盖": "Ge", "覃": "Qin", "尉迟": "Yuchi", "长孙": "Zhangsun",
}  # fmt: skip


@lru_cache(maxsize=5000)
def romanised(name: str) -> str:
    """龙彩云 Long Caiyun. What is no Chinese name stays as it is."""
    if not _NAME.match(name):
        return name
    at = 2 if len(name) > 2 and name[:2] in _OF_TWO else 1
    family, given = name[:at], name[at:]
    return f"{_FAMILIES.get(family) or _joined(family)} {_joined(given)}"


def _joined(text: str) -> str:
    first, *rest = lazy_pinyin(text)
    joined = first + "".join(f"'{each}" if each[0] in "aoe" else each for each in rest)
    return joined[:1].upper() + joined[1:]
