"""What was answered, read against the questions: kept under their codes, counted by values."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from programme.survey.errors import NotAsked
from programme.survey.questionnaire import Kind, Question

MOST_LETTERS = 300
Answers = dict[str, Any]
YES, NO = _("是"), _("不是")


def fitting(questions: Iterable[Question], said: Mapping[str, Any]) -> Answers:
    """Only what was asked, and only where something was said. Raises NotAsked."""
    asked = {question.code: question for question in questions}
    if set(said) - set(asked):
        raise NotAsked
    read = {code: _read(asked[code], value) for code, value in said.items()}
    return {code: value for code, value in read.items() if value not in (None, "", [])}


def _read(question: Question, value: Any) -> Any:
    if value in (None, "", []):
        return None
    codes = [option.code for option in question.options.all()]
    is_right: dict[str, Callable[[], bool]] = {
        Kind.ONE: lambda: value in codes,
        Kind.MANY: lambda: isinstance(value, list) and set(value) <= set(codes),
        Kind.NUMBER: lambda: type(value) is int and 0 <= value <= question.limit,
        Kind.YESNO: lambda: value in ("yes", "no"),
        Kind.WORDS: lambda: isinstance(value, str) and len(value) <= MOST_LETTERS,
    }
    if not is_right[question.kind]():
        raise NotAsked(question.code)
    return [code for code in codes if code in value] if question.kind == Kind.MANY else value


def counted(questions: Iterable[Question], answers: Answers) -> list[tuple[Question, str]]:
    """What goes into the counts; words are read and never counted."""
    found: list[tuple[Question, str]] = []
    for question in questions:
        value = answers.get(question.code)
        if value is None or question.kind == Kind.WORDS:
            continue
        if question.kind == Kind.NUMBER:
            value = str(bisect_right(question.starts, value) - 1)
        found += [(question, each) for each in (value if isinstance(value, list) else [value])]
    return found


def family_of(questions: Iterable[Question], answers: Answers) -> str:
    """Of several crafts the first in the question's own order; empty: she did not say."""
    for question in questions:
        if question.is_craft and (value := answers.get(question.code)):
            chosen = value if isinstance(value, list) else [value]
            families = [each.family for each in question.options.all() if each.code in chosen]
            return next((family for family in families if family), "")
    return ""


def values_of(question: Question) -> list[tuple[str, str]]:
    """(value, what it is called), in the order of the question."""
    if question.kind == Kind.YESNO:
        return [("yes", str(YES)), ("no", str(NO))]
    if question.kind == Kind.NUMBER:
        return _bands(question.starts)
    return [(option.code, option.text) for option in question.options.all()]


def _bands(starts: list[int]) -> list[tuple[str, str]]:
    named = []
    for number, (first, after) in enumerate(zip(starts, [*starts[1:], None], strict=True)):
        if after is None:
            name = f"≥ {first}"
        else:
            name = str(first) if after == first + 1 else f"{first}–{after - 1}"
        named.append((str(number), name))
    return named


def in_words(questions: Iterable[Question], answers: Answers) -> list[tuple[Question, str]]:
    """What was answered, in the order of the questions; what was passed over is not there."""
    return [
        (each, said_in_words(each, answers[each.code]))
        for each in questions
        if each.code in answers
    ]


def said_in_words(question: Question, value: Any) -> str:
    """One answer as a person reads it."""
    if question.kind in (Kind.NUMBER, Kind.WORDS):
        return str(value)
    names = dict(values_of(question))
    chosen = value if isinstance(value, list) else [value]
    return " · ".join(names.get(each) or str(each) for each in chosen)
