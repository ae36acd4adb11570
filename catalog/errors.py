class CatalogError(Exception):
    """Nothing about the work was changed."""


class NotReadyToList(CatalogError):
    """Something that buyers must know is missing; `missing` names it."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing
