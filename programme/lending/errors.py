class LendingError(Exception):
    """Nothing was changed."""


class NotNow(LendingError):
    """Somebody was faster, or it is not hers to say."""


class TooSoon(LendingError):
    """That day has not come."""


class Backwards(LendingError):
    """Given back before it was used."""
