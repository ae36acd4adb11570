class PayoutError(Exception):
    """Money does not leave as asked."""


class NotHerName(PayoutError):
    """The account's holder is not the shop's owner; says whose name it must be."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotVerified(PayoutError):
    """Nobody has checked yet who owns the shop."""


class AccountTaken(PayoutError):
    """The same number stands for another shop."""


class NothingToConfirm(PayoutError):
    """The account was confirmed, or given up, before."""


class NotAMember(PayoutError):
    """A cooperative collects for its members alone."""


class CollectsAlready(PayoutError):
    """A cooperative is asked, or collects, already."""


class NotAnyMore(PayoutError):
    """Somebody else was faster: it is decided, lifted or ended."""


class NothingToPay(PayoutError):
    """No prepared payout can go into a batch of this kind."""


class NeedsSecondPerson(PayoutError):
    """Above the set amount nobody approves what she put together herself."""


class Changed(PayoutError):
    """The file would not be the one that was approved."""


class TooMuchBack(PayoutError):
    """The shop does not owe so much, the transfer has not so much left, or another is open."""


class TransferRefused(PayoutError):
    """Stripe will not, and nothing moved; `is_short`: there is not enough money with it yet."""

    def __init__(self, code: str, *, is_short: bool) -> None:
        super().__init__(code)
        self.code, self.is_short = code, is_short


class NotReachable(PayoutError):
    """She has no account that the platform may pay to, or lets her cooperative pay her."""


class NotCovered(PayoutError):
    """So much is not due to the cooperative; says how much is, in fen."""

    def __init__(self, due_fen: int) -> None:
        super().__init__(due_fen)
        self.due_fen = due_fen
