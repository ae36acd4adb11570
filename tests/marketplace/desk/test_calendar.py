"""What organs of one region share by day, and the link that a calendar program reads."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marketplace.desk.ical import calendar_of, escaped, folded
from programme.competitions.models import Competition, Exhibition
from programme.training.models import Run
from sellers.organs.calendar_keys import end_key, key_of, make_key
from sellers.organs.dates import Kind, SharedDate
from sellers.organs.models import Officer
from sellers.organs.services import dismiss
from tests.cast import a_county
from tests.programme.people import a_county_officer
from tests.programme.training.given import a_course, a_run, a_site, today

pytestmark = pytest.mark.django_db
AT = "/desk/programme/calendar/"
LINK = f"{AT}link/"


@pytest.fixture
def officer():
    return a_county_officer()


@pytest.fixture
def desk(client, officer):
    client.force_login(officer.user)
    return client


def held(officer):
    """A course, a competition and an exhibition of this organ, today."""
    a_run(officer, course=a_course(officer, name_zh="剪纸班"), site=a_site(officer))
    about = {"organ": officer.organ, "made_by": officer.user, "place_zh": "凯里文化馆"}
    Competition.objects.create(
        name_zh="县里的比赛", level="county", notice_zh="来", enter_until=today(), held_on=today(),
        state="open", **about,
    )  # fmt: skip
    Exhibition.objects.create(
        name_zh="县里的展览", call_zh="来", propose_until=today(), opens_on=today(),
        closes_on=today() + timedelta(days=40), **about,
    )  # fmt: skip


def test_organs_of_one_region_read_each_other_s_days_and_open_their_own(desk, officer):
    women = a_county_officer(officer.organ.region, kind="women")
    held(women)
    page = desk.get(AT).content.decode()
    assert all(title in page for title in ("剪纸班", "县里的比赛", "县里的展览"))
    # The federation may open the course, and a competition to which it may send women.
    assert f"/training/runs/{Run.objects.get().pk}/" in page

    rural = a_county_officer(officer.organ.region, kind="rural")
    desk.force_login(rural.user)
    page = desk.get(AT).content.decode()

    assert "剪纸班" in page
    assert "/training/runs/" not in page


def test_another_county_s_days_are_its_own(desk, officer):
    held(a_county_officer(a_county("520103", "云岩区")))
    draft = a_run(officer, opened=False)

    page = desk.get(AT).content.decode()

    assert draft.state == "planned"
    assert "这个月没有大家的日子" in page


def test_a_month_and_a_kind_are_chosen_and_what_is_none_is_this_month(desk, officer):
    held(officer)
    after = (today().replace(day=1) + timedelta(days=32)).strftime("%Y-%m")

    assert "剪纸班" not in desk.get(f"{AT}?kind=exhibition").content.decode()
    assert "县里的展览" in desk.get(f"{AT}?month={after}").content.decode()
    for wrong in ("month=2026-13", "month=x", "kind=horse", "month=9999-99"):
        assert "剪纸班" in desk.get(f"{AT}?{wrong}").content.decode()


def test_the_link_reads_without_signing_in_until_it_is_taken_back(desk, client, officer):
    held(officer)
    desk.post(LINK)
    path = f"/calendar/{key_of(officer)}.ics"
    assert path in desk.get(AT).content.decode()
    client.logout()

    answer = client.get(path)

    text = answer.content.decode()
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert ("剪纸班" in text, text.count("BEGIN:VEVENT")) == (True, 3)
    assert "no-store" in answer["Cache-Control"]
    end_key(officer=officer)
    assert client.get(path).status_code == 404


def test_a_new_link_ends_the_old_and_a_dismissed_officer_s_reads_nothing(client, officer):
    old, new = make_key(officer=officer), make_key(officer=officer)
    assert [client.get(f"/calendar/{key}.ics").status_code for key in (old, new)] == [404, 200]
    assert client.get("/calendar/guessed.ics").status_code == 404

    dismiss(officer=officer)

    assert client.get(f"/calendar/{new}.ics").status_code == 404
    assert Officer.objects.get().is_active is False


def test_many_days_ask_no_more_of_the_database(desk, officer):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(AT).status_code == 200
        return len(asked)

    held(officer)
    few = queries()
    for number in range(5):
        a_run(officer, course=a_course(officer, name_zh=f"第 {number} 班"))

    assert queries() == few <= 16


def test_a_calendar_file_is_as_rfc_5545_wants_it():
    day = date(2026, 12, 31)
    each = SharedDate("run-7", Kind.RUN, day, day, "剪纸，入门;基础", "凯里", "残联", "/desk/x/")
    now = datetime(2026, 11, 30, 1, 2, 3, tzinfo=UTC)

    lines = "".join(calendar_of([each], name="巧手", site="https://a.example", now=now))

    assert lines == "\r\n".join([
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Qiaoshou//Desk//ZH", "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH", "X-WR-CALNAME:巧手", "BEGIN:VEVENT", "UID:run-7@a.example",
        "DTSTAMP:20261130T010203Z", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101",
        "SUMMARY:剪纸，入门\\;基础", "CATEGORIES:培训", "LOCATION:凯里", "DESCRIPTION:残联",
        "TRANSP:TRANSPARENT", "URL:https://a.example/desk/x/", "END:VEVENT", "END:VCALENDAR", "",
    ])  # fmt: skip


def test_long_lines_are_folded_between_characters_and_words_escaped():
    line = "SUMMARY:" + "绣" * 60

    pieces = folded(line).split("\r\n")

    assert pieces.pop() == ""
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
    assert escaped("a\\b;c,d\ne\r") == "a\\\\b\\;c\\,d\\ne"
