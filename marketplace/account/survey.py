"""What she answered in surveys, opened for her alone."""

from typing import Any

from programme.record.models import Person
from programme.survey.answering import read_answers
from programme.survey.asking import said_in_words
from programme.survey.models import Response
from programme.survey.queries import questions_of, responses_of


def survey_parts(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "survey": response.round.name_zh,
            "answered_on": response.answered_on,
            "way": response.way,
            "agreed_to": response.consent,
            "may_fill_forms": response.may_fill,
            "answers": _said(response),
        }
        for response in responses_of(person).select_related("round__edition")
    ]


def _said(response: Response) -> dict[str, str]:
    """In the words of the edition that asked her."""
    answers = read_answers(response)
    return {
        each.text: said_in_words(each, answers[each.code])
        for each in questions_of(response.round.edition)
        if each.code in answers
    }
