class HonourError(Exception):
    """Nothing was changed."""


class ClaimedAlready(HonourError):
    """The same honour of the same year is there."""


class NotNow(HonourError):
    """It was decided, or taken back, before."""
