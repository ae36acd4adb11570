class RecordError(Exception):
    """What cannot be put on record."""


class NoUnit(RecordError):
    """The place lies in no reporting unit of the mainland."""


class SamePerson(RecordError):
    """That certificate is on record already, under this person."""

    def __init__(self, pk: int) -> None:
        super().__init__(pk)
        self.pk = pk


class AskedAlready(RecordError):
    """One handover of hers is open already; which, if it still is."""

    def __init__(self, pk: int | None) -> None:
        super().__init__(pk)
        self.pk = pk


class NotNow(RecordError):
    """Somebody was faster, or it is not so any more."""


class HandoverOpen(NotNow):
    """She is on the way from one organ to another: that first."""
