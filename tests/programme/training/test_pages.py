"""Her own pages, the trainer's rooms, and the page where anyone asks whether it is so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ground.messages.models import Message
from ground.privacy.services import give_consent
from programme.record.models import Step
from programme.record.services import load_units, person_of
from programme.training.attending import mark_there
from programme.training.enrolling import enrol
from programme.training.finishing import assess, finish, revoke
from programme.training.following import make_followups, months_after, note_answer
from programme.training.lessons import watch
from programme.training.models import Attendance, Enrolment, Followup, LessonProgress, Run, Trainer
from programme.training.services import end_trainer
from sellers.artisans.models import HelperAct, HelperGrant
from tests.cast import a_county, a_user, an_artisan
from tests.catalog.studio.hers import help_with
from tests.programme.people import a_person
from tests.programme.training.given import a_past_run, a_run, a_trainer, an_officer_here, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return an_officer_here()


@pytest.fixture
def caiyun():
    return an_artisan(region=a_county())


@pytest.fixture
def hers(client, caiyun):
    client.force_login(caiyun.user)
    return client


def finished(officer, person):
    row = enrol(run=a_past_run(officer), person=person, by=officer.user)
    for session in row.run.sessions.all():
        mark_there(session=session, enrolment=row, way="list", by=officer.user)
    assess(enrolment=row, is_able=True, by=officer.user)
    return finish(enrolment=row, officer=officer)


def test_a_helper_whom_she_asked_to_enrols_for_her_and_she_is_told(client, officer, caiyun):
    run, helper = a_run(officer), a_user(name="阿梅")
    facts = {"artisan": caiyun, "phone": helper.phone, "helper": helper, "until": "2099-01-01"}
    grant = HelperGrant.objects.create(granted_by=caiyun.user, may_list=True, **facts)
    help_with(client, grant)
    page = f"/studio/training/runs/{run.pk}/"
    assert client.get(page).status_code == 404

    HelperGrant.objects.update(may_learn=True)
    for _ in range(2):
        client.post(page, {"access": "要坐轮椅"})

    row = Enrolment.objects.get()
    assert (row.person.artisan, row.entered_by, row.state) == (caiyun, helper, "enrolled")
    acts = HelperAct.objects.values_list("what", "about", "object_id")
    assert list(acts) == [("报了一个培训班", "苗绣入门", row.pk)]
    told = Message.objects.filter(kind="training.enrolled")
    assert [each.recipient for each in told] == [caiyun.user.phone]
    assert "要坐轮椅" not in client.get(f"/studio/training/{row.pk}/").content.decode()
    client.post(f"/studio/training/{row.pk}/leave/")
    assert Enrolment.objects.get().state == "withdrawn"


def test_she_enrols_by_one_press_and_again_changes_nothing(hers, officer):
    run = a_run(officer)
    assert "苗绣入门" in hers.get("/studio/training/").content.decode()

    for _ in range(2):
        hers.post(f"/studio/training/runs/{run.pk}/", {"access": "要坐轮椅"})

    row = Enrolment.objects.get()
    page = hers.get(f"/studio/training/{row.pk}/").content.decode()
    assert (row.state, row.access, row.access_text) == ("enrolled", "asked", "要坐轮椅")
    assert row.code[:4] in page
    assert hers.post(f"/studio/training/runs/{run.pk}/", {"access": "长" * 201}).status_code == 302


def test_where_no_place_is_left_she_waits_and_gives_it_back(hers, officer):
    run = a_run(officer, seats=1)
    enrol(run=run, person=a_person(), by=officer.user)
    assert "可以排队" in hers.get("/studio/training/").content.decode()
    hers.post(f"/studio/training/runs/{run.pk}/", {"access": ""})
    row = Enrolment.objects.get(state="waiting")
    assert "你排在第 1 个" in hers.get(f"/studio/training/{row.pk}/").content.decode()

    for _ in range(2):
        hers.post(f"/studio/training/{row.pk}/leave/")

    row.refresh_from_db()
    assert (row.state, Run.objects.get().taken) == ("withdrawn", 1)


def test_words_too_long_are_told(hers, officer):
    run = a_run(officer)

    answer = hers.post(f"/studio/training/runs/{run.pk}/", {"access": "长" * 201})

    assert (answer.status_code, Enrolment.objects.count()) == (400, 0)


def test_who_has_not_said_who_she_is_sees_courses_and_is_led_on(client, officer):
    run = a_run(officer)
    client.force_login(a_user())

    assert "/studio/register/" in client.get("/studio/training/").content.decode()
    assert client.post(f"/studio/training/runs/{run.pk}/").status_code == 404
    assert Enrolment.objects.count() == 0


def test_having_finished_she_sees_her_paper_and_the_door_to_a_shop(hers, caiyun, officer):
    certificate = finished(officer, person_of(caiyun))
    at = f"/studio/training/{certificate.enrolment_id}/"

    page, paper = hers.get(at).content.decode(), hers.get(f"{at}certificate/").content.decode()

    assert "/studio/register/" in page
    assert ("彩云" in paper, certificate.code[:4] in paper) == (True, True)
    revoke(certificate=certificate, officer=officer, reason="记错了人")
    assert hers.get(f"{at}certificate/").status_code == 404


def test_anyone_may_ask_whether_a_certificate_is_so_and_learns_little(client, officer):
    certificate = finished(officer, a_person("龙秀英"))

    page = client.get(f"/certificates/{certificate.code.lower()}/").content.decode()

    said = ("龙＊＊" in page, "苗绣入门" in page, "秀英" in page, "残疾" in page)
    assert said == (True, True, False, False)
    assert client.get("/certificates/").status_code == 200
    assert client.get("/certificates/?code=").status_code == 400
    for wrong in ("AAAAAAAAAAAAA", "x", "残" * 50, certificate.code[:-1] + "2"):
        if wrong != certificate.code:
            assert client.get("/certificates/", {"code": wrong}).status_code in {400, 404}
    revoke(certificate=certificate, officer=officer, reason="记错了人")
    page = client.get(f"/certificates/{certificate.code}/").content.decode()
    assert ("已经收回" in page, "龙" in page) == (True, False)


def test_codes_are_not_tried_one_after_the_other(client):
    answers = [client.get("/certificates/AAAA/").status_code for _ in range(31)]

    assert (answers[:30], answers[30]) == ([404] * 30, 429)


def test_a_trainer_keeps_the_list_by_name_by_code_and_by_press(client, officer):
    trainer = a_trainer(officer)
    run = a_run(officer, trainer=trainer)
    one, two = (enrol(run=run, person=a_person(), by=officer.user) for _ in range(2))
    client.force_login(trainer.user)
    session = run.sessions.first()
    at = f"/desk/teaching/runs/{run.pk}/"
    for page in ("/desk/teaching/", at, f"{at}sessions/{session.pk}/"):
        assert client.get(page).status_code == 200
    assert client.post("/desk/teaching/", {"code": one.code}).status_code == 302

    for _ in range(2):
        client.post(f"/desk/teaching/code/{one.code}/")
        client.post(f"{at}sessions/{session.pk}/", {"there": [one.pk, two.pk, "x", "99"]})
        client.post(f"{at}able/{two.pk}/", {"able": "yes"})

    assert sorted(Attendance.objects.values_list("enrolment", "minutes", "way")) == [
        (one.pk, 180, "code"), (two.pk, 180, "list"),
    ]  # fmt: skip
    assert Enrolment.objects.get(pk=two.pk).assessed == "passed"


def test_where_all_came_one_press_says_so_and_who_waits_is_not_among_them(client, officer):
    trainer = a_trainer(officer)
    run = a_run(officer, trainer=trainer, seats=2)
    women = [enrol(run=run, person=a_person(name), by=officer.user) for name in "甲乙丙"]
    session = run.sessions.first()
    client.force_login(trainer.user)

    client.post(f"/desk/teaching/runs/{run.pk}/sessions/{session.pk}/", {"all": "yes"})

    marked = Attendance.objects.order_by("enrolment").values_list("enrolment", "minutes")
    assert list(marked) == [(women[0].pk, 180), (women[1].pk, 180)]


def test_a_trainer_whose_grant_ended_learns_of_nothing(client, officer):
    trainer = a_trainer(officer)
    run = a_run(officer, trainer=trainer)
    row = enrol(run=run, person=a_person(), by=officer.user)
    client.force_login(trainer.user)
    yesterday = today() - timedelta(days=1)
    at = ("/desk/teaching/", f"/desk/teaching/runs/{run.pk}/", f"/desk/teaching/code/{row.code}/")
    assert [client.get(each).status_code for each in at] == [200] * 3

    Trainer.objects.update(until=yesterday)
    assert [client.get(each).status_code for each in at] == [404] * 3
    Trainer.objects.update(until=today())
    end_trainer(trainer=trainer, officer=officer)

    assert [client.post(each).status_code for each in at] == [404] * 3
    assert Attendance.objects.count() == 0


def test_another_s_run_is_none_of_a_trainer_s(client, officer):
    run = a_run(officer, trainer=a_trainer(officer))
    other = a_trainer(officer, user=a_user(name="吴老师"))
    client.force_login(other.user)

    assert client.get("/desk/teaching/").status_code == 200
    assert client.get(f"/desk/teaching/runs/{run.pk}/").status_code == 404


def test_months_are_counted_by_the_calendar():
    day = today().replace(year=2025, month=11, day=30)
    said = [months_after(day, months).isoformat() for months in (3, 6, 12, -3)]
    assert said == ["2026-02-28", "2026-05-30", "2026-11-30", "2025-08-30"]


def test_followups_fall_due_once_and_the_officer_asks(officer):
    certificate = finished(officer, a_person())
    assert make_followups() == 0
    Run.objects.update(ends_on=months_after(today(), -6), begins_on=months_after(today(), -7))

    made = [make_followups(), make_followups()]

    rows = Followup.objects.order_by("months")
    assert (made, [row.months for row in rows]) == ([2, 0], [3, 6])
    facts = {"works": True, "sales_fen": 50000, "pieces_fen": None, "note": "要绷架"}
    note_answer(followup=rows[0], officer=officer, facts=facts)
    steps = Step.objects.filter(kind="followed").values_list("person", flat=True)
    assert list(steps) == [certificate.enrolment.person_id]


def test_where_she_agreed_the_books_answer(officer, caiyun):
    give_consent(user=caiyun.user, kind="sharing")
    finished(officer, person_of(caiyun))
    Run.objects.update(ends_on=months_after(today(), -3), begins_on=months_after(today(), -4))

    make_followups()

    row = Followup.objects.get()
    assert (row.source, row.works, row.sales_fen, row.pieces_fen) == ("records", False, 0, 0)
    assert row.done_on == timezone.localdate()
    assert Step.objects.filter(kind="followed").count() == 1


class Lesson:
    """As a page of the market's editors is, for who watches it."""

    title, craft, translation_key = "平针", None, "6b0c8f3e-8f57-4a4e-9f0a-0d7d0a5d7c11"


def test_a_lesson_is_watched_once(caiyun):
    load_units()
    watched = [watch(artisan=caiyun, lesson=Lesson, by=caiyun.user) for _ in range(2)]

    assert watched == [True, False]
    assert LessonProgress.objects.count() == 1
    assert Step.objects.filter(kind="lesson").count() == 1
