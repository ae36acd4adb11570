class ModerationError(Exception):
    pass


class SuspendedAlready(ModerationError):
    """One suspension at a time of the same thing."""


class NotNow(ModerationError):
    """It was lifted, decided or answered before."""


class SameEyes(ModerationError):
    """An appeal is decided by somebody other than who suspended."""


class AppealWaits(ModerationError):
    """What she appealed against is decided first."""
