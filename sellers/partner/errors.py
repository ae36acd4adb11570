class ShopError(Exception):
    """The shop stays as it was."""


class NotAHoliday(ShopError):
    """The day is not after today, or further off than a year."""
