class MessageError(Exception):
    """A message could not leave."""


class CallNotMade(MessageError):
    """The provider did not ring; trying again may help."""


class SmsNotSent(MessageError):
    """The provider did not take it; trying again may help."""
