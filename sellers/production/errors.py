class ProductionError(Exception):
    """Production refuses."""


class NotNow(ProductionError):
    """It has moved on meanwhile."""


class TooManyPieces(ProductionError):
    """More than are left to give, to deliver or to check."""


class NotAMember(ProductionError):
    """Work is offered to members alone."""


class SameHands(ProductionError):
    """Whoever rejected it does not decide the appeal."""
