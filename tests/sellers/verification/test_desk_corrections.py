"""The desk's page where an approval is put right, and the name on the federation's list."""

import pytest
from wagtail.models import ModelLogEntry

from sellers.verification.deciding import approve, confirm_grade
from sellers.verification.models import Credential
from sellers.verification.roster import Row, keep_roster
from tests.cast import a_claim, a_county, a_number, a_verified, an_officer, an_organ
from tests.sellers.verification.hers import (
    LATER,
    QUEUE,
    TYPED,
    a_photo_claim,
    at,
    desk_of,
    html_of,
    told,
)

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
DAY = {"do": "day", "day-valid_until": "2031-01-31", "day-reason": "日期看错了。"}
UNDO = {"do": "undo", "undo-reason": "点错了人。"}


def status_of(claim):
    claim.refresh_from_db()
    return claim.status


def test_a_day_is_put_right_on_its_page(client, officer):
    claim = a_verified(officer=officer)
    assert at(claim, "correct/") in html_of(client.get(at(claim)))
    assert "有效期错了" in html_of(client.get(at(claim, "correct/")))

    answer = client.post(at(claim, "correct/"), DAY, follow=True)

    assert "办好了：已核对" in html_of(answer)
    claim.refresh_from_db()
    assert f"{claim.valid_until}" == "2031-01-31"
    assert "日期看错了。" in told("credential.correct")[0][1]


@pytest.mark.parametrize(
    ("changes", "told_her"),
    [
        ({"day-valid_until": ""}, "请填写证件的有效期"),
        ({"day-valid_until": "明年"}, "日期不对"),
        ({"day-valid_until": "9" * 500}, "日期不对"),
        ({"day-valid_until": "\x00"}, "日期不对"),
        ({"day-valid_until": "2020-01-31"}, "这一天已经过了"),
        ({"day-valid_until": "2999-01-31"}, "最长十年"),
        ({"day-valid_until": TYPED}, "和现在的一样"),
        ({"day-reason": ""}, "请写明理由"),
        ({"day-reason": "短"}, "理由太短了"),
        ({"day-reason": "长" * 201}, "最多 200 个字"),
        ({"do": "undo", "undo-reason": " "}, "请写明理由"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_moves(client, officer, changes, told_her):
    claim = a_verified(officer=officer)

    answer = client.post(at(claim, "correct/"), DAY | changes)

    html = html_of(answer)
    assert (answer.status_code, told_her in html, "<title>有错误：" in html) == (400, True, True)
    claim.refresh_from_db()
    assert (claim.status, claim.valid_until, len(told("credential.correct"))) == (
        "approved", LATER, 0,
    )  # fmt: skip


@pytest.mark.parametrize("do", ["", "x", "day undo", "\x00"])
def test_what_is_no_answer_changes_nothing(client, officer, do):
    claim = a_verified(officer=officer)

    assert client.post(at(claim, "correct/"), UNDO | {"do": do}).status_code == 200

    assert status_of(claim) == "approved"


def test_taken_back_it_is_in_the_queue_and_can_be_approved_again(client, officer):
    claim = a_verified(officer=officer)

    client.post(at(claim, "correct/"), UNDO | {"undo-misread": "on"})

    assert (status_of(claim), at(claim) in html_of(client.get(QUEUE))) == ("waiting", True)
    html = html_of(client.get(at(claim)))
    assert ("上次填错了，要重新填" in html, 'name="number"' in html) == (True, True)
    again = client.post(at(claim, "correct/"), UNDO, follow=True)
    assert "已经有结果了，没有改动" in html_of(again)


def test_a_change_of_grade_taken_back_is_confirmed_by_a_colleague(client, officer):
    number = a_number()
    first = a_verified(number=number, officer=officer)
    changed = a_claim(number[:19] + "1", first.artisan)
    approve(credential=changed, officer=officer, valid_until=LATER)
    colleague = an_officer(name="吴干事")
    confirm_grade(credential=changed, officer=colleague)

    answer = client.post(at(changed, "correct/"), UNDO, follow=True)
    assert "要收回，等第二人复核" in html_of(answer)
    assert at(changed) not in html_of(client.get(QUEUE))
    own = client.post(at(changed, "undo/"), {"answer": "yes"}, follow=True)
    assert ("要两个人核对" in html_of(own), status_of(changed)) == (True, "approved")
    desk = desk_of(colleague)
    assert at(changed) in html_of(desk.get(QUEUE))
    assert "点错了人。" in html_of(desk.get(at(changed)))
    desk.post(at(changed, "undo/"), {"answer": "yes"})

    assert (status_of(first), status_of(changed)) == ("approved", "waiting")
    assert client.get(at(changed, "undo/")).url == at(changed)


def test_an_officer_of_the_next_county_finds_nothing_to_correct():
    claim = a_verified()
    next_door = desk_of(an_officer(organ=an_organ(region=a_county("522622", "黄平县"))))

    for step in ("correct/", "undo/"):
        assert next_door.post(at(claim, step), UNDO | {"answer": "yes"}).status_code == 404

    assert (next_door.get(at(claim, "correct/")).status_code, status_of(claim)) == (404, "approved")


def on_the_list(officer, number, name="别人"):
    keep_roster(rows=[Row(name, number, LATER)], officer=officer)


def test_another_name_on_the_list_wants_the_officer_s_word(client, officer):
    claim = a_claim()
    on_the_list(officer, claim.number)
    assert 'name="has_looked"' in html_of(client.get(at(claim)))

    answer = client.post(at(claim, "approve/"), {"valid_until": TYPED})
    assert (answer.status_code, "名册上是另一个名字" in html_of(answer)) == (400, True)
    assert (status_of(claim), told("credential.approve")) == ("waiting", [])
    client.post(at(claim, "approve/"), {"valid_until": TYPED, "has_looked": "on"})

    assert status_of(claim) == "approved"
    row = ModelLogEntry.objects.get(action="credential.approve")
    assert row.data == {"roster": "other name", "has_looked": True}


def test_a_number_read_off_the_photo_is_compared_with_the_list_too(client, officer):
    number, claim = a_number(), a_photo_claim()
    on_the_list(officer, number)
    typed = {"valid_until": TYPED, "number": number}
    assert 'name="has_looked"' not in html_of(client.get(at(claim)))

    answer = client.post(at(claim, "approve/"), typed)
    html = html_of(answer)
    assert (answer.status_code, 'name="has_looked"' in html, number in html) == (400, True, True)
    assert Credential.objects.get().status == "waiting"
    client.post(at(claim, "approve/"), typed | {"has_looked": "on"})

    assert Credential.objects.get().status == "approved"


@pytest.mark.parametrize(("name", "says"), [("彩云", "match"), (None, "absent")])
def test_the_same_name_or_none_on_the_list_asks_nothing(client, officer, name, says):
    claim = a_claim()
    on_the_list(officer, claim.number if name else a_number(), name or "别人")
    assert 'name="has_looked"' not in html_of(client.get(at(claim)))

    client.post(at(claim, "approve/"), {"valid_until": TYPED})

    assert status_of(claim) == "approved"
    row = ModelLogEntry.objects.get(action="credential.approve")
    assert row.data == {"roster": says, "has_looked": False}
