class AccountStays(Exception):
    """The account cannot be closed yet."""


class OrdersOpen(AccountStays):
    """Buyers still wait for her shop."""


class MoneyOwed(AccountStays):
    """Her shop has earned what is not paid out yet; says how much, in fen."""

    def __init__(self, fen: int) -> None:
        super().__init__(fen)
        self.fen = fen


class MembersOwe(AccountStays):
    """A cooperative still owes her; says how much, in fen."""

    def __init__(self, fen: int) -> None:
        super().__init__(fen)
        self.fen = fen


class LastKeeper(AccountStays):
    """Without her nobody leads a cooperative."""
