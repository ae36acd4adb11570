"""Her own pages: consent first, her answers kept once, taken back by her, and used as she lets."""

from datetime import timedelta

import pytest
from django.utils import timezone

from programme.record.models import Person
from programme.record.services import phone_print
from programme.survey.answering import read_answers
from programme.survey.editing import speak_question
from programme.survey.models import Edition, Response, Round
from tests.cast import a_county, a_user, an_artisan
from tests.catalog.studio.hers import a_recording
from tests.programme.people import a_county_officer, a_person
from tests.programme.survey.asked import a_response, a_round, counts_of
from tests.programme.training.given import a_run

pytestmark = pytest.mark.django_db
TYPED = {"agrees": "on", "craft": ["o1", "o2"], "work": "o1", "income": "800", "wish": "yes"}


@pytest.fixture
def caiyun():
    return an_artisan(region=a_county())


@pytest.fixture
def hers(client, caiyun):
    client.force_login(caiyun.user)
    return client


def page_of(survey):
    return f"/studio/survey/{survey.pk}/"


def test_she_answers_and_the_page_keeps_nothing(hers, caiyun):
    survey = a_round()
    assert "春天的摸底" in hers.get("/studio/survey/").content.decode()

    answer = hers.post(page_of(survey), TYPED)

    assert answer["Location"] == "/studio/survey/"
    response = Response.objects.get()
    assert (response.person.artisan, response.way) == (caiyun, "herself")
    assert read_answers(response)["craft"] == ["o1", "o2"]
    page = hers.get(page_of(survey))
    assert page["Cache-Control"] == "private, no-store"
    told = page.content.decode()
    assert [words for words in ("已经答过了", "你自己答的", "800") if words in told] == [
        "已经答过了", "你自己答的", "800",
    ]  # fmt: skip
    assert '<form method="post" class="stack"' not in told
    assert "800" not in hers.get("/studio/survey/").content.decode()


def test_in_easy_reading_consent_is_the_first_question(hers, caiyun):
    caiyun.user.easy_read = True
    caiyun.user.save()
    survey = a_round()

    first = hers.get(page_of(survey)).content.decode()
    refused = hers.post(page_of(survey), {"_asked": "agrees"})
    second = hers.post(page_of(survey), {"_asked": "agrees", "agrees": "on"}).content.decode()

    assert "第 1 问" in first
    assert "我同意记下我的回答" in first
    assert refused.status_code == 400
    assert "第 2 问" in second
    assert "你会哪门手艺" in second
    assert Response.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [("agrees", ""), ("craft", ["o99"]), ("work", "x"), ("income", "很多"), ("income", "-1"),
     ("income", "99999999"), ("hours", "30"), ("wish", "maybe"), ("say", "字" * 301)],
)  # fmt: skip
def test_what_is_typed_wrong_is_told_and_nothing_is_kept(hers, name, value):
    survey = a_round()

    assert hers.post(page_of(survey), TYPED | {name: value}).status_code == 400
    assert Response.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [("income", "99999999", "太大了，最多写 9999999"), ("hours", "30", "太大了，最多写 24"),
     ("hours", "半天", "请写整数")],
)  # fmt: skip
def test_a_number_that_cannot_be_is_refused_in_words_that_fit(hers, name, value, told):
    answer = hers.post(page_of(a_round()), TYPED | {name: value})

    assert told in answer.content.decode()


def test_closed_while_she_answers_she_is_heard_or_told(hers):
    survey = a_round(state="closed")
    assert hers.get(page_of(survey)).status_code == 404

    hers.post(page_of(survey), TYPED)
    assert Response.objects.count() == 1

    Response.objects.all().delete()
    late = timezone.now() - timedelta(hours=2)
    Round.objects.update(opened_at=late, closed_at=late)
    assert hers.post(page_of(survey), TYPED).status_code == 404
    assert Response.objects.count() == 0


def test_a_press_twice_is_one_answer(hers):
    survey = a_round()

    for _press in range(2):
        hers.post(page_of(survey), TYPED)

    assert counts_of(survey)["wish", "yes"] == 1


def test_she_takes_back_what_she_said_and_nobody_else_does(hers, client):
    survey = a_round()
    hers.post(page_of(survey), TYPED)
    response = Response.objects.get()
    path = f"/studio/survey/answers/{response.pk}/back/"

    client.force_login(an_artisan("桂花", "Guihua", region=a_county()).user)
    assert client.post(path).status_code == 404
    response.refresh_from_db()
    client.force_login(response.person.artisan.user)
    client.post(path)

    response.refresh_from_db()
    assert (response.person, response.answers) == (None, "")


def test_a_survey_of_another_place_does_not_ask_her(hers):
    survey = a_round()
    far = a_county("522622", "黄平县")
    Round.objects.update(region=far)

    assert hers.get(page_of(survey)).status_code == 404
    assert "现在没有要你回答的调查" in hers.get("/studio/survey/").content.decode()


def test_a_question_is_heard_in_an_officers_voice(hers):
    survey = a_round()
    edition, question = survey.edition, survey.edition.questions.first()
    Edition.objects.update(published_at=None)
    edition.refresh_from_db()
    speak_question(edition=edition, pk=question.pk, file=a_recording(), by=a_user())
    path = f"/studio/survey/voice/{question.pk}/"
    assert hers.get(path).status_code == 404

    Edition.objects.update(published_at=timezone.now())

    assert hers.get(path).status_code == 200
    assert f'src="{path}"' in hers.get(page_of(survey)).content.decode()


def a_newcomer(client, may_fill):
    """Asked in the field under her phone; now she signs in with it for the first time."""
    user = a_user("秀英", phone_verified=True)
    person = a_person("杨秀英", place_zh="三棵树镇", phone_print=phone_print(user.phone))
    a_response(a_round(), person, may_fill=may_fill)
    client.force_login(user)


def test_what_she_told_the_survey_fills_in_her_registration(client):
    a_newcomer(client, may_fill=True)
    assert "你是 杨秀英 吗" in client.get("/studio/survey/").content.decode()

    answer = client.post("/studio/survey/fill/")

    assert answer["Location"] == "/studio/register/"
    form = client.get("/studio/register/").content.decode()
    assert 'value="杨秀英"' in form
    assert "凯里市 三棵树镇" in form or "凯里市三棵树镇" in form
    assert 'value="杨秀英"' not in client.get("/studio/register/").content.decode()


def test_without_her_second_consent_nothing_is_filled_in(client):
    a_newcomer(client, may_fill=False)

    assert "杨秀英" not in client.get("/studio/survey/").content.decode()
    assert client.post("/studio/survey/fill/").status_code == 404
    assert Person.objects.get().artisan is None


@pytest.mark.parametrize("may_fill", [True, False])
def test_courses_of_her_craft_are_offered_by_her_consent(hers, caiyun, may_fill):
    officer = a_county_officer()
    run = a_run(officer)
    person = a_person(artisan=caiyun)
    a_response(a_round(officer), person, said={"craft": ["o1"]}, may_fill=may_fill)

    page = hers.get("/studio/survey/").content.decode()

    assert (f"/studio/training/runs/{run.pk}/" in page) is may_fill
    assert "苗绣入门" in page or not may_fill
