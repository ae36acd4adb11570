"""The desk pairs, she decides what her leader sees, the leader sees that and no more."""

import pytest

from ground.privacy.models import Sighting
from programme.pairing.models import Enterprise, Grant, Group, Leader, Member, Pairing, Visit
from programme.record.services import note_step, person_of
from tests.cast import a_county, a_craft, a_user, an_artisan
from tests.flows.visitors import signed_in
from tests.programme.pairing.pairs import a_leader, a_pairing
from tests.programme.people import a_county_officer, a_person

pytestmark = pytest.mark.django_db
DESK = "/desk/programme/pairing/"


@pytest.fixture
def officer():
    return a_county_officer()


@pytest.fixture
def desk(officer):
    return signed_in(officer.user)


def _leader():
    return {
        "name_zh": "韦大姐", "phone": "", "place": "", "craft": a_craft().pk,
        "since": "2026-03-02",
    }  # fmt: skip


def test_she_decides_what_her_leader_sees(desk):
    leader, woman = a_user("韦大姐"), person_of(an_artisan("韦阿朵", region=a_county()))
    desk.post(f"{DESK}leaders/new/", _leader() | {"phone": leader.phone})
    pair = {"person": woman.pk, "model": "one", "from_on": "2026-03-02"}
    desk.post(f"{DESK}leaders/{Leader.objects.get().pk}/pair/", pair)
    pairing, hers, her = Pairing.objects.get(), signed_in(leader), signed_in(woman.artisan.user)
    note_step(person=woman, kind="finished", proof=woman, by=None, about_zh="苗绣初级班")
    page = f"/studio/pairing/people/{pairing.pk}/"

    assert "韦阿朵" not in hers.get("/studio/pairing/").content.decode()
    assert "苗绣初级班" not in hers.post(page).content.decode()
    her.post(f"/studio/pairing/{pairing.pk}/contact/", {"let": "yes"})
    her.post(f"/studio/pairing/{pairing.pk}/steps/", {"let": "yes"})
    seen = hers.post(page).content.decode()
    assert ["韦阿朵" in seen, woman.artisan.user.phone in seen, "苗绣初级班" in seen] == [True] * 3
    assert Sighting.objects.filter(about=woman.artisan.user).count() == 2
    her.post(f"/studio/pairing/{pairing.pk}/contact/", {"let": "no"})
    assert "韦阿朵" not in hers.post(page).content.decode()
    assert her.post(f"/studio/pairing/{pairing.pk}/money/", {"let": "yes"}).status_code == 404


def test_the_leader_notes_a_visit_and_no_other_does(officer):
    leader = a_leader(officer, user=a_user("韦大姐"))
    pairing = a_pairing(leader)
    page = f"/studio/pairing/people/{pairing.pk}/visit/"
    typed = {"key": "k", "on": "2026-03-03", "done_zh": "教了新花样", "result_zh": ""}

    other = a_leader(officer, user=a_user("杨大姐"), name_zh="杨大姐")
    assert signed_in(other.user).post(page, typed).status_code == 404
    assert signed_in(leader.user).post(page, typed | {"done_zh": ""}).status_code == 400
    signed_in(leader.user).post(page, typed)

    assert Visit.objects.get().by == leader.user


@pytest.mark.parametrize(
    ("field", "value"),
    [("name_zh", ""), ("phone", "123"), ("phone", "+8613899999999"), ("craft", "x"),
     ("since", "2999-01-01"), ("since", "昨天"), ("place", "云岩区"), ("place", "没有这个县")],
)  # fmt: skip
def test_a_leader_typed_wrong_is_told_and_not_kept(desk, field, value):
    a_county("520103", "云岩区")

    answer = desk.post(f"{DESK}leaders/new/", _leader() | {field: value})

    assert (answer.status_code, Leader.objects.count()) == (400, 0)


@pytest.mark.parametrize(
    ("field", "value"), [("person", "x"), ("model", "party"), ("from_on", "2999-01-01")]
)
def test_a_pairing_typed_wrong_is_told_and_not_kept(desk, officer, field, value):
    page = f"{DESK}leaders/{a_leader(officer).pk}/pair/"
    typed = {"person": a_person().pk, "model": "one", "from_on": "2026-03-02"}

    assert desk.post(page, typed | {field: value}).status_code == 400
    far = a_person("云英", a_county("520103", "云岩区"))
    assert desk.post(page, typed | {"person": far.pk}).status_code == 400
    assert Pairing.objects.count() == 0


def test_groups_and_enterprises_by_their_pages(desk):
    woman = a_person()
    about = {"name_zh": "苗绣互助组", "place": "", "since": "2026-03-02"}
    desk.post(f"{DESK}groups/new/", about)
    page = f"{DESK}groups/{Group.objects.get().pk}/"
    assert "秀英" in desk.get(f"{page}?q=秀").content.decode()
    desk.post(page, {"person": woman.pk})
    desk.post(f"{DESK}members/{Member.objects.get().pk}/end/")
    assert Member.objects.filter(until_on=None).count() == 0

    wrong = desk.post(f"{DESK}enterprises/new/", {"name_zh": "绣品公司", "uscc": "12345"})
    assert (wrong.status_code, Enterprise.objects.count()) == (400, 0)
    code = {"name_zh": "绣品公司", "uscc": "91110000600037341L"}
    desk.post(f"{DESK}enterprises/new/", code)
    assert desk.post(f"{DESK}enterprises/new/", code).status_code == 400
    page = f"{DESK}enterprises/{Enterprise.objects.get().pk}/"
    for women in ("", "-1", "many"):
        assert desk.post(page, {"women": women, "on": "2026-03-02"}).status_code == 400
    desk.post(page, {"women": "40", "on": "2026-03-02"})
    assert Enterprise.objects.get().reported_women == 40


def test_ended_by_the_desk_with_a_reason(desk, officer):
    pairing = a_pairing(a_leader(officer))
    page = f"{DESK}pairs/{pairing.pk}/end/"

    assert desk.post(page, {"why": ""}).status_code == 400
    desk.post(page, {"why": "学会了"})
    told = desk.post(page, {"why": "再来"}, follow=True).content.decode()

    assert "没有改动" in told
    assert (Pairing.objects.get().why_ended, Grant.objects.count()) == ("学会了", 0)


@pytest.mark.parametrize("number", [1, 8])
def test_lists_cost_the_same_at_two_sizes(desk, officer, number, django_assert_max_num_queries):
    leader = a_leader(officer)
    for n in range(number):
        a_leader(officer, name_zh=f"大姐{n}")
        a_pairing(leader, a_person(f"秀英{n}"))

    for page in ("", f"leaders/{leader.pk}/", "groups/", "enterprises/"):
        with django_assert_max_num_queries(7):
            desk.get(f"{DESK}{page}")
