class ApiError(Exception):
    """What was asked cannot be answered; `parameters` names what to mend."""

    def __init__(self, *parameters: str) -> None:
        super().__init__(*parameters)
        self.parameters = list(parameters)


class NotUnderstood(ApiError):
    """Parameters that we do not know, or values that cannot be."""


class BadCursor(ApiError):
    """Not one of ours, or given for another question."""
