class WithholdingError(Exception):
    """Nothing was changed."""


class NotNow(WithholdingError):
    """Somebody was faster, or it is not so any more."""


class AboveCap(WithholdingError):
    """More than may be withheld; `args[0]`: the most, in thousandths."""


class OneAtATime(WithholdingError):
    """One for this purpose is offered or in force already."""
