"""The officer's desk by its pages: whose region, what is shown, and what is written down."""

import pytest

from ground.privacy.models import Sighting
from sellers.verification.number import read_number
from tests.cast import (
    a_claim,
    a_county,
    a_division,
    a_number,
    a_registered,
    a_user,
    an_officer,
    an_organ,
)
from tests.sellers.verification.hers import QUEUE, TODAY, TYPED, a_photo_claim, at, desk_of, html_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


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
    assert client.get(at(claim, "look/")).url == at(claim)


def test_the_scan_is_shown_through_the_logged_view_alone(client, officer):
    claim = a_photo_claim()
    assert "data:image/jpeg" not in html_of(client.get(at(claim)))

    answer = client.post(at(claim, "look/"), {"look-reason": "核对照片", "what": "scan"})

    assert "data:image/jpeg;base64,anBlZw==" in html_of(answer)
    assert Sighting.objects.get(what="credential.scan").reason == "核对照片"
    assert client.get(f"/media/{claim.scan.file.name}").status_code == 404
    client.post(at(claim, "approve/"), {"valid_until": TYPED, "number": a_number()})
    gone = client.post(at(claim, "look/"), {"look-reason": "再看一眼", "what": "scan"}, follow=True)
    assert ("照片已经没有了" in html_of(gone), "anBlZw" in html_of(gone)) == (True, False)


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
