"""People, money, things: asked by what was counted, answered above, the asker told."""

import pytest

from ground.messages.models import Message
from programme.survey import errors, services
from programme.survey.models import ResourceRequest, Round
from programme.survey.parts import Part
from programme.survey.queries import needs_of, requests_to
from tests.cast import a_county, a_division, a_user, an_officer, an_organ
from tests.programme.people import a_county_officer, a_person
from tests.programme.survey.asked import SAID, a_response, a_round

pytestmark = pytest.mark.django_db
DESK = "/desk/programme/survey/"


@pytest.fixture
def officer():
    return a_county_officer()


@pytest.fixture
def survey(officer):
    return a_round(officer)


def above(kind="disabled", region=None):
    return an_officer(organ=an_organ(kind, region or a_division()), name="省")


def a_need(survey, code="o4"):
    return survey.edition.questions.get(code="need").options.get(code=code)


def asked(officer, survey, **fields):
    facts = {"need": a_need(survey), "kind": "people", "what": "一位老师", "reason": "没有人教"}
    facts |= {"quantity": 1, "amount_fen": None} | fields
    return services.ask_for(officer=officer, survey=survey, facts=facts)


def typed(survey, **fields):
    return {"need": a_need(survey).pk, "kind": "money", "what": "材料钱", "much": "5000.50",
            "reason": "没有本钱买材料"} | fields  # fmt: skip


def test_needs_are_ranked_by_how_many_said_so(survey):
    for need in (["o4"], ["o4", "o6"], ["o6"], ["o4"]):
        a_response(survey, a_person(), said=SAID | {"need": need})

    ranked = [(option.code, n) for option, n in needs_of(survey, Part(a_county().pk))[:3]]

    assert ranked == [("o4", 3), ("o6", 2), ("o1", 0)]


def test_a_request_carries_its_count_and_is_answered_above(client, officer, survey):
    a_response(survey)
    client.force_login(officer.user)
    client.post(f"{DESK}{survey.pk}/ask/", typed(survey))
    request = ResourceRequest.objects.get()
    assert (request.amount_fen, request.needed_by, request.state) == (500050, 1, "asked")

    higher = above()
    client.force_login(higher.user)
    assert "材料钱" in client.get(f"{DESK}requests/").content.decode()
    page = f"{DESK}requests/{request.pk}/"
    assert client.post(page, {"grants": "no", "answer": "少"}).status_code == 400
    client.post(page, {"grants": "no", "answer": "今年的钱用完了"})

    request.refresh_from_db()
    assert (request.state, request.decided_organ) == ("refused", higher.organ)
    told = Message.objects.get(kind="survey.request_refused")
    assert told.recipient == officer.user.phone
    assert "今年的钱用完了" in told.body


def test_who_asked_moved_on_and_the_organ_is_told(officer, survey):
    request = asked(officer, survey)
    officer.organ = a_county_officer(a_county("522622", "黄平县")).organ
    officer.save()
    successor = a_county_officer()

    services.answer_request(request=request, officer=above(), grants=True, answer="派了两位")

    told = Message.objects.filter(kind="survey.request_granted")
    assert [each.recipient for each in told] == [successor.user.phone]


def test_answered_once(officer, survey):
    request = asked(officer, survey)
    services.answer_request(request=request, officer=above(), grants=True, answer="派了两位")

    with pytest.raises(errors.NotNow):
        services.answer_request(request=request, officer=above(), grants=False, answer="不派")
    with pytest.raises(errors.NotNow):
        services.withdraw_request(request=request, officer=officer)
    request.refresh_from_db()
    assert (request.state, request.answer) == ("granted", "派了两位")


def test_only_an_organ_above_of_the_same_kind_answers(officer, survey):
    request = asked(officer, survey)

    may = {
        "above": above(),
        "women": above("women"),
        "county": officer,
        "far": above(region=a_division("530000", "云南省", "Yunnan")),
    }
    seen = {who: request in requests_to(each) for who, each in may.items()}
    assert seen == {"above": True, "women": False, "county": False, "far": False}


@pytest.mark.parametrize(
    ("name", "value"),
    [("need", "0"), ("kind", "love"), ("what", ""), ("much", "0"), ("much", "很多"),
     ("much", "1.005"), ("much", "-3"), ("reason", "要")],
)  # fmt: skip
def test_a_request_that_is_typed_wrong_is_none(client, officer, survey, name, value):
    client.force_login(officer.user)

    answer = client.post(f"{DESK}{survey.pk}/ask/", typed(survey, **{name: value}))

    assert answer.status_code == 400
    assert ResourceRequest.objects.count() == 0


def test_taken_back_while_it_waits(client, officer, survey):
    request = asked(officer, survey)
    client.force_login(officer.user)

    client.post(f"{DESK}requests/{request.pk}/back/")

    request.refresh_from_db()
    assert request.state == "withdrawn"


def test_an_officer_asks_and_ends_surveyors_by_phone(client, officer):
    client.force_login(officer.user)
    page = f"{DESK}surveyors/"
    user = a_user("韦小梅")
    form = {"phone": user.phone, "region": officer.organ.region_id, "until": "2027-01-31"}
    wrong = [{"phone": "+8613999999999"}, {"phone": "1"}, {"until": "2001-01-01"},
             {"region": "110000"}]  # fmt: skip
    assert [client.post(page, form | each).status_code for each in wrong] == [400] * 4
    client.post(page, form)
    surveyor = user.surveying.get()
    assert "韦小梅" in client.get(page).content.decode()
    client.post(f"{page}{surveyor.pk}/end/")
    surveyor.refresh_from_db()
    assert surveyor.is_over


def test_the_officers_start_page_says_what_waits_and_what_is_late(client, officer, survey):
    asked(officer, survey)
    Round.objects.update(closes_on="2026-01-01")

    client.force_login(above().user)
    assert "等答复的资源申请" in client.get("/desk/").content.decode()
    client.force_login(officer.user)
    assert "过了结束日子的调查" in client.get("/desk/").content.decode()


def test_who_may_not_see_the_counts_asks_nothing_by_them(client, survey):
    a_response(survey)
    client.force_login(a_county_officer(kind="women").user)

    shown, sent = client.get(f"{DESK}{survey.pk}/ask/"), typed(survey)

    assert shown.status_code == 404
    assert client.post(f"{DESK}{survey.pk}/ask/", sent).status_code == 404
    assert not ResourceRequest.objects.exists()
