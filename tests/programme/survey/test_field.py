"""A surveyor in the field: found or registered, doubts chosen, nothing kept on the phone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from ground.accounts.models import User
from ground.messages.models import Message
from programme.record.models import Person
from programme.record.services import phone_print
from programme.survey import errors, services
from programme.survey.models import Response, Surveyor
from programme.survey.numbers import form_number
from tests.cast import a_county, a_user
from tests.programme.people import a_county_officer, a_person
from tests.programme.survey.asked import a_response, a_round

pytestmark = pytest.mark.django_db
MET = {"name": "杨秀英", "phone": "13800138000", "place": "三棵树镇", "county": "522601"}
TYPED = {"agrees": "on", "craft": ["o1"], "wish": "yes"}


def let(user=None, **fields):
    terms = {"region": a_county(), "until": timezone.localdate() + timedelta(days=9)} | fields
    officer = terms.pop("officer", None) or a_county_officer()
    return services.let_survey(user=user or a_user("韦小梅"), officer=officer, **terms)


@pytest.fixture
def survey():
    return a_round()


@pytest.fixture
def field(client, survey):
    client.force_login(let().user)
    return client


def who(survey):
    return f"/desk/surveying/{survey.pk}/"


def test_a_printed_form_is_typed_in_afterwards_and_once(field, survey):
    officer = User.objects.get(pk=survey.made_by_id)
    form = services.number_forms(survey=survey, how_many=1, by=officer)[0]
    day = timezone.localdate()
    typed = MET | {"number": form_number(form), "answered_on": day, "agrees": "on", "a-wish": "1"}
    page = f"{who(survey)}paper/"

    answer = field.post(page, typed)
    again = field.post(page, typed | {"name": "桂花"})

    assert answer["Location"] == page
    assert again.status_code == 400
    assert "这张表已经录过了" in again.content.decode()
    response = Response.objects.get()
    assert (response.form, response.way, response.given_by.name) == (form, "paper", "韦小梅")
    assert f"/answers/{response.pk}/" not in again.content.decode()  # the desk's alone to read
    assert Person.objects.count() == 1


def test_a_woman_nobody_knew_is_registered_and_asked(field, survey):
    answer = field.post(who(survey), MET)
    person = Person.objects.get()
    assert answer["Location"] == f"{who(survey)}{person.pk}/"

    page = field.get(answer["Location"])
    field.post(answer["Location"], TYPED)

    assert page["Cache-Control"] == "private, no-store"
    assert (person.name_zh, person.phone, person.region_id) == (
        "杨秀英",
        "+8613800138000",
        "522601",
    )
    response = Response.objects.get()
    assert (response.person, response.way) == (person, "asked")
    assert field.get(answer["Location"])["Location"] == "/desk/surveying/"  # not shown again


def test_two_of_one_name_are_chosen_between_and_not_guessed(field, survey):
    known = a_person("杨秀英", place_zh="下司镇")

    asked = field.post(who(survey), MET)
    assert asked.status_code == 400
    assert "下司镇" in asked.content.decode()
    assert Person.objects.count() == 1

    field.post(who(survey), MET | {"who": "new"})
    assert Person.objects.count() == 2
    is_she = field.post(who(survey), MET | {"who": str(known.pk)})
    assert is_she["Location"] == f"{who(survey)}{known.pk}/"
    assert ModelLogEntry.objects.filter(action="survey.look", object_id=str(known.pk)).exists()


def test_a_phone_that_is_anothers_is_said(field, survey):
    a_person("杨桂花", phone_print=phone_print("+8613800138000"))

    asked = field.post(who(survey), MET)

    assert asked.status_code == 400
    assert "就是这个手机号" in asked.content.decode()


def test_another_organs_surveyor_meets_only_who_agreed_to_it(client):
    officer = a_county_officer(kind="women")
    survey = a_round(officer)
    a_person("杨秀英")
    client.force_login(let(officer=officer).user)

    answer = client.post(who(survey), MET)

    made = Person.objects.get(organ=officer.organ)
    assert answer["Location"] == f"{who(survey)}{made.pk}/"
    assert made.shares is True


@pytest.mark.parametrize(
    ("name", "value"),
    [("name", ""), ("name", "杨" * 41), ("phone", "123"), ("county", ""), ("county", "520103"),
     ("who", "7")],
)  # fmt: skip
def test_what_is_typed_wrong_registers_nobody(field, survey, name, value):
    if name == "who":
        a_person("杨秀英")

    assert field.post(who(survey), MET | {name: value}).status_code == 400
    assert Person.objects.filter(place_zh="三棵树镇").count() == 0


def test_whom_she_has_not_met_she_cannot_ask(field, survey):
    person = a_person()

    answer = field.post(f"{who(survey)}{person.pk}/", TYPED)

    assert answer["Location"] == "/desk/surveying/"
    assert Response.objects.count() == 0


def test_without_consent_nothing_is_kept(field, survey):
    page = field.post(who(survey), MET)["Location"]

    assert field.post(page, TYPED | {"agrees": ""}).status_code == 400
    assert Response.objects.count() == 0


def test_one_who_answered_is_not_asked_again(field, survey):
    person = a_person("杨秀英")
    a_response(survey, person)
    page = field.post(who(survey), MET | {"who": str(person.pk)})["Location"]

    field.post(page, TYPED)

    assert Response.objects.count() == 1


def test_the_door_shuts_with_her_date(client, survey):
    surveyor = let()
    client.force_login(surveyor.user)
    assert client.get("/desk/surveying/").status_code == 200

    Surveyor.objects.update(until=timezone.localdate() - timedelta(days=1))
    assert client.get("/desk/surveying/").status_code == 404
    client.force_login(a_county_officer().user)
    assert client.get("/desk/surveying/").status_code == 404


def test_a_new_place_ends_the_old_one_and_she_is_told(survey):
    user = a_user("韦小梅")
    first = let(user)
    second = let(user)

    first.refresh_from_db()
    assert (first.is_over, second.is_over) == (True, False)
    services.end_surveying(surveyor=second, officer=a_county_officer())
    with pytest.raises(errors.NotNow):
        services.end_surveying(surveyor=second, officer=a_county_officer())
    kinds = Message.objects.filter(recipient=user.phone).values_list("kind", flat=True)
    assert sorted(kinds) == ["survey.surveyor", "survey.surveyor", "survey.surveyor_end"]


def test_nobody_is_sent_beyond_the_organs_place():
    with pytest.raises(errors.ShownElsewhere):
        let(region=a_county("520103", "云岩区"))
    assert Surveyor.objects.count() == 0


def test_an_officer_who_moved_leaves_the_surveyor_to_the_organ(survey):
    officer = a_county_officer()
    surveyor = let(officer=officer)
    officer.organ = a_county_officer(a_county("522622", "黄平县")).organ
    officer.save()

    successor = a_county_officer()
    services.end_surveying(surveyor=surveyor, officer=successor)
    surveyor.refresh_from_db()
    assert (surveyor.organ, surveyor.is_over) == (successor.organ, True)
