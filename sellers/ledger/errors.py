class LedgerError(Exception):
    """The books would not be right."""


class EmptyTransaction(LedgerError):
    """A fact that moves nothing is no fact."""


class Unbalanced(LedgerError):
    """What is taken from one account must be given to another."""


class AlreadyPosted(LedgerError):
    """One key a fact: it stands in the books already."""


class Mixed(LedgerError):
    """A fact is of one book: the platform's, or one cooperative's."""
