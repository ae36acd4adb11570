class FinanceError(Exception):
    """Nothing was changed."""


class NotNow(FinanceError):
    """Somebody was faster, or it is not so any more."""


class HasOpenCase(FinanceError):
    """She, or her household, has one of this kind that is not over."""


class TooMuch(FinanceError):
    """More than the terms, the budget or the grant allow; `args[0]`: what is left, in fen."""


class NoRule(FinanceError):
    """The terms do not say what is subsidised in that year."""


class NoSubsidy(FinanceError):
    """Overdue or extended terms get none, and no year that is not over."""


class InHousehold(FinanceError):
    """She belongs to one already."""


class NoConsent(FinanceError):
    """She has not agreed that her household's income is noted."""
