class BasketError(Exception):
    """The basket stays as it was."""


class NothingLeft(BasketError):
    """Not one piece of the work can be bought."""
