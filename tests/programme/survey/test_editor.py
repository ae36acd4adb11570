"""A questionnaire: written as a draft, published once, changed only by a new edition."""

import pytest

from programme.survey import editing, errors
from programme.survey.models import Edition, Option, Question
from programme.survey.standard import QUESTIONS, load_standard
from tests.cast import a_user
from tests.catalog.studio.hers import a_recording
from tests.programme.people import a_county_officer
from tests.programme.survey.asked import a_response, a_round, counts_of

pytestmark = pytest.mark.django_db
DESK = "/desk/programme/survey/questions/"
TYPED = {
    "block": "needs", "kind": "one", "text_zh": "想几点上课？", "text_en": "What time suits you?",
    "options": "上午 | In the morning | 人\n下午 | In the afternoon", "bands": "",
}  # fmt: skip


@pytest.fixture
def officer():
    return a_county_officer()


@pytest.fixture
def draft(officer):
    return editing.found_questionnaire(officer=officer, name_zh="我们的", source=load_standard())


@pytest.fixture
def desk(client, officer):
    client.force_login(officer.user)
    return client


def test_the_standard_is_there_once_with_three_blocks():
    assert load_standard() == load_standard()
    assert Question.objects.count() == len(QUESTIONS)
    assert set(Question.objects.values_list("block", flat=True)) == {
        "present", "difficulties", "needs",
    }  # fmt: skip
    assert not Question.objects.filter(text_en="").exists()
    assert not Option.objects.filter(text_en="").exists()


def test_an_officer_writes_publishes_and_begins_the_next(desk, draft):
    desk.post(f"{DESK}{draft.pk}/new/", TYPED)
    question = draft.questions.get(text_zh="想几点上课？")
    assert [(each.code, each.resource) for each in question.options.all()] == [
        ("o1", "people"), ("o2", ""),
    ]  # fmt: skip

    desk.post(f"{DESK}{draft.pk}/publish/")
    assert desk.post(f"{DESK}{draft.pk}/new/", TYPED).status_code == 404
    answer = desk.post(f"{DESK}{draft.pk}/next/")

    second = Edition.objects.get(questionnaire=draft.questionnaire, number=2)
    assert answer["Location"] == f"{DESK}{second.pk}/"
    codes = [list(each.questions.values_list("code", flat=True)) for each in (draft, second)]
    assert codes[0] == codes[1]


def test_a_published_edition_never_changes(draft):
    editing.publish_edition(edition=draft, by=a_user())
    question = draft.questions.first()
    acts = [
        lambda: editing.publish_edition(edition=draft, by=a_user()),
        lambda: editing.drop_question(edition=draft, pk=question.pk, by=a_user()),
        lambda: editing.move_question(edition=draft, pk=question.pk, by=a_user()),
        lambda: editing.write_question(edition=draft, facts={}, options=[], by=a_user()),
        lambda: editing.speak_question(
            edition=draft, pk=question.pk, file=a_recording(), by=a_user()
        ),
    ]
    for act in acts:
        with pytest.raises(errors.Published):
            act()
    assert draft.questions.count() == len(QUESTIONS)


def test_answers_keep_their_edition(officer, draft):
    survey = a_round(officer)
    a_response(survey)
    before = counts_of(survey)
    question = draft.questions.get(code="need")

    editing.drop_question(edition=draft, pk=question.pk, by=officer.user)

    assert counts_of(survey) == before
    assert survey.edition.questions.filter(code="need").exists()
    made = editing.write_question(
        edition=draft, facts={"block": "needs", "kind": "yesno", "text_zh": "要吗？"},
        options=[], by=officer.user,
    )  # fmt: skip
    assert made.code == "q1"


def test_a_block_without_a_question_is_not_published(draft):
    draft.questions.filter(block="difficulties").delete()

    with pytest.raises(errors.Incomplete):
        editing.publish_edition(edition=draft, by=a_user())
    draft.refresh_from_db()
    assert draft.is_published is False


def test_one_edition_is_written_at_a_time(officer, draft):
    editing.publish_edition(edition=draft, by=officer.user)
    editing.begin_edition(source=draft, by=officer.user)

    with pytest.raises(errors.NotNow):
        editing.begin_edition(source=draft, by=officer.user)


@pytest.mark.parametrize(
    ("name", "value"),
    [("block", ""), ("block", "fourth"), ("kind", "essay"), ("text_zh", ""),
     ("text_zh", "字" * 41), ("options", "一个"), ("options", "甲\n甲"),
     ("options", "甲|A|皇冠\n乙"), ("options", "|A\n乙"),
     ("options", "\n".join(map(str, range(13)))), ("bands", "一,二"), ("bands", "1,-5")],
)  # fmt: skip
def test_a_question_that_is_typed_wrong_is_none(desk, draft, name, value):
    before = draft.questions.count()

    assert desk.post(f"{DESK}{draft.pk}/new/", TYPED | {name: value}).status_code == 400
    assert draft.questions.count() == before


def test_moved_changed_dropped_and_read_aloud(desk, draft):
    first, second = draft.questions.filter(block="present")[:2]
    at = f"{DESK}{draft.pk}/{second.pk}/"

    assert "在家做手工 | Crafts at home" in desk.get(at).content.decode()
    desk.post(f"{at}up/")
    assert list(draft.questions.filter(block="present")[:2]) == [second, first]
    desk.post(f"{at}voice/", {"voice": a_recording()})
    second.refresh_from_db()
    assert second.voice.content_type.startswith("audio/")
    desk.post(f"{at}voice/", {})
    desk.post(f"{at}drop/")
    assert not draft.questions.filter(pk=second.pk).exists()


def test_another_organs_draft_is_not_there(client, draft):
    from_other = a_county_officer(kind="women")
    client.force_login(from_other.user)

    assert client.get(f"{DESK}{draft.pk}/").status_code == 404
    assert client.post(f"{DESK}{draft.pk}/publish/").status_code == 404
    standard = load_standard()
    assert client.get(f"{DESK}{standard.pk}/").status_code == 200
    assert client.post(f"{DESK}{standard.pk}/next/").status_code == 404


def test_own_questionnaire_begins_as_a_copy(desk):
    source = load_standard()
    assert desk.post(DESK, {"name": "", "source": source.pk}).status_code == 400

    answer = desk.post(DESK, {"name": "黔东南的", "source": source.pk})

    made = Edition.objects.get(questionnaire__name_zh="黔东南的")
    assert answer["Location"] == f"{DESK}{made.pk}/"
    assert made.questions.count() == len(QUESTIONS)
