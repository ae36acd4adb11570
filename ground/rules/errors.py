class RulesError(Exception):
    pass


class NoticeTooShort(RulesError):
    """A change is published seven days before it is in force (E-commerce Law art. 34)."""


class AnotherIsComing(RulesError):
    """One change of a kind at a time, so that readers know which will hold."""


class NotADraft(RulesError):
    """What is published stays as it is."""


class NothingToSay(RulesError):
    """Both languages and what changed must stand there."""
