class ReturnError(Exception):
    """What was asked of a return cannot be."""


class NotNow(ReturnError):
    """The return has moved on meanwhile."""


class NotReturnable(ReturnError):
    """The days are over, or nothing of it can come back, or one return of it is open."""


class NotSoMuch(ReturnError):
    """More than the buyer paid for what she sends back."""
