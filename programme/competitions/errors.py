class CompetitionError(Exception):
    """Nothing was changed."""


class NotNow(CompetitionError):
    """It is not in that state any more, or somebody was faster."""


class NotEligible(CompetitionError):
    """She may not enter; `why` is a key of `REASONS` of eligibility."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class QuotaFull(CompetitionError):
    """All places of her place are taken."""


class EnteredAlready(CompetitionError):
    """She stands in this event already."""


class NoJudge(CompetitionError):
    """Who takes part, or is a judge already, cannot be made one."""


class Recused(CompetitionError):
    """This judge has declared a conflict with this entry."""


class NotAScore(CompetitionError):
    """A mark is missing, or beyond what may be given."""


class TooFewJudges(CompetitionError):
    """Not one entry has marks of enough judges."""


class SameOfficer(CompetitionError):
    """Who decided does not answer what is said against it."""


class ObjectionsOpen(CompetitionError):
    """Something said against the result has no answer yet."""


class NoAccount(CompetitionError):
    """Honours stand with an account; she has none here."""


class HonouredAlready(CompetitionError):
    """That honour of that year is hers already."""
