class TrainingError(Exception):
    """Nothing was changed."""


class NotNow(TrainingError):
    """Somebody was faster, or it is not so any more."""


class EnrolledAlready(TrainingError):
    """She is in this run, or waits for a place in it."""


class CalendarShort(TrainingError):
    """The sessions do not make the course's minutes; says how many they make."""

    def __init__(self, minutes: int) -> None:
        super().__init__(minutes)
        self.minutes = minutes


class TooSoon(TrainingError):
    """That day has not come."""


class NotEnough(TrainingError):
    """The rule asks for more; says what she has and what is needed, in minutes."""

    def __init__(self, minutes: int, needed: int) -> None:
        super().__init__(minutes, needed)
        self.minutes, self.needed = minutes, needed


class NotAssessed(TrainingError):
    """Nobody has said yet whether she can do it, or she cannot yet."""


class ResultsMissing(TrainingError):
    """These are in the run still without a result."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(len(names))
        self.names = names


class NoRule(TrainingError):
    """No rule of finishing is in force on that day."""


class NobodyThere(TrainingError):
    """Nobody has an account with this phone."""


class ApprovedAlready(TrainingError):
    """An organ of this kind has put its name to this plan."""
