class TargetsError(Exception):
    """Nothing was changed."""


class Overlap(TargetsError):
    """The same set has a target of this metric for this place, above it or below it."""


class NotYours(TargetsError):
    """Only an officer of that place, or of the nation, says what its target is."""


class NotNow(TargetsError):
    """Somebody was faster, or it is not so any more."""


class NotOver(TargetsError):
    """The period is not over, or years of it have not been given out."""


class KnownAlready(TargetsError):
    """A document of this number, or a set of this name in it, is there."""
