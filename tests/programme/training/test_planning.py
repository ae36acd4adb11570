"""What a course is called with its reason, a run held again, a plan beside what came of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programme.training.attending import mark_there
from programme.training.enrolling import enrol
from programme.training.finishing import assess, finish
from programme.training.models import Course, CourseTag, PlanLine, Run, TrainingPlan
from programme.training.services import draft_plan, save_course
from tests.cast import a_county, a_craft
from tests.programme.people import a_county_officer, a_person
from tests.programme.training.given import (
    a_course,
    a_past_run,
    a_run,
    a_trainer,
    an_officer_here,
    today,
)

pytestmark = pytest.mark.django_db
AT = "/desk/programme/training/"


@pytest.fixture
def officer():
    return an_officer_here()


@pytest.fixture
def desk(client, officer):
    client.force_login(officer.user)
    return client


def typed(**more):
    known = {"name_zh": "苗绣小件", "craft": a_craft().pk, "kind": "full", "units": "8"}
    return known | {"fee": "0", "counts": "on", "is_active": "on"} | more


def test_a_course_is_called_what_its_writer_gives_a_reason_for(desk):
    reason = "2025 年景区店里卖了三千件"
    desk.post(f"{AT}courses/new/", typed(why_demand=reason, about_en="Small Miao pieces"))
    course = Course.objects.get()
    assert list(course.tags.values_list("tag", "reason")) == [("demand", reason)]

    desk.post(f"{AT}courses/{course.pk}/", typed(why_world="外国买家的订单"))

    assert list(course.tags.values_list("tag", "reason")) == [("world", "外国买家的订单")]
    assert "外国买家的订单" in desk.get(f"{AT}courses/{course.pk}/").content.decode()


def test_who_says_nothing_of_them_leaves_the_reasons(officer):
    course = a_course(officer)
    CourseTag.objects.create(course=course, tag="demand", reason="卖得好")

    save_course(course=course, facts={"units": 9}, officer=officer)

    assert list(course.tags.values_list("tag", flat=True)) == ["demand"]


def test_the_list_is_read_by_what_courses_are_called(desk, officer):
    CourseTag.objects.create(
        course=a_course(officer, name_zh="苗绣小件"), tag="demand", reason="卖得好"
    )
    a_course(officer, name_zh="剪纸窗花")

    pages = [
        desk.get(f"{AT}courses/?tag={tag}").content.decode() for tag in ("demand", "world", "x")
    ]

    assert ["苗绣小件" in page for page in pages] == [True, False, True]
    assert ["剪纸窗花" in page for page in pages] == [False, False, True]
    assert "High market demand" in desk.get(f"/en{AT}courses/?tag=demand").content.decode()


def test_a_tag_is_no_longer_than_its_field(desk):
    assert desk.post(f"{AT}courses/new/", typed(why_demand="长" * 201)).status_code == 400
    assert Course.objects.count() == 0


def test_a_run_is_held_again_with_its_hours_and_nobody_on_its_list(desk, officer):
    trainer = a_trainer(officer, until=today() + timedelta(days=20))
    run = a_past_run(officer, trainer=trainer, note_zh="管午饭")
    enrol(run=run, person=a_person(), by=officer.user)
    soon = today() + timedelta(days=10)

    desk.post(f"{AT}runs/{run.pk}/again/", {"begins_on": str(soon)})
    desk.post(f"{AT}runs/{run.pk}/again/", {"begins_on": str(soon + timedelta(days=20))})

    first, second = Run.objects.exclude(pk=run.pk).order_by("pk")
    assert (first.state, first.taken, first.note_zh) == ("planned", 0, "管午饭")
    assert (first.begins_on, first.ends_on) == (soon, soon + timedelta(days=1))
    assert first.enrol_until == first.ends_on
    hours = [list(each.sessions.values_list("starts_at", "minutes")) for each in (run, first)]
    assert hours[0] == hours[1]
    # Her grant ends before the second is over.
    assert (first.trainer, second.trainer) == (trainer, None)


@pytest.mark.parametrize("day", ["", "明天", "2020-01-01", "2999-01-01"])
def test_a_run_is_not_held_again_on_a_day_that_is_none(desk, officer, day):
    run = a_run(officer)

    assert desk.post(f"{AT}runs/{run.pk}/again/", {"begins_on": day}).status_code == 400

    assert Run.objects.count() == 1


def test_a_course_that_is_taught_no_more_is_not_held_again(desk, officer):
    run = a_run(officer)
    Course.objects.update(is_active=False)

    day = str(today() + timedelta(days=9))
    assert desk.post(f"{AT}runs/{run.pk}/again/", {"begins_on": day}).status_code == 400

    assert Run.objects.count() == 1


def a_plan(officer, year=None, **lines):
    facts = {"year": year or today().year, "person_times": 60, "words": "苗绣和剪纸"}
    return draft_plan(officer=officer, facts=facts | lines)


def test_a_plan_says_how_many_of_each_craft(desk):
    craft = a_craft()
    typed = {"year": "2030", "person_times": "60", "words": "苗绣"}
    at = f"{AT}plans/"
    for wrong in ("苗绣", "没有这门 9", f"{craft.name_zh} 0", f"{craft.name_zh} 61",
                  f"{craft.name_zh} 5\n{craft.name_zh} 6"):  # fmt: skip
        assert desk.post(at, typed | {"lines": wrong}).status_code == 400
    assert TrainingPlan.objects.count() == 0

    desk.post(at, typed | {"lines": f"{craft.name_zh}　４０人次"})

    assert list(PlanLine.objects.values_list("craft", "person_times")) == [(craft.pk, 40)]


def test_planned_stands_beside_done_for_runs_of_the_plan_alone(desk, officer):
    craft = a_craft()
    plan = a_plan(officer, lines={craft: 40})
    run, other = a_past_run(officer), a_past_run(officer, course=a_course(officer, name_zh="又一"))
    year = run.begins_on.year
    TrainingPlan.objects.update(year=year)
    for each in (run, other):
        row = enrol(run=each, person=a_person(), by=officer.user)
        for session in each.sessions.all():
            mark_there(session=session, enrolment=row, way="list", by=officer.user)
        assess(enrolment=row, is_able=True, by=officer.user)
        finish(enrolment=row, officer=officer)

    desk.post(f"{AT}runs/{run.pk}/plan/", {"plan": plan.pk})

    (_plan, progress), = desk.get(f"{AT}plans/").context["rows"]  # fmt: skip
    (line,) = progress.rows
    assert (line.craft, line.planned, line.places, line.done) == (craft, 40, run.seats, 1)
    desk.post(f"{AT}runs/{run.pk}/plan/", {"plan": ""})
    assert Run.objects.get(pk=run.pk).plan is None


def test_a_run_goes_into_no_plan_of_another_year_or_place(desk, officer):
    run = a_run(officer)
    elsewhere = a_county_officer(a_county("520103", "云岩区"))
    plans = [a_plan(officer, year=run.begins_on.year + 1), a_plan(elsewhere, run.begins_on.year)]

    for plan in plans:
        desk.post(f"{AT}runs/{run.pk}/plan/", {"plan": plan.pk})

    assert Run.objects.get().plan is None


def test_many_plans_ask_no_more_of_the_database(desk, officer):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(f"{AT}plans/").status_code == 200
        return len(asked)

    run = a_run(officer)
    a_plan(officer, lines={a_craft(): 9})
    Run.objects.update(plan=TrainingPlan.objects.get())
    few = queries()
    for year in range(2030, 2036):
        a_plan(officer, year=year, lines={a_craft(): 9})
        a_run(officer, course=run.course, plan=TrainingPlan.objects.get(year=year))

    assert queries() == few <= 14
