"""The cooperative's rooms, as each keeper sees them: those that her role opens."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from sellers.cooperatives.models import Keeper

Role = Keeper.Role
_ALL = tuple(Role)
_ROOMS = (
    ("coop-today", _("今天的活"), _ALL),
    ("coop-pack", _("打包"), (Role.STOCK,)),
    ("coop-members", _("成员"), _ALL),
    ("stockroom", _("仓库"), (Role.STOCK,)),
    ("counter", _("当面卖"), (Role.STOCK,)),
    ("production", _("派活"), (Role.STOCK, Role.QUALITY)),
    ("coop-shares", _("分钱"), (Role.BOOKKEEPER,)),
    ("coop-month", _("月报"), _ALL),
    ("coop-imports", _("表格"), _ALL),
)


@dataclass(frozen=True)
class Room:
    name: str
    words: object
    path: str


def rooms_of(keeper: Keeper) -> list[Room]:
    found = []
    for name, words, roles in _ROOMS:
        if keeper.role in (Role.LEAD, *roles):
            found.append(Room(name, words, address_of(name, keeper.cooperative_id)))
    return [room for room in found if room.path]


def address_of(name: str, coop: int) -> str:
    """Of the cooperative's own room, or of a page that is the same for all; else none."""
    for arguments in ([coop], []):
        try:
            return reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    return ""
