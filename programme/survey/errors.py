class SurveyError(Exception):
    """Nothing was changed."""


class NotNow(SurveyError):
    """Somebody was faster, or the state is another by now."""


class RoundOver(SurveyError):
    """The round is closed, and what was begun in it came too late."""


class NoConsent(SurveyError):
    """She has not agreed, so nothing is kept."""


class AnsweredAlready(SurveyError):
    """She answers once a round; says which response it is."""

    def __init__(self, pk: int) -> None:
        super().__init__(pk)
        self.pk = pk


class FormEntered(SurveyError):
    """That printed form is entered; says which response it became."""

    def __init__(self, pk: int) -> None:
        super().__init__(pk)
        self.pk = pk


class Published(SurveyError):
    """A published version never changes: make a new one."""


class Incomplete(SurveyError):
    """A block without a question, or a choice without its options."""


class ShownElsewhere(SurveyError):
    """The woman lives outside what this officer or surveyor may ask in."""


class NotAsked(SurveyError):
    """What was answered does not fit the questions."""
