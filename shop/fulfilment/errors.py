class FulfilmentError(Exception):
    """The seller order stays as it was."""


class NotNow(FulfilmentError):
    """It has moved on, or is not that far yet; `status` says where it is."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status


class NothingToSend(FulfilmentError):
    """No piece was named, or more than are left."""


class NotTogether(FulfilmentError):
    """They go to different doors, or are of different shops."""


class NothingToShow(FulfilmentError):
    """Nothing of it is made when ordered, or as many photos are shown as may be."""


class WrongCode(FulfilmentError):
    """It is not the one that the buyer was told."""
