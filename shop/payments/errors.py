class PaymentError(Exception):
    """A payment cannot go on as asked."""


class OrderNotPayable(PaymentError):
    """It is paid, cancelled, or its time is over."""


class PaymentUnavailable(PaymentError):
    """Stripe did not answer, or would not; nothing is known to have been charged.

    The attempt stands with its key: the next try asks the very same thing again.
    """


class NothingToRefund(PaymentError):
    """Nothing was paid for it, or nothing is asked back."""


class TooMuch(PaymentError):
    """More than is left of the line, the postage or the part."""


class NotStuck(PaymentError):
    """The refund goes its way, or has arrived, or another person is at it."""


class CannotAdjust(PaymentError):
    """It was asked or decided before, by the same person, or cannot be any more."""


class TooLateToAnswer(PaymentError):
    """The bank has decided."""


class NotFromStripe(PaymentError):
    """No valid signature of ours to come: forged, altered, too old, or from the future."""
