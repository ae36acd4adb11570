"""Which organ and which role opens what; and who saw what, as a page and a sheet."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ground.accounts.models import User
from ground.privacy.models import Sighting
from sellers.verification.models import Credential
from sellers.verification.services import agree, take_back_consent
from tests.cast import a_registered, a_user, a_verified, an_officer, an_organ

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
PAGES = ["/desk/", "/desk/verify/", "/desk/women/", "/desk/seen/", "/desk/roster/"]
HEADING = ["时间", "谁看的", "看了谁的", "看了什么", "理由", "次数"]


def desk_of(officer):
    client = Client()
    client.force_login(officer.user)
    return client


def html_of(answer):
    return answer.content.decode()


@pytest.mark.parametrize(
    ("kind", "role", "opens"),
    [
        ("disabled", "verifier", ["", "verify/", "women/", "seen/", "roster/"]),
        ("disabled", "viewer", ["", "women/"]),
        ("disabled", "auditor", ["", "women/", "seen/"]),
        ("women", "verifier", ["", "women/"]),
        ("women", "viewer", ["", "women/"]),
        ("rural", "verifier", ["", "women/"]),
        ("rural", "auditor", ["", "women/", "seen/"]),
    ],
)
def test_each_opens_what_is_theirs(kind, role, opens):
    client = desk_of(an_officer(role=role, organ=an_organ(kind)))

    answers = {page: client.get(page) for page in PAGES}

    assert [page for page, each in answers.items() if each.status_code == 200] == [
        f"/desk/{name}" for name in opens
    ]
    assert {each.status_code for each in answers.values()} <= {200, 404}
    kept = [each["Cache-Control"] for each in answers.values() if each.status_code == 200]
    assert all("no-store" in each for each in kept)


@pytest.mark.parametrize("kind", ["women", "rural"])
def test_another_organ_sees_her_as_long_as_she_agrees(kind):
    shared, silent = a_verified().artisan, a_verified(artisan=a_registered("桂花")).artisan
    other = desk_of(an_officer(role="viewer", organ=an_organ(kind), name="妇"))
    assert "彩云" not in html_of(other.get("/desk/women/"))

    agree(user=shared.user, kind="sharing")
    html = html_of(other.get("/desk/women/"))
    assert ("彩云" in html, silent.name_zh in html) == (True, False)
    take_back_consent(user=shared.user, kind="sharing")

    assert "彩云" not in html_of(other.get("/desk/women/"))
    own = html_of(desk_of(an_officer(role="viewer", name="残")).get("/desk/women/"))
    assert ("彩云" in own, "桂花" in own) == (True, True)


def test_no_number_and_no_category_is_among_what_is_shared():
    claim = a_verified()
    agree(user=claim.artisan.user, kind="sharing")
    other = desk_of(an_officer(role="viewer", organ=an_organ("women"), name="妇"))

    html = html_of(other.get("/desk/women/"))

    assert [word in html for word in (claim.number[:4], claim.number[-4:], "肢体", "二级")] == [
        False
    ] * 4
    assert other.get(f"/desk/verify/{claim.pk}/").status_code == 404


def test_another_organ_s_auditor_reads_of_those_who_agreed_alone():
    artisan = a_verified().artisan
    Sighting.objects.create(viewer=a_user(), about=artisan.user, what="credential.number")
    other = desk_of(an_officer(role="auditor", organ=an_organ("women"), name="妇"))
    assert "彩云" not in html_of(other.get("/desk/seen/"))

    agree(user=artisan.user, kind="sharing")

    assert "彩云" in html_of(other.get("/desk/seen/"))


def sheet_of(client):
    answer = client.get("/desk/seen/?format=csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_the_report_comes_as_a_sheet_without_formulas(sign):
    officer = an_officer()
    about = a_registered().user
    User.objects.filter(pk=about.pk).update(name=f"{sign}1+1")
    reason = f'{sign}HYPERLINK("http://x.example")'
    Sighting.objects.create(
        viewer=officer.user, about=about, what="credential.number", reason=reason
    )

    heading, row = sheet_of(desk_of(officer))

    assert heading == HEADING
    assert [cell[:1] for cell in (row[2], row[4])] == ["'", "'"]


def test_the_report_is_of_her_region():
    far = a_user(name="远梅")
    Sighting.objects.create(viewer=a_user(), about=far, what="credential.number")

    assert sheet_of(desk_of(an_officer())) == [HEADING]


def test_a_page_seen_again_and_again_is_one_line_with_a_count():
    officer, about = an_officer(), a_registered().user
    for reason in ("", "", "", "核对姓名"):
        Sighting.objects.create(
            viewer=officer.user, about=about, what="credential.view", reason=reason
        )
    desk = desk_of(officer)

    html = html_of(desk.get("/desk/seen/"))

    assert (html.count("<strong>陈干事</strong>"), "当天 3 次" in html) == (2, True)
    assert [row[4:] for row in sheet_of(desk)] == [HEADING[4:], ["核对姓名", "1"], ["", "3"]]
    assert Sighting.objects.count() == 4


def many(count):
    county = an_organ().region
    start = User.objects.count()
    now = timezone.now()
    for each in range(start, start + count):
        artisan = a_registered(f"女{each}")
        Credential.objects.create(artisan=artisan, region=county, status="waiting")
        facts = {"valid_until": now.date(), "decided_by": a_user(), "organ": an_organ()}
        Credential.objects.create(artisan=artisan, region=county, status="approved", **facts)
        Sighting.objects.create(viewer=a_user(), about=artisan.user, what="credential.view")


@pytest.mark.parametrize("path", ["/desk/verify/", "/desk/women/", "/desk/seen/"])
def test_a_long_list_asks_the_database_no_more_than_a_short_one(path):
    client = desk_of(an_officer())
    asked = []
    for more in (2, 38):
        many(more)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        asked.append(len(queries))

    assert asked[0] == asked[1]
