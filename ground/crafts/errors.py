class CraftError(Exception):
    """The crafts cannot be used as asked."""


class WrongCraftFile(CraftError):
    """The file is not a table of crafts; the text says where."""
