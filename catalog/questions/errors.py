class QuestionError(Exception):
    """Nothing was changed."""


class AskedAlready(QuestionError):
    """The same words about the same work wait for an answer."""


class HasMoved(QuestionError):
    """It is not any more as the page showed it."""
