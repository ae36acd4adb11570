"""The officer's desk by its pages: whose region, what is shown, and what she is told of it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ground.messages.models import Message
from ground.privacy.models import Sighting
from ground.privacy.services import keep_file
from sellers.verification.models import Credential
from sellers.verification.number import read_number
from sellers.verification.services import hand_in, name_guardian
from tests.cast import (
    a_claim,
    a_county,
    a_division,
    a_number,
    a_registered,
    a_user,
    a_verified,
    an_officer,
    an_organ,
)

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
QUEUE = "/desk/verify/"
TODAY = timezone.localdate()
LATER = (TODAY + timedelta(days=900)).isoformat()


@pytest.fixture
def officer(client):
    officer = an_officer()
    client.force_login(officer.user)
    return officer


def desk_of(officer):
    client = Client()
    client.force_login(officer.user)
    return client


def html_of(answer):
    return answer.content.decode()


def at(claim, step=""):
    return f"{QUEUE}{claim.pk}/{step}"


def told(kind):
    return list(Message.objects.filter(kind=kind).values_list("recipient", "body"))


def a_photo_claim():
    return hand_in(artisan=a_registered(), photo=b"jpeg")


def far_county():
    province = a_division("440000", "广东省", "Guangdong")
    city = a_division("440100", "广州市", "Guangzhoushi", "city", province)
    return a_division("440103", "荔湾区", "Liwanqu", "county", city)


def organs():
    county = a_county()
    return {
        "her county": an_organ(region=county),
        "her city": an_organ(region=county.parent),
        "her province": an_organ(region=county.parent.parent),
        "the nation": type(an_organ()).objects.create(kind="disabled", name_zh="中国残联"),
        "the next county": an_organ(region=a_county("522622", "黄平县")),
        "another province": an_organ(region=a_division("440000", "广东省", "Guangdong")),
    }


@pytest.mark.parametrize(
    ("whose", "sees"),
    [
        ("her county", ["彩云"]),
        ("her city", ["彩云"]),
        ("her province", ["彩云"]),
        ("the nation", ["彩云", "远梅"]),
        ("the next county", []),
        ("another province", ["远梅"]),
    ],
)
def test_an_officer_meets_her_own_region_and_what_lies_below(whose, sees):
    a_claim()
    far = a_claim(artisan=a_registered("远梅", far_county()))
    client = desk_of(an_officer(organ=organs()[whose]))

    html = html_of(client.get(QUEUE))

    assert [name for name in ("彩云", "远梅") if name in html] == sees
    for step in ("look/", "approve/", "ask/", "refuse/", "confirm/", "again/"):
        status = client.post(at(far, step), {"valid_until": "x"}).status_code
        assert (status == 404) is ("远梅" not in sees)


def test_the_number_is_masked_and_the_view_written_down(client, officer):
    number = a_number()
    claim = a_claim(number)

    html = html_of(client.get(at(claim)))

    assert (number in html, f"{number[:4]}************{number[-4:]}" in html) == (False, True)
    assert number not in html_of(client.get(QUEUE))
    row = Sighting.objects.get()
    assert (row.viewer, row.about, row.what) == (
        officer.user, claim.artisan.user, "credential.view",
    )  # fmt: skip


@pytest.mark.parametrize("reason", ["", "看", "   ", "看" * 201, "\x00\x00\x00\x00"])
def test_without_a_reason_nothing_is_shown(client, officer, reason):
    number = a_number()
    claim = a_claim(number)

    for what in ("number", "scan"):
        answer = client.post(at(claim, "look/"), {"look-reason": reason, "what": what})
        assert (answer.status_code, number in html_of(answer)) == (400, False)

    assert set(Sighting.objects.values_list("what", flat=True)) == {"credential.view"}


def test_with_a_reason_the_number_stands_on_this_one_answer(client, officer):
    number = a_number()
    claim = a_claim(number)

    answer = client.post(at(claim, "look/"), {"look-reason": "核对姓名", "what": "number"})

    assert (number in html_of(answer), "no-store" in answer["Cache-Control"]) == (True, True)
    row = Sighting.objects.get(what="credential.number")
    assert (row.viewer, row.reason) == (officer.user, "核对姓名")
    assert number not in html_of(client.get(at(claim)))
    assert client.get(at(claim, "look/")).status_code == 405


def test_the_scan_is_shown_through_the_logged_view_alone(client, officer):
    claim = a_photo_claim()
    assert "data:image/jpeg" not in html_of(client.get(at(claim)))

    answer = client.post(at(claim, "look/"), {"look-reason": "核对照片", "what": "scan"})

    assert "data:image/jpeg;base64,anBlZw==" in html_of(answer)
    assert Sighting.objects.get(what="credential.scan").reason == "核对照片"
    assert client.get(f"/media/{claim.scan.file.name}").status_code == 404
    client.post(at(claim, "approve/"), {"valid_until": LATER, "number": a_number()})
    gone = client.post(at(claim, "look/"), {"look-reason": "再看一眼", "what": "scan"}, follow=True)
    assert ("照片已经没有了" in html_of(gone), "anBlZw" in html_of(gone)) == (True, False)


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

    answer = client.post(at(claim, "approve/"), {"valid_until": "2020-01-31"}, follow=True)

    assert "证件已经过期，不能通过" in html_of(answer)
    claim.refresh_from_db()
    assert claim.status == "waiting"


@pytest.mark.parametrize("number", ["", "1", "99999919850312002742", "9" * 90])
def test_a_number_misread_off_the_photo_approves_nothing(client, officer, number):
    claim = a_photo_claim()

    answer = client.post(at(claim, "approve/"), {"valid_until": LATER, "number": number})

    assert (answer.status_code, Credential.objects.get().status) == (400, "waiting")


def test_approved_she_is_told_and_twice_changes_nothing(client, officer):
    claim = a_claim()

    answer = client.post(at(claim, "approve/"), {"valid_until": LATER}, follow=True)
    assert "办好了：已核对" in html_of(answer)
    answer = client.post(at(claim, "approve/"), {"valid_until": LATER}, follow=True)

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

    client.post(at(claim, f"{step}/"), {f"{step}-reason": "请把照片拍清楚。"})

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
    client.post(at(changed, "approve/"), {"valid_until": LATER})
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


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 40, "\x00", "1e9"])
def test_a_page_that_is_none_is_the_first_or_last(client, officer, page):
    a_claim()

    for path in (QUEUE, "/desk/women/", "/desk/seen/"):
        assert client.get(path, {"page": page}).status_code == 200


def test_an_account_that_is_closed_waits_for_nobody(client, officer):
    claim = a_claim()
    type(claim.artisan).objects.update(user=None)

    assert client.get(at(claim)).status_code == 404
    assert at(claim) not in html_of(client.get(QUEUE))


def test_who_is_no_officer_does_not_learn_of_a_desk(client):
    client.force_login(a_user())

    assert {client.get(path).status_code for path in ("/desk/", QUEUE, "/desk/seen/")} == {404}


def test_a_dismissed_officer_is_none(client, officer):
    type(officer).objects.update(is_active=False)

    assert client.get(QUEUE).status_code == 404


def test_a_number_of_the_age_16_and_17_is_marked_for_her(client, officer):
    claim = a_claim(a_number(born=f"{TODAY.year - 17}0101"))
    assert read_number(claim.number, TODAY).age(TODAY) == 17

    assert "不满 18 岁" in html_of(client.get(at(claim)))
