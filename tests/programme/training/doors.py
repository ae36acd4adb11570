"""Addresses of training: the desk, her own pages, the trainer's rooms."""

from programme.record.services import load_units, person_of
from programme.training.attending import mark_there
from programme.training.enrolling import enrol
from programme.training.finishing import assess, finish
from programme.training.models import (
    Attendance,
    Certificate,
    Course,
    CourseTag,
    Enrolment,
    Followup,
    LessonProgress,
    Outreach,
    PlanApproval,
    PlanLine,
    Rule,
    Run,
    Session,
    Site,
    Trainer,
    TrainingPlan,
)
from programme.training.services import draft_plan
from sellers.artisans.models import Artisan
from tests.cast import a_user
from tests.programme.door import Door
from tests.programme.people import a_person
from tests.programme.training.given import (
    a_course,
    a_past_run,
    a_run,
    a_site,
    a_trainer,
    an_outreach,
)

MODELS = [
    Attendance, Certificate, Course, CourseTag, Enrolment, Followup, LessonProgress, Outreach,
    PlanApproval, PlanLine, Rule, Run, Session, Site, Trainer, TrainingPlan,
]  # fmt: skip
_AT = {"session": "run's session"}
_WHY = {"why-reason": "没有来上课", "reason": "老师病了不办"}
DOORS = {
    **{f"desk-training{name}": Door() for name in (
        "", "-calendar", "-sites", "-courses", "-trainers", "-plans", "-rules", "-runs",
        "-followups", "-outreach", "-outreach-print",
    )},
    **{f"desk-training-{name}-new": Door(reads=False) for name in (
        "site", "course", "run", "outreach",
    )},
    "desk-training-outreach-one": Door("outreach"),
    "desk-training-plan-yes": Door(more={"year": "year"}, reads=False),
    "desk-training-site": Door("site", reads=False),
    "desk-training-teach": Door("site", reads=False),
    "desk-training-unteach": Door("trainer's grant", reads=False),
    "desk-training-course": Door("course", reads=False),
    "desk-training-run": Door("run"),
    "desk-training-run-sheet": Door("run"),
    **{f"desk-training-run-{name}": Door("run", reads=False, asks=_WHY) for name in (
        "change", "open", "seats", "finish", "close", "cancel", "enrol", "again", "plan",
    )},
    "desk-training-session": Door("run", more=_AT, reads=False),
    "desk-training-import": Door("run", more=_AT, reads=False),
    "desk-training-enrolment": Door("enrolment"),
    "desk-training-paper": Door("finished"),
    **{f"desk-training-{name}": Door("enrolment", reads=False, asks=_WHY) for name in (
        "answer", "assess", "finish", "unfinished", "withdraw",
    )},
    "desk-training-revoke": Door("finished", reads=False, asks=_WHY),
    "desk-training-followup": Door("followup", reads=False),
    "studio-training": Door(who="herself"),
    "studio-lessons": Door(who="herself"),
    "studio-training-run": Door(who="herself", more={"pk": "run"}),
    "studio-lesson-watched": Door(who="herself", more={"pk": "run"}),
    **{f"studio-training-{name}": Door("her place", who="herself") for name in ("mine", "leave")},
    "studio-training-paper": Door("her paper", who="herself"),
    "teaching": Door(who="trainer"),
    "teaching-run": Door("run", who="trainer"),
    "teaching-assess": Door("run", who="trainer", more={"enrolment": "enrolment"}),
    "teaching-session": Door("run", who="trainer", more=_AT),
    "teaching-import": Door("run", who="trainer", more=_AT),
    "teaching-code": Door(who="trainer", more={"code": "code"}),
}  # fmt: skip


def rows(world):
    load_units()
    officer = world.officer
    trainer = a_trainer(officer, user=a_user(name="杨老师"))
    run = a_run(officer, trainer=trainer, seats=9)
    enrolment = enrol(run=run, person=a_person(region=world.county), by=officer.user, access="手语")
    her = Artisan.objects.get(user=world.herself)
    past = a_past_run(officer, course=run.course, seats=9)
    finished = _finished(past, a_person(region=world.county), officer)
    followup = Followup.objects.create(enrolment=finished, months=3, due_on=past.ends_on)
    course = a_course(officer, name_zh="剪纸")
    year = draft_plan(
        officer=officer, facts={"year": past.ends_on.year + 1, "person_times": 60, "words": "苗绣"}
    ).year
    return {
        "run": run, "run's session": run.sessions.first(), "enrolment": enrolment,
        "code": enrolment.code, "trainer": trainer, "trainer's grant": trainer,
        "site": a_site(officer), "course": course, "year": year,
        "other run": a_run(officer, course=course),
        "outreach": an_outreach(officer, runs=[run]),
        "which list": "runs", "finished": finished, "followup": followup,
        "her place": enrol(run=run, person=person_of(her), by=world.herself),
        "her paper": _finished(past, person_of(her), officer),
    }  # fmt: skip


def _finished(run, person, officer):
    row = enrol(run=run, person=person, by=officer.user)
    for session in run.sessions.all():
        mark_there(session=session, enrolment=row, way="list", by=officer.user)
    assess(enrolment=row, is_able=True, by=officer.user)
    finish(enrolment=row, officer=officer)
    row.refresh_from_db()
    return row
