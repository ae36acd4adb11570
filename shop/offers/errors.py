class OfferError(Exception):
    """The offer or its code cannot be used, or not be made, as asked."""


class OfferGone(OfferError):
    """Ended, used up or out of money since the basket was reckoned; `offer` is it."""

    def __init__(self, offer: object) -> None:
        super().__init__(offer)
        self.offer = offer


class NoSuchCode(OfferError):
    """Nobody gave out such a code."""


class CodeOver(OfferError):
    """There was such a code; the text says why it does nothing now."""


class CodeTaken(OfferError):
    """Another offer has, or had, this code."""


class NameTaken(OfferError):
    """Another campaign has this name, by which commission rules know it."""


class WorksRefused(OfferError):
    """`works` are why."""

    def __init__(self, works: list) -> None:
        super().__init__(works)
        self.works = works


class BelowFloors(WorksRefused):
    """A member's works may not become as cheap as this."""


class RaisedBefore(WorksRefused):
    """Their price was raised within the seven days before."""


class NotAnyMore(OfferError):
    """It ended before."""
