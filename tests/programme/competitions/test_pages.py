"""From the officer's notice to the honour on the shop, by the pages themselves."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone

from ground.privacy.models import Sighting
from programme.competitions.models import Competition, Entry, Event, Objection
from programme.record.models import Step
from sellers.honours.models import Honour
from sellers.partner.models import Partner
from tests.cast import a_county, a_craft, a_user, an_organ
from tests.catalog.studio.hers import a_photo
from tests.flows.visitors import signed_in
from tests.programme.competitions.contests import (
    a_colleague,
    a_contest,
    a_verified_woman,
    an_entry,
    begun,
    judges_for,
    marks,
)
from tests.programme.competitions.test_judge_pages import mark
from tests.programme.people import a_county_officer, a_person

pytestmark = pytest.mark.django_db
DESK = "/desk/programme/competitions/"


def _typed():
    day = timezone.localdate()
    return {
        "name_zh": "凯里市手工比赛", "place_zh": "文化馆", "notice_zh": "带一件作品来。",
        "enter_until": day, "held_on": day + timedelta(days=9), "judges_at_least": "3",
        "notice_days": "5", "drops_extremes": "on",
    }  # fmt: skip


def _event():
    return {
        "name_zh": "苗绣", "craft": a_craft().pk, "quota": "3", "minutes": "240", "winners": "3",
        "criteria": "技法 60\n设计　４０\n",
    }  # fmt: skip


@pytest.fixture
def officer():
    return a_county_officer()


def test_from_the_notice_to_the_honour_on_her_shop(officer, a_day_after):
    """The whole way, each by the pages of whoever takes the step."""
    desk, woman = signed_in(officer.user), a_verified_woman()
    hers = signed_in(woman.artisan.user)
    desk.post(f"{DESK}new/", _typed())
    contest = Competition.objects.get()
    page = f"{DESK}{contest.pk}/"
    desk.post(f"{page}event/", _event())
    desk.post(f"{page}step/open/")
    event = Event.objects.get()
    hers.post(
        f"/studio/competitions/{event.pk}/enter/", {"photo": a_photo(), "agrees_to_name": "on"}
    )
    entry = Entry.objects.get()
    users = [a_user(f"评委{n}") for n in range(3)]
    for user in users:
        desk.post(f"{page}judges/", {"phone": user.phone})
    desk.post(f"{page}step/judge/")
    for user in users:
        mark(signed_in(user), 90)
    desk.post(f"{page}step/close/")
    contest.refresh_from_db()
    assert woman.name in hers.get(f"/competitions/{contest.pk}/").content.decode()
    Competition.objects.update(
        notice_from=timezone.localdate() - timedelta(days=9),
        notice_until=timezone.localdate() - timedelta(days=1),
    )
    desk.post(f"{page}step/settle/")
    desk.post(f"{DESK}entries/{entry.pk}/prize/")

    honour = Honour.objects.get()
    assert (honour.state, honour.is_shown) == ("verified", False)
    assert list(Step.objects.order_by("pk").values_list("kind", flat=True)) == [
        "entered",
        "placed",
        "honoured",
    ]
    _shown_once_she_likes(woman, hers, honour)


def _shown_once_she_likes(woman, hers, honour):
    artisan = woman.artisan
    artisan.is_public = True
    artisan.save()
    Partner.objects.filter(artisan=artisan).update(is_open=True)
    page = artisan.get_absolute_url()
    assert honour.name_zh not in hers.get(page).content.decode()
    hers.post(f"/studio/honours/{honour.pk}/show/", {"show": "yes"})
    caches["pages"].clear()
    assert honour.name_zh in hers.get(page).content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("name_zh", ""), ("notice_zh", "短"), ("enter_until", "2020-01-01"), ("enter_until", "明天"),
     ("held_on", "2020-01-01"), ("judges_at_least", "2"), ("notice_days", "8"),
     ("youngest", "x"), ("name_zh", "赛" * 81)],
)  # fmt: skip
def test_a_competition_typed_wrong_is_told_and_not_kept(officer, field, value):
    answer = signed_in(officer.user).post(f"{DESK}new/", _typed() | {field: value})

    assert (answer.status_code, Competition.objects.count()) == (400, 0)


@pytest.mark.parametrize(
    ("field", "value"),
    [("criteria", "技法"), ("criteria", "技法 0\n设计 3"), ("criteria", "技法 1\n技法 2"),
     ("quota", "0"), ("quota", "-1"), ("craft", "999999"), ("craft", "x"), ("minutes", "1441")],
)  # fmt: skip
def test_an_event_typed_wrong_is_told_and_not_kept(officer, field, value):
    contest = a_contest(officer, is_open=False)

    answer = signed_in(officer.user).post(
        f"{DESK}{contest.pk}/event/", _event() | {"name_zh": "剪纸", field: value}
    )

    assert (answer.status_code, Event.objects.count()) == (400, 1)


def test_without_her_consent_the_notice_says_her_number_alone(officer, client):
    contest = a_contest(officer)
    woman = a_verified_woman("韦阿朵")
    entry = an_entry(contest, woman, agrees_to_name=True)
    for judge in begun(contest):
        marks(judge, entry, 80)
    assert client.get(f"/competitions/{contest.pk}/").status_code == 404
    signed_in(officer.user).post(f"{DESK}{contest.pk}/step/close/")
    page = f"/competitions/{contest.pk}/"
    assert "韦阿朵" in client.get(page).content.decode()

    signed_in(woman.artisan.user).post(f"/studio/competitions/entries/{entry.pk}/name/")
    caches["pages"].clear()

    assert "韦阿朵" not in client.get(page).content.decode()


def test_an_officer_enters_a_woman_of_her_county_and_no_other(officer):
    contest = a_contest(officer)
    page = f"{DESK}events/{contest.events.get().pk}/enter/"
    near = a_person("秀英", identity_print="1" * 64)
    far = a_person("云英", a_county("520103", "云岩区"), identity_print="2" * 64)
    client = signed_in(officer.user)

    assert "秀英" in client.get(f"{page}?q=秀英").content.decode()
    assert client.post(page, {"person": far.pk}).status_code == 400
    assert client.post(page, {"person": "x"}).status_code == 400
    client.post(page, {"person": near.pk, "needs": "要坐着"})
    client.post(page, {"person": near.pk})

    assert [entry.person for entry in Entry.objects.all()] == [near]
    answer = client.post(f"{DESK}entries/{Entry.objects.get().pk}/needs/").content.decode()
    assert ("要坐着" in answer, Sighting.objects.count()) == (True, 0)


def test_the_list_goes_out_as_a_sheet_and_that_is_on_record(officer):
    contest = a_contest(officer)
    an_entry(contest, a_verified_woman("韦阿朵"), needs="要手语翻译")

    sheet = signed_in(officer.user).get(f"{DESK}{contest.pk}/entries/?format=csv")

    text = sheet.content.decode()
    assert ("韦阿朵" in text, "手语" in text) == (True, False)
    assert Sighting.objects.get().what == "competition.list"


def test_what_is_said_against_it_is_answered_by_another(officer):
    contest = a_contest(officer)
    woman = a_verified_woman()
    entry = an_entry(contest, woman)
    for judge in begun(contest):
        marks(judge, entry, 80)
    desk = signed_in(officer.user)
    desk.post(f"{DESK}{contest.pk}/step/close/")
    hers = signed_in(woman.artisan.user)

    hers.post(f"/studio/competitions/entries/{entry.pk}/object/", {"words": "我的分数不对。"})
    objection = Objection.objects.get()
    page = f"{DESK}objections/{objection.pk}/"
    desk.post(page, {"words": "没有错，不改。"})
    assert Objection.objects.get().answer == ""
    another = signed_in(a_colleague(officer).user)
    assert another.post(page, {"words": ""}).status_code == 400
    another.post(page, {"words": "查过了，没有错。"})

    assert "查过了" in hers.get(f"/studio/competitions/entries/{entry.pk}/").content.decode()


def test_two_officers_press_at_once_and_one_is_told(officer):
    contest = a_contest(officer)
    entry = an_entry(contest, a_verified_woman())
    for judge in begun(contest):
        marks(judge, entry, 80)
    first, second = signed_in(officer.user), signed_in(a_colleague(officer).user)

    first.post(f"{DESK}{contest.pk}/step/close/")
    answer = second.post(f"{DESK}{contest.pk}/step/close/", follow=True)

    assert "没有改动" in answer.content.decode()
    assert Competition.objects.get().decided_by == officer.user


def test_the_next_county_sees_nothing_of_a_county_s_competition(officer):
    contest = a_contest(officer)
    entry = an_entry(contest, a_verified_woman())
    judges_for(contest)
    far = a_county_officer(a_county("520103", "云岩区"))
    moved = a_colleague(officer)
    moved.organ = an_organ(region=a_county("520103", "云岩区"))
    moved.save()

    for each in (far, moved):
        client = signed_in(each.user)
        for page in (f"{DESK}{contest.pk}/", f"{DESK}{contest.pk}/step/judge/",
                     f"{DESK}entries/{entry.pk}/"):  # fmt: skip
            assert (client.get(page).status_code, client.post(page).status_code)[0] == 404
    assert Competition.objects.get().state == "open"


@pytest.mark.parametrize("number", [1, 8])
def test_lists_cost_the_same_at_two_sizes(officer, number, django_assert_max_num_queries):
    for n in range(number):
        contest = a_contest(officer, name_zh=f"比赛{n}")
        woman = a_person(f"秀英{n}", identity_print=f"{n}" * 64)
        an_entry(contest, woman)
    client = signed_in(officer.user)

    with django_assert_max_num_queries(7):
        client.get(DESK)
    with django_assert_max_num_queries(8):
        client.get(f"{DESK}{contest.pk}/entries/")
