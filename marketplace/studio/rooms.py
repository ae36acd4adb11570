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
    ("coop-posts", _("招人"), ()),
    ("coop-shares", _("分钱"), (Role.BOOKKEEPER,)),
    ("coop-month", _("月报"), _ALL),
    ("coop-needs", _("大家在找"), _ALL),
    ("coop-works", _("改作品"), (Role.STOCK,)),
    ("coop-imports", _("表格"), _ALL),
)
# Pages beside a room's own that belong to it, by the first word of their address.
_ALSO = {
    "coop-pack": ("pick", "pickups", "slips", "labels"),
    "coop-members": ("keepers", "relations", "registration"),
    "coop-needs": ("novelties",),
    "coop-imports": ("lists",),
    "coop-works": ("cards",),
}


@dataclass(frozen=True)
class Room:
    """`here`: of `aria-current`; "page" is the room itself, "true" a page within it."""

    name: str
    words: object
    path: str
    here: str = ""


def rooms_of(keeper: Keeper, path: str = "") -> list[Room]:
    found = []
    for name, words, roles in _ROOMS:
        address = address_of(name, keeper.cooperative_id)
        if address and keeper.role in (Role.LEAD, *roles):
            found.append(Room(name, words, address, _here(name, address, path, found)))
    return found


def _here(name: str, address: str, path: str, before: list[Room]) -> str:
    if path == address:
        return "page"
    start = before[0].path if before else address  # the cooperative's own first page
    also = tuple(f"{start}{word}/" for word in _ALSO.get(name, ()))
    is_within = bool(before) and path.startswith((address, *also))
    return "true" if is_within else ""


def address_of(name: str, coop: int) -> str:
    """Of the cooperative's own room, or of a page that is the same for all; else none."""
    for arguments in ([coop], []):
        try:
            return reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    return ""
