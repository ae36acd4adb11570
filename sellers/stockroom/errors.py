from typing import Any

from django.utils.translation import gettext_lazy as _


class StockError(Exception):
    """The stockroom refuses; `told` says why on a page."""

    told: Any = _("现在办不了，没有改动。")


class OutOfStock(StockError):
    """Fewer pieces are left than were asked for."""

    told = _("没有这么多件，或者有人订了。没有改动。")

    def __init__(self, work_id: int) -> None:
        super().__init__(work_id)
        self.work_id = work_id


class AlreadyMoved(StockError):
    """The same fact was written before."""

    told = _("这一笔已经记过了。")


class NotNow(StockError):
    """It has moved on meanwhile."""

    told = _("刚才有了变化，没有改动。请再看一眼。")


class NotEmpty(StockError):
    """Something still lies there, is on its way, or is being counted."""

    told = _("还有作品放在这里，或者在路上、在清点，不能关。")


class PlaceClosed(StockError):
    """Nothing comes to a place that is closed."""

    told = _("这个地方关了，没有改动。")


class IsHome(StockError):
    """What comes back lies here."""

    told = _("退回来的作品都放这里，不能关。")


class NameTaken(StockError):
    """Another open place of the shop has this name."""

    told = _("已经有一个地方叫这个名字了。")


class NotCounted(StockError):
    """The work is made when ordered: none of it lies anywhere."""

    told = _("这件是有人订了才做的，不放在仓库里。")


class OnlyOne(StockError):
    """There is but one piece of a one-off work."""

    told = _("这是孤品，只有一件。")


class NotKept(StockError):
    """The maker does not let the cooperative hold her work."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(names)
        told = _("没有同意「保管我的作品」，不能收，也不能搬：%(names)s。可以还给她。")
        self.told = told % {"names": "、".join(names)}


class SameHands(StockError):
    """Whoever counted does not approve the difference."""

    told = _("数的人不能自己核准，请另一位来看。")


class AlreadySold(StockError):
    """The piece with this number is not here any more."""

    told = _("这个编号的已经不在了。")


class LiesElsewhere(StockError):
    """By the books the piece with this number lies at another place."""


class NotSoldHere(StockError):
    """The place is closed, of no kind that sells, or another shop's."""


class NotThatDay(StockError):
    """Handed over in the future, or too long ago to be entered."""


class NotASum(StockError):
    """Nothing was paid, or nothing sold."""


class TooManyNumbers(StockError):
    """More numbers than pieces lie there."""
