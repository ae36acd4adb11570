from django.utils.translation import gettext_lazy as _


class CatalogError(Exception):
    """Nothing about the work was changed."""


class NotReadyToList(CatalogError):
    """Something that buyers must know is missing; `missing` names it."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


class NoShop(CatalogError):
    """She has no shop of her own, and no cooperative that sells for her."""


class NotHers(CatalogError):
    """The key of the form belongs to somebody else's work."""


class NotAnyMore(CatalogError):
    """The work is no longer in the state that the page showed."""


class HasMoved(NotAnyMore):
    """Pieces of it came or went: what happened stays, and the work with it."""

    told = _("它的作品来去过仓库，不能删，留在草稿里。")


class StillLying(CatalogError):
    """More pieces lie somewhere than such a work has."""

    def __init__(self, pieces: int | None) -> None:
        super().__init__(pieces)
        told = _("仓库里还有 %(pieces)s 件，不能这样卖。请先在仓库里写明。")
        self.told = told % {"pieces": pieces}


class TooManyPictures(CatalogError):
    """`told` says to her what to do."""

    told = _("一件作品最多放 8 张照片。先拿掉一张，再加。")


class NoteRefused(CatalogError):
    """The recording was not kept; `told` says to her what was wrong and what to do."""

    told = _("这段录音用不了，请再录一次。")


class NotARecording(NoteRefused):
    told = _("这个文件不是录音。请用手机录音，或选 MP3、M4A、WAV 文件。")


class RecordingTooLarge(NoteRefused):
    told = _("这段录音太长了，请录短一点，10 MB 以内。")


class EmptyRecording(NoteRefused):
    told = _("这个文件是空的，请再录一次。")


class NotGranted(CatalogError):
    """The member has not let her cooperative do this; `told` says so."""

    def __init__(self, told: object) -> None:
        super().__init__(told)
        self.told = told


class BelowFloor(NotGranted):
    """Less than the price that the maker lets her cooperative go down to."""
