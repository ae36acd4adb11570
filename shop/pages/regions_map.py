"""The provinces as tiles, roughly where they lie: a drawing to choose from, and no map of borders.

Beside it always stands the list, which says the same in words.
"""

from collections.abc import Mapping
from typing import NamedTuple

from catalog.search.names import Names
from shop.pages.links import in_language

# Column and row, and what fits on a tile.
PLACES = {
    "23": (8, 0, "黑", "HL"), "15": (5, 1, "蒙", "NM"), "21": (7, 1, "辽", "LN"),
    "22": (8, 1, "吉", "JL"), "65": (0, 2, "新", "XJ"), "62": (2, 2, "甘", "GS"),
    "64": (3, 2, "宁", "NX"), "14": (4, 2, "晋", "SX"), "13": (5, 2, "冀", "HE"),
    "11": (6, 2, "京", "BJ"), "12": (7, 2, "津", "TJ"), "54": (0, 3, "藏", "XZ"),
    "63": (2, 3, "青", "QH"), "61": (3, 3, "陕", "SN"), "41": (4, 3, "豫", "HA"),
    "37": (5, 3, "鲁", "SD"), "51": (2, 4, "川", "SC"), "50": (3, 4, "渝", "CQ"),
    "42": (4, 4, "鄂", "HB"), "34": (5, 4, "皖", "AH"), "32": (6, 4, "苏", "JS"),
    "31": (7, 4, "沪", "SH"), "53": (2, 5, "滇", "YN"), "52": (3, 5, "黔", "GZ"),
    "43": (4, 5, "湘", "HN"), "36": (5, 5, "赣", "JX"), "33": (6, 5, "浙", "ZJ"),
    "45": (3, 6, "桂", "GX"), "44": (4, 6, "粤", "GD"), "35": (5, 6, "闽", "FJ"),
    "71": (7, 6, "台", "TW"), "46": (3, 7, "琼", "HI"), "82": (4, 7, "澳", "MO"),
    "81": (5, 7, "港", "HK"),
}  # fmt: skip
TILE = 46  # units of the drawing, gap included


class Tile(NamedTuple):
    code: str
    x: int
    y: int
    sign: str
    sign_en: str
    name: str
    href: str  # empty: nothing is there yet
    works: int
    has_page: bool

    @property
    def middle(self) -> int:
        return self.x + 21

    @property
    def base(self) -> int:
        return self.y + 27


def tiles(pages: Mapping[str, str], works: Mapping[str, int], known: Names) -> list[Tile]:
    """Every province; a page of ours about it comes before the list of its works."""
    made = []
    for prefix, (column, row, sign, sign_en) in PLACES.items():
        code = f"{prefix}0000"
        if code not in known.provinces:
            continue
        number = works.get(prefix, 0)
        to_works = in_language(f"/works/?region={code}") if number else ""
        href = pages.get(code, "") or to_works
        at = (column * TILE, row * TILE)
        name = known.province(code)
        made.append(Tile(code, *at, sign, sign_en, name, href, number, code in pages))
    return made
