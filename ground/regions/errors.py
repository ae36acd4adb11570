class DivisionError(Exception):
    """The divisions cannot be used as asked."""


class WrongDivisionFile(DivisionError):
    """The file is not a table of divisions; the text says where."""
