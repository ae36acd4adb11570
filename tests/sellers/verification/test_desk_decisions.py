"""What an officer decides on the desk's pages, and what she is told of it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ground.messages.models import Message
from ground.privacy.models import Sighting
from ground.privacy.services import keep_file
from sellers.verification.models import Credential
from sellers.verification.services import name_guardian
from tests.cast import (
    a_claim,
    a_number,
    a_registered,
    a_verified,
    an_officer,
)
from tests.sellers.verification.hers import QUEUE, TYPED, a_photo_claim, at, desk_of, html_of, told

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.mark.parametrize(
    ("day", "told_her"),
    [
        ("", "请填写证件的有效期"),
        ("明年", "日期不对"),
        ("2030-02-31", "日期不对"),
        ("9" * 500, "日期不对"),
    ],
)
def test_a_wrong_date_approves_nothing(client, officer, day, told_her):
    claim = a_claim()

    answer = client.post(at(claim, "approve/"), {"valid_until": day})

    assert (answer.status_code, told_her in html_of(answer)) == (400, True)
    claim.refresh_from_db()
    assert (claim.status, told("credential.approve")) == ("waiting", [])


def test_an_expired_certificate_is_said_to_be_so(client, officer):
    claim = a_claim()

    answer = client.post(at(claim, "approve/"), {"valid_until": "2020-01-31"})

    html = html_of(answer)
    assert (answer.status_code, "证件已经过期，不能通过" in html) == (400, True)
    assert 'value="2020-01-31"' in html
    claim.refresh_from_db()
    assert claim.status == "waiting"


@pytest.mark.parametrize("number", ["", "1", "99999919850312002742", "9" * 90])
def test_a_number_misread_off_the_photo_approves_nothing(client, officer, number):
    claim = a_photo_claim()

    answer = client.post(at(claim, "approve/"), {"valid_until": TYPED, "number": number})

    assert (answer.status_code, Credential.objects.get().status) == (400, "waiting")


def test_approved_she_is_told_and_twice_changes_nothing(client, officer):
    claim = a_claim()

    answer = client.post(at(claim, "approve/"), {"valid_until": TYPED}, follow=True)
    assert "办好了：已核对" in html_of(answer)
    answer = client.post(at(claim, "approve/"), {"valid_until": TYPED}, follow=True)

    assert "已经有结果了，没有改动" in html_of(answer)
    [(phone, body)] = told("credential.approve")
    assert (phone, "核对通过了" in body) == (claim.artisan.user.phone, True)


@pytest.mark.parametrize(
    ("step", "status", "said"),
    [("ask", "asked", "还要补充一点"), ("refuse", "refused", "没有核对通过")],
)
def test_she_is_told_why_in_the_officer_s_words(client, officer, step, status, said):
    claim = a_claim()
    for reason in ("", "短", "长" * 201):
        answer = client.post(at(claim, f"{step}/"), {f"{step}-reason": reason})
        assert answer.status_code == 400
    claim.refresh_from_db()
    assert (claim.status, Message.objects.count()) == ("waiting", 0)

    client.post(at(claim, f"{step}/"), {f"{step}-reason": "请把照片拍清楚。", "refuse-sure": "on"})

    claim.refresh_from_db()
    [(phone, body)] = told(f"credential.{step}")
    assert (claim.status, phone) == (status, claim.artisan.user.phone)
    assert (said in body, "请把照片拍清楚。" in body) == (True, True)
    shown = Client()
    shown.force_login(claim.artisan.user)
    assert "请把照片拍清楚。" in html_of(shown.get("/studio/"))


def a_proposed(client):
    number = a_number()
    first = a_verified(number=number, officer=an_officer(name="旧干事"))
    changed = a_claim(number[:19] + "1", first.artisan)
    client.post(at(changed, "approve/"), {"valid_until": TYPED})
    changed.refresh_from_db()
    return changed


def test_a_change_of_grade_waits_for_a_colleague(client, officer):
    changed = a_proposed(client)
    assert changed.status == "second"
    assert at(changed) not in html_of(client.get(QUEUE))

    answer = client.post(at(changed, "confirm/"), {"answer": "yes"}, follow=True)
    assert "要两个人核对" in html_of(answer)
    colleague = desk_of(an_officer(name="吴干事"))
    assert at(changed) in html_of(colleague.get(QUEUE))
    colleague.post(at(changed, "confirm/"), {"answer": "yes"})

    changed.refresh_from_db()
    assert (changed.status, changed.proposed_by) == ("approved", officer.user)
    assert len(told("credential.approve")) == 2


def test_a_colleague_may_send_it_back(client, officer):
    changed = a_proposed(client)

    desk_of(an_officer(name="吴干事")).post(at(changed, "confirm/"), {"answer": "no"})

    changed.refresh_from_db()
    assert (changed.status, changed.proposed_by) == ("waiting", None)


def test_half_a_year_on_she_is_checked_again(client, officer):
    claim = a_verified(officer=officer)
    assert at(claim) not in html_of(client.get(f"{QUEUE}?show=again"))
    Credential.objects.update(checked_at=timezone.now() - timedelta(days=200))
    assert at(claim) in html_of(client.get(f"{QUEUE}?show=again"))

    client.post(at(claim, "again/"))

    assert at(claim) not in html_of(client.get(f"{QUEUE}?show=again"))


def a_guardian():
    artisan = a_registered()
    proof = keep_file(data=b"jpeg", kind="proof", content_type="image/jpeg", owner=artisan.user)
    return name_guardian(artisan=artisan, name="龙父", phone="+8613800000009", proof=proof)


@pytest.mark.parametrize(("answer", "status"), [("yes", "confirmed"), ("no", "refused")])
def test_a_guardian_s_paper_is_seen_once_on_record_and_decided(client, officer, answer, status):
    row = a_guardian()
    path = f"/desk/guardians/{row.pk}/"

    html = html_of(client.get(path))
    assert ("龙父" in html, "data:image/jpeg;base64,anBlZw==" in html) == (True, True)
    assert Sighting.objects.get().what == "guardian.proof"
    client.post(path, {"answer": answer})

    row.refresh_from_db()
    assert (row.status, row.proof) == (status, None)
    assert client.post(path, {"answer": "yes"}).status_code == 404


def test_a_paper_that_cannot_be_read_any_more_is_no_fault(client, officer):
    row = a_guardian()
    with row.proof.file.storage.open(row.proof.file.name, "wb") as file:
        file.write(b"not sealed by us")

    answer = client.get(f"/desk/guardians/{row.pk}/")

    assert (answer.status_code, "照片已经没有了" in html_of(answer)) == (200, True)
