class ShopError(Exception):
    """The shop stays as it was."""


class StartsInThePast(ShopError):
    """Prices begin today or later: what was ordered was priced already."""


class NotAHoliday(ShopError):
    """The day is not after today, or further off than a year."""


class NameTaken(ShopError):
    """Another outlet of the shop that is open goes by it."""


class TooManyOutlets(ShopError):
    """As many are open as may be."""


class OutletClosed(ShopError):
    """Nobody can fetch there any more; `name` says of which outlet."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name
