"""A judge's own door: numbers and photos, marks by the rules, and no word of whose a piece is."""

import pytest

from programme.competitions.models import Judge, Score, Sheet
from tests.cast import a_user
from tests.flows.visitors import signed_in
from tests.programme.competitions.contests import a_contest, a_verified_woman, an_entry, begun
from tests.programme.people import a_county_officer

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
DESK = "/desk/programme/competitions/"


@pytest.fixture
def officer():
    return a_county_officer()


def mark(judge, points):
    sheet = Sheet.objects.get(judge__user__pk=judge.session["_auth_user_id"])
    fields = {f"c{each.pk}": points for each in sheet.entry.event.criteria.all()}
    assert judge.post(f"/desk/judging/pieces/{sheet.pk}/", fields).status_code == 302


@pytest.mark.parametrize("points", ["", "101", "-1", "九十", "100.5", "1e2", "5.555"])
def test_a_mark_typed_wrong_is_told_and_not_kept(officer, points):
    contest = a_contest(officer)
    an_entry(contest, a_verified_woman())
    judge = begun(contest)[0]
    sheet = Sheet.objects.get(judge=judge)
    fields = {f"c{each.pk}": points for each in sheet.entry.event.criteria.all()}

    answer = signed_in(judge.user).post(f"/desk/judging/pieces/{sheet.pk}/", fields)

    assert (answer.status_code, Score.objects.count()) == (400, 0)


def test_a_judge_never_sees_a_name_nor_another_s_sheet(officer):
    contest = a_contest(officer)
    woman = a_verified_woman("韦阿朵")
    entry = an_entry(contest, woman, photos=[b"piece"], needs="要手语翻译")
    judge, other, _third = begun(contest)
    client = signed_in(judge.user)
    sheet = Sheet.objects.get(judge=judge)
    photo = entry.photos.get().pk

    pages = ["/desk/judging/", f"/desk/judging/{contest.pk}/", f"/desk/judging/pieces/{sheet.pk}/",
             f"/desk/judging/pieces/{sheet.pk}/aside/"]  # fmt: skip
    seen = "".join(client.get(page).content.decode() for page in pages)

    assert [word in seen for word in ("韦阿朵", "手语", "三棵树")] == [False, False, False]
    assert client.get(f"/desk/judging/pieces/{sheet.pk}/photos/{photo}/").content == b"piece"
    foreign = Sheet.objects.get(judge=other)
    assert client.get(f"/desk/judging/pieces/{foreign.pk}/").status_code == 404
    assert signed_in(officer.user).get("/desk/judging/").status_code == 404


def test_she_declares_a_relative_and_is_not_asked(officer):
    contest = a_contest(officer)
    an_entry(contest, a_verified_woman("韦阿朵"))
    judge = begun(contest)[0]
    client = signed_in(judge.user)

    client.post(f"/desk/judging/{contest.pk}/", {"name": "韦阿朵"})
    sheet = Sheet.objects.get(judge=judge)
    mark(client, 100)

    assert (sheet.conflict, Score.objects.count()) == ("kin", 0)
    assert client.post(f"/desk/judging/{contest.pk}/", {"name": ""}).status_code == 400


def test_a_judge_is_named_by_phone_and_once(officer):
    contest = a_contest(officer)
    page = f"{DESK}{contest.pk}/judges/"
    client, user = signed_in(officer.user), a_user("评委")

    answers = [
        client.post(page, {"phone": phone}).status_code
        for phone in (user.phone, user.phone, "123", "", "+8613899999999")
    ]

    assert (answers, Judge.objects.count()) == ([302, 400, 400, 400, 400], 1)
