from typing import Any

from django.utils.translation import gettext_lazy as _


class ProductionError(Exception):
    """Production refuses; `told` says why on a page."""

    told: Any = _("现在办不了，没有改动。")


class NotNow(ProductionError):
    """It has moved on meanwhile."""

    told = _("刚才有了变化，没有改动。请再看一眼。")


class NotAnOrder(ProductionError):
    """The work or the buyer's order is not the cooperative's, or the day is past."""

    told = _("作品、订单或日期不对，没有改动。")


class TooManyPieces(ProductionError):
    """More than are left to give, to deliver or to check; or fewer than she handed in."""

    def __init__(self, most: int, least: int = 0) -> None:
        super().__init__(most)
        told = _("要在 %(least)s 到 %(most)s 件之间，没有改动。")
        if most < max(least, 1):
            told = _("一件也没有了，没有改动。")
        elif not least:
            told = _("最多 %(most)s 件，没有改动。")
        self.told = told % {"least": least, "most": most}


class NotSoMuch(ProductionError):
    """More material would come back than was issued."""

    told = _("领走的材料没有这么多，没有改动。")


class NotAMember(ProductionError):
    """Work is offered to members alone."""

    told = _("只能派给现在的成员。")


class LeftAlready(ProductionError):
    """Told to her: she takes no work of a cooperative that she is not in."""

    told = _("你已经退出了这个合作社，这份活不用答复了。")


class OfferedAlready(ProductionError):
    """She has not answered the offer before."""

    told = _("她还没有答复上一次的活。")


class StillMaking(ProductionError):
    """Somebody has pieces in hand: they are hers to finish and to be paid for."""

    told = _("还有人手上有活。等她们交完，或先转给别人。")


class NeedsReason(ProductionError):
    """She is told why a piece did not pass."""

    told = _("返工和不合格都要写原因。")


class CheckedAlready(ProductionError):
    """What passed is paid, and stays so."""

    told = _("这些已经检过了。合格的已经记了工钱，不再收回。")


class SameHands(ProductionError):
    """Whoever rejected it does not decide the appeal, nor does the maker."""

    told = _("判不合格的人和做的人不能定，请另一位来看。")


class NotARecording(ProductionError):
    told = _("这个文件不是录音或视频。请选 MP3、M4A、MP4 或 WebM。")


class RecordingTooLarge(ProductionError):
    told = _("这个文件太大了，请选 30 MB 以内的。")


class TooManyGuides(ProductionError):
    told = _("做法最多放 12 条。先拿掉一条，再加。")


class NamedAlready(ProductionError):
    told = _("这种材料已经有了。")
