class HelpRefused(Exception):
    """Nothing about who helps whom was changed."""


class HelpsAlready(HelpRefused):
    """She was asked already, and that still holds."""


class HelpsHerself(HelpRefused):
    """Nobody is her own helper."""


class NotOfferedAnyMore(HelpRefused):
    """Taken back, over, or answered already."""
