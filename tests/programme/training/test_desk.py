"""The officer's desk: what she writes, who comes, what came of it, lists that go out."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ground.privacy.models import Sighting
from programme.record.services import person_of
from programme.training.enrolling import enrol
from programme.training.models import (
    Attendance,
    Certificate,
    Course,
    Enrolment,
    PlanApproval,
    Run,
    Site,
    Trainer,
    TrainingPlan,
)
from tests.cast import a_county, a_craft, a_user, an_artisan
from tests.programme.people import a_county_officer, a_person
from tests.programme.training.given import (
    a_course,
    a_past_run,
    a_run,
    a_site,
    an_officer_here,
    today,
)

pytestmark = pytest.mark.django_db
AT = "/desk/programme/training/"
SITE = {
    "name_zh": "凯里培训基地",
    "name_en": "",
    "kind": "base",
    "region": "贵州凯里",
    "address_zh": "韶山路 2 号",
    "seats": "30",
    "is_active": "on",
}


@pytest.fixture
def officer():
    return an_officer_here()


@pytest.fixture
def desk(client, officer):
    client.force_login(officer.user)
    return client


def of_course(**typed):
    known = {"name_zh": "苗绣入门", "craft": a_craft().pk, "kind": "full", "units": "8"}
    return known | {"fee": "0", "counts": "on", "is_assessed": "on", "is_active": "on"} | typed


def of_run(officer, **typed):
    day = today() + timedelta(days=9)
    known = {"course": a_course(officer).pk, "site": a_site(officer).pk, "seats": "10"}
    known |= {"enrol_until": str(today() + timedelta(days=8)), "note_zh": "管午饭"}
    return known | {"days": f"{day} 09:00 180\n{day} 14:00 180"} | typed


def test_a_site_a_course_and_a_run_are_written_and_opened(desk, officer):
    assert desk.post(f"{AT}sites/new/", SITE).status_code == 302
    site = Site.objects.get()
    assert (site.region_id, site.seats, site.organ) == ("522601", 30, officer.organ)
    desk.post(f"{AT}courses/new/", of_course(name_zh="剪纸入门"))
    typed = of_run(officer, course=Course.objects.get(name_zh="剪纸入门").pk, site=site.pk)
    desk.post(f"{AT}runs/new/", typed)
    run = Run.objects.get()
    assert (run.state, run.sessions.count()) == ("planned", 2)

    desk.post(f"{AT}runs/{run.pk}/open/")

    run.refresh_from_db()
    assert run.state == "open"
    for page in ("", "sites/", "courses/", "runs/", "calendar/", "trainers/", "plans/", "rules/"):
        assert desk.get(AT + page).status_code == 200
    assert "剪纸入门" in desk.get(f"{AT}runs/").content.decode()
    month = f"{run.begins_on:%Y-%m}"
    assert "剪纸入门" in desk.get(f"{AT}calendar/?month={month}").content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("name_zh", ""), ("name_zh", "长" * 81), ("kind", "palace"), ("region", "贵州"),
     ("region", "北京朝阳"), ("region", "没有这里"), ("seats", "0"), ("seats", "三"),
     ("address_zh", "")],
)  # fmt: skip
def test_a_site_typed_wrong_is_told(desk, field, value):
    a_county("110105", "朝阳区")

    answer = desk.post(f"{AT}sites/new/", SITE | {field: value})

    assert (answer.status_code, Site.objects.count()) == (400, 0)


@pytest.mark.parametrize(
    ("field", "value"),
    [("fee", "1"), ("fee", "x"), ("units", "0"), ("craft", "no-such"), ("name_zh", "残疾人苗绣"),
     ("kind", "")],
)  # fmt: skip
def test_a_course_typed_wrong_is_told(desk, field, value):
    answer = desk.post(f"{AT}courses/new/", of_course(**{field: value}))

    assert (answer.status_code, Course.objects.count()) == (400, 0)


@pytest.mark.parametrize(
    ("field", "value"),
    [("days", ""), ("days", "明天"), ("days", "2026-02-30 09:00 90"),
     ("days", "2026-03-01 25:00 9"),
     ("days", "2026-03-01 09:00 0"), ("days", "2026-03-01 09:00 9\n2026-03-01 9:00 9"),
     ("seats", "21"), ("enrol_until", "2099-01-01"), ("course", "0"), ("site", "0"),
     ("trainer", "0")],
)  # fmt: skip
def test_a_run_typed_wrong_is_told(desk, officer, field, value):
    answer = desk.post(f"{AT}runs/new/", of_run(officer, **{field: value}))

    assert (answer.status_code, Run.objects.count()) == (400, 0)


def test_she_is_found_by_name_enrolled_assessed_and_finished(desk, officer):
    run, person = a_past_run(officer), a_person(region=officer.organ.region)
    at = f"{AT}runs/{run.pk}/"
    assert "秀英" in desk.get(f"{at}enrol/?q=秀").content.decode()
    desk.post(f"{at}enrol/", {"person": person.pk, "access": "要坐轮椅"})
    desk.post(f"{at}enrol/", {"person": person.pk})
    row = Enrolment.objects.get()
    for session in run.sessions.all():
        desk.post(f"{at}sessions/{session.pk}/", {"there": [row.pk]})
    her = f"{AT}enrolments/{row.pk}/"
    assert "要坐轮椅" in desk.get(her).content.decode()
    desk.post(f"{her}answer/", {"answer-is_arranged": "yes", "answer-words": "门口有坡道"})
    desk.post(f"{her}finish/")
    assert Certificate.objects.count() == 0
    desk.post(f"{her}assess/", {"able": "yes"})

    desk.post(f"{at}finish/")
    desk.post(f"{at}close/")

    row.refresh_from_db()
    assert (row.state, row.access_answer) == ("finished", "门口有坡道")
    assert Run.objects.get().state == "closed"
    assert "结业证" in desk.get(f"{her}certificate/").content.decode()


def test_what_she_needs_is_opened_and_the_look_is_on_record(desk, officer):
    caiyun = an_artisan(region=officer.organ.region)
    row = enrol(run=a_run(officer), person=person_of(caiyun), by=caiyun.user, access="手语")

    desk.get(f"{AT}enrolments/{row.pk}/")

    look = Sighting.objects.get()
    assert (look.about, look.viewer, look.what) == (caiyun.user, officer.user, "training.access")
    assert "手语" not in desk.get(f"{AT}runs/{row.run_id}/").content.decode()


def a_sheet(*lines):
    return SimpleUploadedFile("a.csv", "\n".join(["序号,姓名,分钟", *lines]).encode())


def test_a_table_of_attendance_twice_is_once(desk, officer):
    run = a_past_run(officer)
    row = enrol(run=run, person=a_person(), by=officer.user)
    session = run.sessions.first()
    at = f"{AT}runs/{run.pk}/sessions/{session.pk}/import/"

    for _ in range(2):
        assert desk.post(at, {"file": a_sheet("1,秀英,90")}).status_code == 302

    kept = Attendance.objects.get()
    assert (kept.enrolment, kept.minutes, kept.way) == (row, 90, "sheet")


@pytest.mark.parametrize(
    "lines",
    [("1,桂花,90",), (",秀英,90",), (",小花,90",), ("1,秀英,x",), ("9,秀英,90",),
     ("1,秀英,90", "1,秀英,60"), ("1,秀英,9000",)],
)  # fmt: skip
def test_a_table_that_names_nobody_or_two_is_refused_whole(desk, officer, lines):
    run = a_past_run(officer)
    for _ in range(2):
        enrol(run=run, person=a_person(), by=officer.user)
    at = f"{AT}runs/{run.pk}/sessions/{run.sessions.first().pk}/import/"

    answer = desk.post(at, {"file": a_sheet("2,秀英,180", *lines)})

    assert (answer.status_code, Attendance.objects.count()) == (400, 0)


@pytest.mark.parametrize("data", [b"", b"\x00\x01", "没有表头".encode()])
def test_a_file_that_is_no_table_is_told(desk, officer, data):
    run = a_past_run(officer)
    enrol(run=run, person=a_person(), by=officer.user)
    at = f"{AT}runs/{run.pk}/sessions/{run.sessions.first().pk}/import/"

    answer = desk.post(at, {"file": SimpleUploadedFile("a.csv", data)})

    assert answer.status_code == 400


def test_a_run_cancelled_without_a_reason_stays(desk, officer):
    run = a_run(officer)
    assert desk.post(f"{AT}runs/{run.pk}/cancel/", {"reason": ""}).status_code == 400
    assert Run.objects.get().state == "open"

    desk.post(f"{AT}runs/{run.pk}/cancel/", {"reason": "老师病了"})

    assert Run.objects.get().state == "cancelled"


def test_a_trainer_is_asked_by_her_phone_and_ended(desk, officer):
    site, yang = a_site(officer), a_user(name="杨老师", phone="+8613812345678")
    at = f"{AT}sites/{site.pk}/trainer/"
    typed = {"name_zh": "杨老师", "phone": "13812345678", "until": str(today())}
    for wrong in ({"phone": "1"}, {"phone": "13912345678"}, {"until": "2020-01-01"}):
        assert desk.post(at, typed | wrong).status_code == 400
    desk.post(at, typed)
    trainer = Trainer.objects.get()
    assert trainer.user == yang

    for _ in range(2):
        desk.post(f"{AT}trainers/{trainer.pk}/end/")

    assert Trainer.objects.in_force().count() == 0


def test_a_plan_stands_once_three_organs_have_put_their_names(client, officer):
    for kind in ("disabled", "women", "rural"):
        each = a_county_officer(officer.organ.region, kind=kind)
        client.force_login(each.user)
        if kind == "disabled":
            typed = {"year": "2026", "person_times": "60", "words": "苗绣和剪纸"}
            client.post(f"{AT}plans/", typed)
            assert client.post(f"{AT}plans/", typed).status_code == 400
        assert TrainingPlan.objects.get().approved_at is None
        for _ in range(2):
            client.post(f"{AT}plans/2026/yes/")

    assert PlanApproval.objects.count() == 3
    assert TrainingPlan.objects.get().approved_at is not None


def test_lists_go_out_as_tables(desk, officer):
    run = a_run(officer)
    enrol(run=run, person=a_person(), by=officer.user, access="轮椅")

    for form in ("csv", "xlsx"):
        answer = desk.get(f"{AT}runs/{run.pk}/list/?form={form}")
        assert (answer.status_code, "attachment" in answer["Content-Disposition"]) == (200, True)
    text = b"".join(desk.get(f"{AT}runs/{run.pk}/list/")).decode()
    assert ("秀英" in text, "轮椅" in text) == (True, False)


def test_a_long_list_asks_no_more_of_the_database(desk, officer):
    run = a_run(officer, seats=20)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(f"{AT}runs/{run.pk}/").status_code == 200
        return len(asked)

    enrol(run=run, person=a_person(), by=officer.user)
    few = queries()
    for _ in range(6):
        enrol(run=run, person=a_person(), by=officer.user)

    assert queries() == few <= 20
