"""Asking for a woman by what she gives, her answer on her own page, and who lived here before."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import ModelLogEntry

from ground.privacy.models import Sighting
from marketplace.account.programme import programme_parts
from programme.record.models import Handover, Person, Residence, Step
from programme.record.services import note_step, person_of, phone_print
from programme.targets.boards import Board
from programme.targets.drilling import records_of
from programme.targets.reckoning import reckon
from tests.cast import a_county, a_number, an_artisan
from tests.catalog.studio.hers import a_photo
from tests.flows.visitors import signed_in
from tests.programme.people import a_county_officer, a_person
from tests.programme.record.moved import DAY, huangping, two_counties

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
ASK = "/desk/programme/people/ask/"
PHONE = "+8613800000001"
HER = {"name": "秀英", "phone": PHONE, "place": "贵州黄平 旧州镇", "since": "2026-03-02"}


@pytest.fixture
def two():
    return two_counties(phone_print=phone_print(PHONE))


@pytest.fixture
def desk(two):
    return signed_in(two.receiving.user)


def test_she_is_asked_for_by_her_name_and_phone(two, desk):
    answer = desk.post(ASK, HER)
    row = Handover.objects.get()
    assert answer["Location"] == f"/desk/programme/people/moves/{row.pk}/"
    assert (row.person, row.to_place_zh, row.since) == (two.person, "旧州镇", DAY)
    page = desk.get(answer["Location"]).content.decode()
    assert "凯里" not in page  # before her word nothing of where she was
    assert ModelLogEntry.objects.filter(action="person.search").count() == 1


def test_asked_twice_the_officer_is_told(two, desk):
    first = desk.post(ASK, HER)["Location"]
    page = desk.post(ASK, HER, follow=True)
    assert page.redirect_chain == [(first, 302)]
    assert "没有再问" in page.content.decode()
    other = signed_in(a_county_officer(a_county("520103", "云岩区")).user)
    page = other.post(ASK, HER | {"place": "贵州云岩区"})
    assert "别的地方正在问她" in page.content.decode()
    assert Handover.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"phone": ""}, {"phone": "12"}, {"phone": "13900000009"}, {"name": "阿朵"},
        {"number": "1"}, {"place": ""}, {"place": "贵州凯里"}, {"since": "2999-01-01"},
        {"since": ""}, {"name": "a\x00"},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_wrong_is_said_and_nobody_asked(two, desk, wrong):
    a_county()
    assert desk.post(ASK, HER | wrong).status_code == 400
    assert Handover.objects.count() == 0


def test_one_who_is_in_the_list_already_is_shown(two):
    answer = signed_in(two.giving.user).post(ASK, HER | {"place": "贵州凯里"})
    assert answer["Location"] == f"/desk/programme/people/{two.person.pk}/"
    assert Handover.objects.count() == 0


def test_searches_are_counted_a_day(two, desk):
    for _ in range(40):
        desk.post(ASK, HER | {"name": "阿朵"})
    assert "次数太多" in desk.post(ASK, HER).content.decode()
    assert Handover.objects.count() == 0


def test_who_is_registered_elsewhere_is_pointed_to_asking(desk):
    number = a_number()
    giving = signed_in(a_county_officer().user)
    new = {"name": "秀莲", "place": "贵州凯里 三棵树镇", "number": number}
    giving.post("/desk/programme/people/new/", new)
    page = desk.post("/desk/programme/people/new/", new | {"place": HER["place"]})
    assert ASK in page.content.decode()
    assert desk.post(ASK, HER | {"name": "秀莲", "phone": "", "number": number}).status_code == 302


def test_she_signs_a_paper_and_the_former_place_hands_over(two, desk):
    path = desk.post(ASK, HER)["Location"]
    for photo in (b"", b"not a picture"):
        answer = desk.post(f"{path}sign/", {"photo": SimpleUploadedFile("a.jpg", photo)})
        assert answer.status_code == 400
    desk.post(f"{path}sign/", {"photo": a_photo()})
    assert desk.get(f"{path}paper/")["Content-Type"] == "image/jpeg"
    giving = signed_in(two.giving.user)
    assert desk.post(f"{path}hand/").status_code == 302  # not theirs to give
    assert Handover.objects.get().state == "agreed"
    giving.post(f"{path}hand/")
    assert desk.get(f"/desk/programme/people/{two.person.pk}/").status_code == 200


def test_she_answers_on_her_own_page_and_nobody_else_does():
    two = two_counties(with_account=True)
    row, her = two.asked(), signed_in(two.person.artisan.user)
    path = f"/studio/way/moves/{row.pk}/"
    assert path in her.get("/studio/way/").content.decode()
    stranger = signed_in(an_artisan(region=a_county()).user)
    assert stranger.post(path, {"answer": "yes"}).status_code == 404
    for said in ("", "back", "x"):
        her.post(path, {"answer": said})
    assert Handover.objects.get().state == "asked"
    her.post(path, {"answer": "yes"})
    assert Handover.objects.get().state == "agreed"
    her.post(path, {"answer": "back"})
    assert Handover.objects.get().state == "withdrawn"


def test_she_says_that_she_moved_and_her_copy_tells_it():
    two = two_counties(with_account=True)
    user = two.person.artisan.user
    her, said = signed_in(user), {"place": "贵州黄平 旧州镇", "since": "2026-03-02"}
    for wrong in ({"place": "不知道"}, {"since": "昨天"}, {"since": "2999-01-01"}):
        assert her.post("/studio/way/moved/", said | wrong).status_code == 400
    answer = her.post("/studio/way/moved/", said)
    assert her.post("/studio/way/moved/", said)["Location"] == answer["Location"]
    row = Handover.objects.get()
    desk = signed_in(two.receiving.user)
    desk.post(f"/desk/programme/people/moves/{row.pk}/take/")
    signed_in(two.giving.user).post(f"/desk/programme/people/moves/{row.pk}/hand/")
    kept = programme_parts(user)["programme"]
    assert [each["region__name_zh"] for each in kept["homes"]] == ["凯里市"]
    assert [each["state"] for each in kept["moves"]] == ["done"]


def test_while_a_move_is_open_her_form_shows_it_and_the_way_to_take_it_back():
    two = two_counties(with_account=True)
    row, her = two.asked(), signed_in(two.person.artisan.user)
    for answer, way in (("no", "我不答应"), ("back", "收回，我不转了")):
        page = her.get("/studio/way/moved/")
        shown = page.content.decode()
        assert (page.status_code, way in shown, 'name="since"' in shown) == (200, True, False)
        assert f'action="/studio/way/moves/{row.pk}/"' in shown
        if answer == "no":
            her.post(f"/studio/way/moves/{row.pk}/", {"answer": "yes"})
    sent = her.post("/studio/way/moved/", {"place": "", "since": ""})
    assert sent["Location"] == f"/studio/way/moves/{row.pk}/"
    her.post(f"/studio/way/moves/{row.pk}/", {"answer": "back"})
    assert 'name="since"' in her.get("/studio/way/moved/").content.decode()
    assert Handover.objects.get().state == "withdrawn"


def test_a_move_within_the_county_is_written_by_its_officer():
    person, officer = a_person(), a_county_officer()
    desk, path = signed_in(officer.user), f"/desk/programme/people/{person.pk}/moved/"
    said = {"place": "贵州凯里 舟溪镇", "since": "2026-03-02"}
    huangping()
    for wrong in ({"place": "贵州黄平"}, {"since": ""}, {"since": "2999-01-01"}):
        assert desk.post(path, said | wrong).status_code == 400
    assert desk.post(path, said).status_code == 302
    assert desk.post(path, said).status_code == 400  # the same day again
    assert Person.objects.get().place_zh == "舟溪镇"
    assert Residence.objects.count() == 1


def test_who_moved_away_is_read_as_far_as_it_counted_here():
    two = two_counties(with_account=True)
    facts = {"happened_on": date(2026, 2, 1), "by": None, "kind": Step.Kind.FINISHED}
    note_step(person=two.person, proof=two.person, about_zh="苗绣初级班", **facts)
    row, giving = two.asked(), signed_in(two.giving.user)
    giving_page = f"/desk/programme/people/{two.person.pk}/"
    signed_in(two.person.artisan.user).post(f"/studio/way/moves/{row.pk}/", {"answer": "yes"})
    giving.post(f"/desk/programme/people/moves/{row.pk}/hand/")
    moved = person_of(two.person.artisan)
    later = facts | {"happened_on": date(2026, 4, 1)}
    note_step(person=moved, proof=row, about_zh="剪纸班", **later)

    page = giving.get(giving_page, follow=True)
    assert page.redirect_chain == [(f"{giving_page}gone/", 302)]
    assert "苗绣初级班" in page.content.decode()
    assert "剪纸班" not in page.content.decode()
    assert Sighting.objects.filter(viewer=two.giving.user, what="person.way").count() == 1


def test_a_figure_of_the_former_place_still_opens_to_her_record():
    two = two_counties(with_account=True)
    Person.objects.update(checked_at=timezone.now())  # else no figure counts her
    facts = {"happened_on": date(2026, 2, 1), "by": None, "kind": Step.Kind.FINISHED}
    note_step(person=two.person, proof=two.person, **facts)
    row, asked = two.asked(), {"period": "2026-2026"}
    signed_in(two.person.artisan.user).post(f"/studio/way/moves/{row.pk}/", {"answer": "yes"})
    signed_in(two.giving.user).post(f"/desk/programme/people/moves/{row.pk}/hand/")
    reckon()
    seen = [
        [step.person for step in records_of(Board.read(officer, asked))]
        for officer in (two.giving, two.receiving)
    ]
    assert seen == [[two.person], []]


def test_what_waits_for_an_organ_stands_on_its_start_page(two, desk):
    row = two.asked()
    giving = signed_in(two.giving.user)
    assert "/desk/programme/people/moves/" not in giving.get("/desk/").content.decode()
    Handover.objects.filter(pk=row.pk).update(state="told", agreed_at=row.asked_at, way="own")
    assert "/desk/programme/people/moves/" in desk.get("/desk/").content.decode()
    Handover.objects.filter(pk=row.pk).update(state="agreed")
    assert "/desk/programme/people/moves/" in giving.get("/desk/").content.decode()
