class PostError(Exception):
    """Nothing was changed."""


class NotNow(PostError):
    """It has ended, or somebody was faster."""


class NotChecked(PostError):
    """Nobody has looked at this employer's licence."""


class AskedAlready(PostError):
    """She has said so, and it stands."""


class Full(PostError):
    """Every place is promised or taken."""


class AskedBySomebody(PostError):
    """A woman said that she would like it as it is written."""


class TooEarly(PostError):
    """Work begins no earlier than she asked, and not in days to come."""
