class SharingError(Exception):
    """The division of income refuses."""


class NotAnAgreement(SharingError):
    """More than the whole would be given away."""


class TooLate(SharingError):
    """What was agreed before the work began is not changed afterwards."""


class AgreedAlready(SharingError):
    """Another agreement begins on that day."""


class NotAnyMore(SharingError):
    """It was paid, or taken back, before."""


class MoreThanOwed(SharingError):
    """She is not owed so much."""

    def __init__(self, owed_fen: int) -> None:
        super().__init__(owed_fen)
        self.owed_fen = owed_fen


class MoreThanThere(SharingError):
    """The fund does not hold so much."""

    def __init__(self, there_fen: int) -> None:
        super().__init__(there_fen)
        self.there_fen = there_fen


class SameHands(SharingError):
    """Whoever wrote it down does not confirm it."""
