class InsightError(Exception):
    """Nothing was changed."""


class HasMoved(InsightError):
    """It is not any more as the page showed it."""


class FollowedAlready(InsightError):
    """The same owner follows one of this name."""
