class SharingError(Exception):
    """The division of income refuses."""


class NotAnAgreement(SharingError):
    """More than the whole would be given away."""


class NotAnyMore(SharingError):
    """It was paid, or taken back, before."""


class MoreThanOwed(SharingError):
    """She is not owed so much."""
