from datetime import timedelta


class AccountError(Exception):
    """A step of signing in, or of an account, was refused."""


class NotAPhone(AccountError):
    """No SMS can reach this."""


class TooManyRequests(AccountError):
    """A limit is reached; says how long it lasts."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(wait)
        self.wait = wait


class TooManyAttempts(AccountError):
    """This code was tried too often, or is used already; only a new one helps."""


class EmailTaken(AccountError):
    """The address belongs to another account by now."""
