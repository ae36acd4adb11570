class SheetRefused(Exception):
    """Nothing was written; `told` says why and what to do."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told


class NotASheet(SheetRefused):
    """The file as a whole cannot be read."""


class BadCell(SheetRefused):
    """What stands in one cell is not what its column asks for."""


class RowRefused(SheetRefused):
    """Between the preview and the press something changed: this row cannot be written."""

    def __init__(self, line: int, told: str) -> None:
        super().__init__(told)
        self.line = line


class NotNow(SheetRefused):
    """The import is no longer, or not yet, in the state for it."""
