"""Where buyers of the invented shops come for what they ordered: every place is invented too."""

from typing import Any

from sellers.partner.models import Outlet, Partner
from sellers.partner.outlets import open_outlet

_OLD_TOWN: dict[str, Any] = {
    "name_zh": "古镇东街店（演示）",
    "name_en": "Old Town, East Street (demo)",
    "street_zh": "古镇东街 12 号",
    "street_en": "12 East Street, Old Town",
    "hours_zh": "每天 9:00–18:00",
    "hours_en": "Daily 9:00–18:00",
    "steps": Outlet.Steps.FEW,
}
_COOPERATIVE: list[dict[str, Any]] = [
    {
        "name_zh": "合作社门市（演示）",
        "name_en": "Cooperative's shop (demo)",
        "street_zh": "西江镇羊排村村口",
        "street_en": "At the gate of Yangpai village, Xijiang",
        "hours_zh": "每天 9:00–18:00，星期一休息",
        "hours_en": "9:00–18:00, closed on Mondays",
        "steps": Outlet.Steps.NONE,
        "way_zh": "从停车场走过风雨桥，左手第一家",
        "way_en": "From the car park across the covered bridge, first door on the left",
        "division_id": "522634",
    },
    {
        "name_zh": "凯里取货点（演示）",
        "name_en": "Pick-up point in Kaili (demo)",
        "street_zh": "文化路 8 号",
        "street_en": "8 Wenhua Road",
        "hours_zh": "每天 10:00–20:00",
        "hours_en": "Daily 10:00–20:00",
        "steps": Outlet.Steps.LIFT,
        "way_zh": "邮局楼上，二楼 203",
        "way_en": "Above the post office, room 203 on the second floor",
        "division_id": "522601",
    },
]


def old_town(shop: Partner) -> None:
    open_outlet(shop=shop, by=None, **_OLD_TOWN)


def two_outlets(shop: Partner) -> list[Outlet]:
    """A second time the same."""
    if not shop.outlets.exists():
        for facts in _COOPERATIVE:
            open_outlet(shop=shop, by=None, **facts)
    return list(shop.outlets.order_by("pk"))
