class PairingError(Exception):
    """Nothing was changed."""


class NotNow(PairingError):
    """It has ended, or somebody was faster."""


class PairedAlready(PairingError):
    """An open pairing of these two is there."""


class Herself(PairingError):
    """Nobody is her own leader."""


class LeaderAlready(PairingError):
    """That number leads already."""


class UsccTaken(PairingError):
    """Another enterprise has that code."""


class NotBefore(PairingError):
    """The day lies before the pairing began, or is still to come."""
