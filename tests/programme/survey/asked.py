"""A round in a county with the standard questions, and what is answered in it."""

from datetime import timedelta

from django.utils import timezone

from programme.survey import services
from programme.survey.answering import Given, answer
from programme.survey.models import Response, Round
from programme.survey.standard import load_standard
from tests.cast import a_user
from tests.programme.people import a_county_officer, a_person

SAID = {"craft": ["o1"], "work": "o1", "income": 800, "wish": "yes", "need": ["o4", "o6"]}


def a_round(officer=None, state="open", **fields) -> Round:
    officer = officer or a_county_officer()
    closes_on = timezone.localdate() + timedelta(days=20)
    facts = {"name_zh": "春天的摸底", "closes_on": closes_on} | fields
    made = services.plan_round(officer=officer, edition=load_standard(), **facts)
    if state != "draft":
        services.publish_round(survey=made, officer=officer)
    if state in {"open", "closed"}:
        services.open_round(survey=made, officer=officer)
    if state == "closed":
        services.close_round(survey=made, officer=officer)
    return made


def given(by=None, way="asked", agrees=True, **fields) -> Given:
    return Given(way=Response.Way(way), by=by or a_user(), agrees=agrees, **fields)


def a_response(survey, person=None, said=SAID, **fields) -> Response:
    person = person or a_person(region=survey.region)
    return answer(survey=survey, person=person, said=said, given=given(**fields))


def counts_of(survey) -> dict[tuple[str, str], int]:
    """(question's code, value): how often, over all places and crafts."""
    found: dict[tuple[str, str], int] = {}
    for row in survey.tallies.select_related("question"):
        key = (row.question.code, row.value)
        found[key] = found.get(key, 0) + row.times
    return found
