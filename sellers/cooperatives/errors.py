class CooperativeError(Exception):
    """The cooperative's lists stay as they are."""


class NotRegistered(CooperativeError):
    """Nobody with this phone is an artisan here."""


class NobodyThere(CooperativeError):
    """Nobody with this phone has an account."""


class OpenAlready(CooperativeError):
    """She is a member, or asked, already; `state` says which."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class NotAnyMore(CooperativeError):
    """It was answered, left or ended before."""


class NumberTaken(CooperativeError):
    """Another member has this number."""


class NotAUscc(CooperativeError):
    """Its letters and digits do not fit together, or no region has this number."""


class UsccTaken(CooperativeError):
    """Another cooperative is registered by this number."""


class KeepsAlready(CooperativeError):
    """She has a role here."""


class LastLead(CooperativeError):
    """Without her nobody leads."""


class NotAMember(CooperativeError):
    """Only who is a member now grants something."""
