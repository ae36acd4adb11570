"""The desk's list of women, registering one, her page, and her own."""

import pytest
from django.test import Client

from ground.privacy.models import Sighting
from programme.record.models import Person, Spell, Step
from programme.record.services import merge, note_poverty, note_step, person_of
from tests.cast import a_county, a_number, an_artisan
from tests.flows.visitors import signed_in
from tests.programme.people import DAY, a_county_officer, a_person

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
NEW = "/desk/programme/people/new/"
HER = {"name": "秀英", "place": "贵州凯里 三棵树镇"}


@pytest.fixture
def desk():
    return signed_in(a_county_officer().user)


def test_the_list_asks_as_often_for_twenty_as_for_two(desk, django_assert_max_num_queries):
    for _ in range(2):
        a_person()
    path = "/desk/programme/people/"
    desk.get(path)
    with django_assert_max_num_queries(7) as few:
        desk.get(path)
    for _ in range(18):
        a_person()
    with django_assert_max_num_queries(7) as many:
        desk.get(path)
    assert len(many) == len(few)


def test_in_english_the_list_has_both_of_her_names_where_she_has_both(desk):
    a_person(artisan=an_artisan("彩云", "Caiyun", region=a_county()), name_zh="彩云")
    a_person("秀英")

    page = desk.get("/en/desk/programme/people/").content.decode()

    assert 'Caiyun <span lang="zh-Hans">彩云</span>' in page
    assert "秀英" in page
    assert "Caiyun" not in desk.get("/desk/programme/people/").content.decode()


def test_a_woman_is_registered_by_name_and_place(desk):
    answer = desk.post(NEW, HER)
    person = Person.objects.get()
    assert answer["Location"] == f"/desk/programme/people/{person.pk}/"
    assert (person.name_zh, person.region.name_zh, person.unit_id) == ("秀英", "凯里市", "52")


def test_another_of_her_name_is_shown_before_a_second_is_registered(desk):
    known = a_person()
    page = desk.post(NEW, HER)
    assert (page.status_code, Person.objects.count()) == (400, 1)
    assert f"/desk/programme/people/{known.pk}/" in page.content.decode()
    assert desk.post(NEW, HER | {"another": "on"}).status_code == 302
    assert Person.objects.count() == 2


def test_who_has_the_certificate_already_is_the_same_woman(desk):
    number = a_number()
    desk.post(NEW, HER | {"number": number})
    answer = desk.post(NEW, HER | {"name": "秀莲", "number": number, "another": "on"})
    assert answer["Location"] == f"/desk/programme/people/{Person.objects.get().pk}/"


def test_an_officer_checks_the_certificate_of_who_was_met_without_it(desk):
    person, number = a_person(checked_at=None), a_number()
    page = f"/desk/programme/people/{person.pk}/"
    assert "还没有核对过" in desk.get(page).content.decode()

    assert desk.post(f"{page}check/", {"check-number": "1"}).status_code == 400
    desk.post(f"{page}check/", {"check-number": number})

    assert Person.objects.filter(checked_at=None).count() == 0
    other = a_person("秀莲", checked_at=None)
    desk.post(f"/desk/programme/people/{other.pk}/check/", {"check-number": number})
    assert [each.checked_at for each in Person.objects.filter(pk=other.pk)] == [None]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""}, {"place": ""}, {"place": "不知道"}, {"phone": "12"}, {"number": "1"},
        {"special": "bt"}, {"special": "x"}, {"name": "长" * 41}, {"place": "贵阳云岩区"},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_wrong_is_said_and_nobody_registered(desk, wrong):
    a_county("520103", "云岩区")
    assert desk.post(NEW, HER | wrong).status_code in {200, 400}
    assert Person.objects.count() == 0


def test_each_look_at_her_way_is_hers_to_see(desk):
    person = person_of(an_artisan(region=a_person().region))
    desk.get(f"/desk/programme/people/{person.pk}/")
    assert [row.what for row in Sighting.objects.filter(about=person.artisan.user)] == [
        "person.way"
    ]


def test_her_household_is_shown_for_a_reason_and_on_one_answer(desk):
    person = a_person()
    officer = a_county_officer()
    note_poverty(person=person, status="filed", source="县名单", checked_on=DAY, officer=officer)
    path = f"/desk/programme/people/{person.pk}/"
    assert "建档立卡" not in desk.get(path).content.decode().split('id="household"')[1][:200]
    assert desk.post(f"{path}look/", {"why-reason": ""}).status_code == 400
    assert "县名单" in desk.post(f"{path}look/", {"why-reason": "核对培训名额"}).content.decode()
    assert "县名单" not in desk.get(path).content.decode()


def test_work_that_no_sale_proves_is_noted_and_ends(desk):
    person = a_person()
    path = f"/desk/programme/people/{person.pk}/work/"
    said = {"spell-kind": "contract", "spell-evidence": "用工协议一份"}
    said["spell-began_on"] = "2026-01-05"
    assert desk.post(path, said | {"spell-began_on": "2999-01-01"}).status_code == 400
    desk.post(path, said)
    spell = Spell.objects.get()
    for day in ("", "2025-12-31", "2999-01-01", "x" * 30):
        desk.post(f"{path}{spell.pk}/end/", {"ended_on": day})
    spell.refresh_from_db()
    assert spell.ended_on is None
    desk.post(f"{path}{spell.pk}/end/", {"ended_on": "2026-02-01"})
    spell.refresh_from_db()
    assert str(spell.ended_on) == "2026-02-01"


def test_a_name_with_a_nul_or_nobody_s_finds_nobody(desk):
    a_person()
    assert "没有找到" in desk.get("/desk/programme/people/?q=a%00b").content.decode()
    assert "秀英" in desk.get("/desk/programme/people/?q=秀").content.decode()


def test_her_own_page_says_all_that_she_did_on_both_rows():
    artisan = an_artisan(region=a_person().region)
    person, other = person_of(artisan), a_person("秀英")
    note_step(person=person, kind=Step.Kind.SURVEYED, proof=person, by=None)
    note_step(person=other, kind=Step.Kind.FINISHED, proof=other, by=None, about_zh="苗绣初级班")
    merge(kept=person, other=other, officer=a_county_officer())
    page = signed_in(artisan.user).get("/studio/way/").content.decode()
    assert "苗绣初级班" in page
    assert "答了摸底调查" in page


def test_who_no_measure_reached_is_told_how_it_begins():
    page = signed_in(an_artisan().user).get("/studio/way/").content.decode()
    assert "还没有记录" in page
    assert Client().get("/studio/way/").status_code == 302
