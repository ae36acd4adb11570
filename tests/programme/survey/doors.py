"""Addresses of the survey: rounds and their questions, who answered, surveyors, requests.

A round is no secret to other organs of its place, whom it shows no small count; what is said by
and of a woman is.
"""

from datetime import timedelta

from django.utils import timezone

from programme.record.queries import known_person
from programme.survey import editing, services
from programme.survey.models import (
    Edition,
    PaperForm,
    Question,
    ResourceRequest,
    Response,
    Round,
    Surveyor,
    Tally,
)
from programme.survey.standard import load_standard
from tests.cast import a_user
from tests.catalog.studio.hers import a_recording
from tests.programme.door import Door
from tests.programme.people import a_person
from tests.programme.survey.asked import a_response, a_round

MODELS = [Edition, PaperForm, Question, ResourceRequest, Response, Round, Surveyor, Tally]
OWN = "survey officer"  # of the organ itself: neither those above nor an auditor
ASKED = {"pk": "survey round"}
QUESTION = {"question_pk": "draft question"}
DOORS = {
    "studio-survey": Door(who="herself"),
    "studio-survey-answer": Door(who="herself", more={"pk": "her round"}),
    "studio-survey-back": Door("her response", who="herself"),
    "studio-survey-voice": Door(who="herself", more={"pk": "spoken question"}),
    "studio-survey-fill": Door(who="herself"),
    "desk-surveying": Door(who="surveyor user"),
    "desk-surveying-who": Door("survey round", who="surveyor user"),
    "desk-surveying-paper": Door("survey round", who="surveyor user"),
    "desk-surveying-ask": Door(
        "survey round", who="surveyor user", more={"person_pk": "response person"}
    ),
    "desk-surveying-voice": Door("spoken question", who="surveyor user"),
    "desk-survey": Door(),
    "desk-survey-new": Door(reads=False),
    "desk-survey-round": Door(more=ASKED),
    "desk-survey-move": Door(more=ASKED, reads=False, asks={"do": "close"}),
    "desk-survey-results": Door(more=ASKED),
    "desk-survey-sheet": Door(more=ASKED),
    "desk-survey-forms": Door(more=ASKED, reads=False),
    "desk-survey-entry": Door(more=ASKED, reads=False),
    "desk-survey-responses": Door(more=ASKED),
    "desk-survey-response": Door(
        "survey round", more={"response_pk": "survey response"}, asks={"look": "yes"}
    ),
    "desk-survey-response-back": Door(
        "survey round", more={"response_pk": "survey response"}, reads=False
    ),
    "desk-survey-ask": Door(more=ASKED, reads=False),
    "desk-survey-requests": Door(),
    "desk-survey-request": Door("means request"),
    "desk-survey-request-back": Door("means request", who=OWN),
    "desk-survey-surveyors": Door(reads=False),
    "desk-survey-surveyor-end": Door("surveyor", who=OWN),
    "desk-survey-questionnaires": Door(),
    "desk-survey-edition": Door("question draft", who=OWN),
    "desk-survey-edition-out": Door("question draft", who=OWN),
    "desk-survey-edition-next": Door("question draft", who=OWN),
    "desk-survey-question-new": Door("question draft", who=OWN),
    **{
        f"desk-survey-question{do}": Door("question draft", who=OWN, more=QUESTION)
        for do in ("", "-up", "-drop", "-voice")
    },
}


def rows(world):
    officer, standard = world.officer, load_standard()
    survey = a_round(officer)
    response = a_response(survey, a_person(region=world.county))
    draft = editing.found_questionnaire(officer=officer, name_zh="我们的", source=standard)
    terms = {"region": world.county, "until": timezone.localdate() + timedelta(days=9)}
    surveyor = services.let_survey(user=a_user("韦小梅"), officer=officer, **terms)
    return {
        OWN: officer,
        "survey round": survey,
        "survey response": response,
        "response person": response.person,
        "question draft": draft,
        "draft question": draft.questions.first(),
        "spoken question": _spoken(survey, officer.user),
        "surveyor": surveyor,
        "surveyor user": surveyor.user,
        "means request": _request(officer, survey),
        **_hers(world, officer),
    }


def _spoken(survey, by):
    """Read aloud before it was published."""
    edition, question = survey.edition, survey.edition.questions.first()
    Edition.objects.filter(pk=edition.pk).update(published_at=None)
    editing.speak_question(edition=edition, pk=question.pk, file=a_recording(), by=by)
    Edition.objects.filter(pk=edition.pk).update(published_at=timezone.now())
    return question


def _request(officer, survey):
    need = survey.edition.questions.get(code="need").options.first()
    facts = {"need": need, "kind": "people", "what": "一位老师", "reason": "没有人教"}
    amount = {"quantity": 1, "amount_fen": None}
    return services.ask_for(officer=officer, survey=survey, facts=facts | amount)


def _hers(world, officer):
    """One round that asks her still, and what she answered in another."""
    artisan = world.herself.artisan
    asked, past = a_round(officer, name_zh="问她的"), a_round(officer, name_zh="答过的")
    for each in (asked, past):
        Round.objects.filter(pk=each.pk).update(region=artisan.region)
    past.refresh_from_db()
    person = known_person(artisan) or a_person(region=artisan.region, artisan=artisan)
    response = a_response(past, person)
    return {"her round": asked, "her response": response, "answered round": past}
