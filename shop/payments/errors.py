class PaymentError(Exception):
    """A payment cannot go on as asked."""


class OrderNotPayable(PaymentError):
    """It is paid, cancelled, or its time is over."""


class PaymentUnavailable(PaymentError):
    """Stripe did not answer, or would not; nothing is known to have been charged.

    The attempt stands with its key: the next try asks the very same thing again.
    """


class NotFromStripe(PaymentError):
    """No valid signature of ours to come: forged, altered, too old, or from the future."""
