class MessageError(Exception):
    """A message could not leave."""


class SmsNotSent(MessageError):
    """The provider did not take it; trying again may help."""
