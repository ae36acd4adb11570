"""One woman's answers: kept once, counted apart from her, gone when she says so."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from ground.messages.models import Message
from ground.privacy.models import Sighting
from programme.record.models import Person, Step
from programme.record.services import merge
from programme.survey import errors, services
from programme.survey.answering import answer, leave, look_at, read_answers, take_back
from programme.survey.models import PaperForm, Response, Round, Tally
from tests.cast import a_county, a_user, an_artisan
from tests.programme.people import a_county_officer, a_person
from tests.programme.survey.asked import SAID, a_response, a_round, counts_of, given

pytestmark = pytest.mark.django_db


def nothing_kept():
    return not (Response.objects.exists() or Tally.objects.exists() or Step.objects.exists())


def test_what_she_said_lies_sealed_and_is_counted():
    survey = a_round()

    response = a_response(survey, said=SAID | {"say": "想学蜡染"})

    assert read_answers(response) == SAID | {"say": "想学蜡染"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM survey_response")
        assert "蜡染".encode() not in bytes(cursor.fetchone()[0])
    assert counts_of(survey) == {
        ("craft", "o1"): 1, ("work", "o1"): 1, ("income", "2"): 1, ("wish", "yes"): 1,
        ("need", "o4"): 1, ("need", "o6"): 1,
    }  # fmt: skip
    assert response.family == "embroidery"
    step = Step.objects.get()
    assert (step.kind, step.person, step.about_zh) == ("surveyed", response.person, "春天的摸底")


def test_she_answers_once_a_round_also_under_two_phones():
    survey = a_round()
    first, second = a_person(), a_person()
    response = a_response(survey, first)
    merge(kept=second, other=first, officer=a_county_officer())
    first.refresh_from_db()

    for person in (first, second):
        with pytest.raises(errors.AnsweredAlready) as refusal:
            a_response(survey, person)
        assert refusal.value.pk == response.pk
    assert counts_of(survey)["wish", "yes"] == 1


@pytest.mark.parametrize(
    "said",
    [{"craft": "o1"}, {"craft": ["o99"]}, {"work": "o99"}, {"income": -1}, {"income": "800"},
     {"income": True}, {"wish": True}, {"say": "字" * 301}, {"nobody": "o1"}],
)  # fmt: skip
def test_what_fits_no_question_is_refused(said):
    survey = a_round()

    with pytest.raises(errors.NotAsked):
        a_response(survey, said=said)
    assert nothing_kept()


def test_without_her_consent_nothing_is_kept():
    survey = a_round()

    with pytest.raises(errors.NoConsent):
        a_response(survey, agrees=False)
    assert nothing_kept()


def test_who_lives_elsewhere_is_not_asked_here():
    survey = a_round()

    with pytest.raises(errors.ShownElsewhere):
        a_response(survey, a_person(region=a_county("522622", "黄平县")))
    assert nothing_kept()


def closed_since(survey, **time):
    begun = timezone.now() - timedelta(days=90)
    rows = Round.objects.filter(pk=survey.pk)
    rows.update(opened_at=begun, closed_at=timezone.now() - timedelta(**time))


def test_who_was_answering_when_it_closed_is_heard_for_an_hour():
    survey = a_round(state="closed")

    assert a_response(survey).pk
    closed_since(survey, hours=2)
    with pytest.raises(errors.RoundOver):
        a_response(survey)
    assert Response.objects.count() == 1


def test_paper_comes_home_for_thirty_days_more():
    survey = a_round()
    one, two = services.number_forms(survey=survey, how_many=2, by=a_user())
    services.close_round(survey=survey, officer=a_county_officer())
    closed_since(survey, days=29)

    assert a_response(survey, way="paper", form=one).form == one
    closed_since(survey, days=31)
    with pytest.raises(errors.RoundOver):
        a_response(survey, way="paper", form=two)
    assert Response.objects.count() == 1


@pytest.mark.parametrize("state", ["draft", "published"])
def test_nobody_answers_before_it_opens(state):
    survey = a_round(state=state)

    with pytest.raises(errors.RoundOver):
        a_response(survey)
    assert nothing_kept()


def test_a_form_is_entered_once():
    survey = a_round()
    (form,) = services.number_forms(survey=survey, how_many=1, by=a_user())
    first = a_response(survey, way="paper", form=form)

    with pytest.raises(errors.FormEntered) as refusal:
        a_response(survey, a_person("桂花"), way="paper", form=form)
    assert refusal.value.pk == first.pk
    assert Response.objects.count() == 1


def test_numbers_of_forms_go_on_where_they_stopped():
    survey = a_round()

    for _time in range(2):
        services.number_forms(survey=survey, how_many=3, by=a_user())

    assert list(PaperForm.objects.values_list("serial", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_taken_back_the_counts_stay_and_she_is_gone():
    survey = a_round()
    response = a_response(survey, may_fill=True)
    before = counts_of(survey)

    take_back(response=response, by=a_user())

    assert (response.person, response.answers, response.may_fill) == (None, "", False)
    assert counts_of(survey) == before
    assert Step.objects.get().reference == f"survey.round:{survey.pk}"
    with pytest.raises(errors.NotNow):
        take_back(response=response, by=a_user())


def test_who_took_back_and_says_it_anew_is_counted_once():
    survey = a_round()
    response = a_response(survey)
    woman, before = response.person, counts_of(survey)
    take_back(response=response, by=a_user())

    again = a_response(survey, woman, said=SAID | {"wish": "no"})

    assert (again.person, read_answers(again)["wish"]) == (woman, "no")
    assert counts_of(survey) == before


def test_when_she_leaves_the_counts_stay():
    survey = a_round()
    artisan = an_artisan(region=a_county())
    response = a_response(survey, a_person(artisan=artisan))

    leave(artisan=artisan)

    response.refresh_from_db()
    assert (response.person, response.answers) == (None, "")
    assert counts_of(survey)["wish", "yes"] == 1


def test_a_look_is_written_where_she_can_see_it():
    survey = a_round()
    artisan = an_artisan(region=a_county())
    response = a_response(survey, a_person(artisan=artisan))
    officer = a_county_officer()

    assert look_at(response=response, viewer=officer.user, reason="复核") == SAID

    sighting = Sighting.objects.get(what="survey.answers")
    assert (sighting.viewer, sighting.about) == (officer.user, artisan.user)


def test_who_has_an_account_is_told_that_another_wrote_it_down():
    survey = a_round()
    artisan = an_artisan(region=a_county())

    a_response(survey, a_person(artisan=artisan))

    assert Message.objects.get(kind="survey.kept").recipient == artisan.user.phone


def test_a_place_that_the_code_knows_no_more_keeps_its_answers():
    survey = a_round(a_county_officer())
    response = a_response(survey)
    old = response.region
    Person.objects.update(region=a_county("522699", "新市"))
    old.parent = None
    old.save()

    assert counts_of(survey)["wish", "yes"] == 1
    assert Response.objects.get().region == old


def test_a_forgotten_woman_answers_no_more():
    survey = a_round()
    person = a_person("", forgotten_at=timezone.now())

    with pytest.raises(errors.ShownElsewhere):
        answer(survey=survey, person=person, said=SAID, given=given())
    assert nothing_kept()
