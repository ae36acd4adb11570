class Unreadable(Exception):
    """Sealed with a key that is not here any more, or damaged."""


class NotAgreed(Exception):
    """A consent that this step needs was not given."""
