"""Forms on paper: numbered once, typed in by the digits, refused the second time."""

import pytest
from django.utils import timezone

from programme.record.models import Person
from programme.survey import services
from programme.survey.answering import read_answers
from programme.survey.entry_forms import quick
from programme.survey.models import PaperForm, Response
from programme.survey.numbers import form_number, form_of
from tests.cast import a_user
from tests.programme.people import a_county_officer
from tests.programme.survey.asked import a_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return a_county_officer()


@pytest.fixture
def survey(officer):
    return a_round(officer)


@pytest.fixture
def desk(client, officer):
    client.force_login(officer.user)
    return client


def a_form(survey):
    return services.number_forms(survey=survey, how_many=1, by=a_user())[0]


def typed(form, **fields):
    day = timezone.localdate().isoformat()
    return {
        "number": form_number(form), "name": "杨秀英", "phone": "", "place": "三棵树镇",
        "county": "522601", "answered_on": day, "agrees": "on",
        "a-craft": "1 3", "a-work": "2", "a-income": "800", "a-wish": "1", "a-need": "4,6",
        "a-say": "想学蜡染",
    } | fields  # fmt: skip


def test_forms_are_printed_with_their_numbers(desk, survey):
    page = f"/desk/programme/survey/{survey.pk}/forms/"
    answer = desk.post(page, {"how_many": "2"})

    printed = desk.get(answer["Location"]).content.decode()
    for form in PaperForm.objects.all():
        assert form_number(form) in printed
    assert printed.count('class="paper-form"') == 2
    assert desk.post(page, {"how_many": "0"}).status_code == 400
    assert PaperForm.objects.count() == 2


def test_what_is_on_paper_is_typed_by_its_digits(desk, survey):
    form = a_form(survey)

    answer = desk.post(f"/desk/programme/survey/{survey.pk}/entry/", typed(form))

    assert answer["Location"] == f"/desk/programme/survey/{survey.pk}/entry/"
    response = Response.objects.get()
    assert (response.form, response.way, response.person.name_zh) == (form, "paper", "杨秀英")
    assert read_answers(response) == {
        "craft": ["o1", "o3"], "work": "o2", "income": 800, "wish": "yes",
        "need": ["o4", "o6"], "say": "想学蜡染",
    }  # fmt: skip


def test_the_same_form_is_refused_and_shows_the_first(desk, survey):
    form = a_form(survey)
    page = f"/desk/programme/survey/{survey.pk}/entry/"
    desk.post(page, typed(form))
    first = Response.objects.get()

    again = desk.post(page, typed(form, name="桂花"))

    assert again.status_code == 400
    assert f"/answers/{first.pk}/" in again.content.decode()
    assert Response.objects.count() == 1
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [("number", ""), ("number", "1-00001-9x"), ("number", "999999-00001-1"), ("agrees", ""),
     ("answered_on", "昨天"), ("answered_on", "2001-01-01"), ("answered_on", "2999-01-01"),
     ("a-craft", "9"), ("a-craft", "绣"), ("a-work", "1 2"), ("a-income", "八百"),
     ("a-income", "-3"), ("a-wish", "3")],
)  # fmt: skip
def test_what_is_typed_wrong_is_told_and_nobody_is_registered(desk, survey, name, value):
    form = a_form(survey)

    answer = desk.post(f"/desk/programme/survey/{survey.pk}/entry/", typed(form, **{name: value}))

    assert answer.status_code == 400
    assert (Response.objects.count(), Person.objects.count()) == (0, 0)


def test_a_number_with_a_wrong_digit_is_no_number(survey):
    form = a_form(survey)
    number = form_number(form)

    assert form_of(survey, number) == form
    assert form_of(survey, number.replace("-", "")) == form
    wrong = [f"{number[:at]}{(int(sign) + 1) % 10}{number[at + 1:]}"
             for at, sign in enumerate(number) if sign.isdigit()]  # fmt: skip
    assert [each for each in wrong if form_of(survey, each)] == []


def test_digits_may_stand_close(survey):
    question = survey.edition.questions.get(code="need")

    assert quick(question, "１３") == quick(question, "1,3") == ["o1", "o3"]


def test_an_auditor_types_nothing_in(client, survey):
    auditor = a_county_officer(role="auditor")
    client.force_login(auditor.user)

    assert client.get(f"/desk/programme/survey/{survey.pk}/entry/").status_code == 404
    assert client.get(f"/desk/programme/survey/{survey.pk}/").status_code == 200
