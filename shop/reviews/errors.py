class ReviewError(Exception):
    """Nothing was changed."""


class NotYet(ReviewError):
    """It has not come to its buyer."""


class ReviewedAlready(ReviewError):
    """Once a line: the second is a change of the first."""


class TooLate(ReviewError):
    """The days in which its writer may change it are over."""


class HasMoved(ReviewError):
    """Somebody else changed it meanwhile."""
