"""From a place in a run to a certificate and a step of her way."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from ground.messages.models import Message
from programme.record.models import Step
from programme.record.services import person_of
from programme.training.attending import keep_list, mark_there
from programme.training.enrolling import change_seats, enrol, withdraw
from programme.training.errors import (
    CalendarShort,
    EnrolledAlready,
    NotAssessed,
    NotEnough,
    NotNow,
    ResultsMissing,
    TooSoon,
)
from programme.training.finishing import assess, finish, finish_all, leave_unfinished, revoke
from programme.training.models import Attendance, Certificate, Enrolment, Rule, Run
from programme.training.services import cancel_run, close_run, open_run
from sellers.honours.models import Honour
from tests.cast import a_county, an_artisan
from tests.programme.people import a_person
from tests.programme.training.given import (
    a_course,
    a_past_run,
    a_run,
    an_officer_here,
    today,
)

pytestmark = pytest.mark.django_db
State = Enrolment.State


@pytest.fixture
def officer():
    return an_officer_here()


def coming(run, name="秀英", **fields):
    return enrol(run=run, person=a_person(name, **fields), by=run.made_by)


def attended(row, officer, sessions=2):
    for session in row.run.sessions.all()[:sessions]:
        mark_there(session=session, enrolment=row, way="list", by=officer.user)
    return row


def steps(kind=Step.Kind.FINISHED):
    return list(Step.objects.filter(kind=kind, voided_at=None).values_list("person", "reference"))


def told():
    return list(Message.objects.order_by("pk").values_list("kind", flat=True))


def test_she_comes_learns_and_can_show_it(officer):
    caiyun = an_artisan(region=a_county())
    row = enrol(run=a_past_run(officer), person=person_of(caiyun), by=caiyun.user)
    attended(row, officer)
    assess(enrolment=row, is_able=True, by=officer.user)

    certificate = finish(enrolment=row, officer=officer)

    row.refresh_from_db()
    assert (row.state, row.counts) == (State.FINISHED, True)
    assert steps() == [(row.person_id, f"training.run:{row.run_id}")]
    assert steps(Step.Kind.ENROLLED) == [(row.person_id, f"training.enrolment:{row.pk}")]
    assert Step.objects.get(kind="finished").happened_on == row.run.ends_on
    assert len(certificate.code) == 13
    badge = Honour.objects.get(artisan=caiyun)
    assert (badge.title, badge.state, badge.is_shown) == ("苗绣入门结业", "verified", False)
    assert told() == ["training.enrolled", "honour.verify", "training.finish"]


def test_finishing_is_pressed_twice_and_is_once(officer):
    row = attended(coming(a_past_run(officer)), officer)
    assess(enrolment=row, is_able=True, by=officer.user)
    finish(enrolment=row, officer=officer)

    with pytest.raises(NotNow):
        finish(enrolment=Enrolment.objects.get(pk=row.pk), officer=officer)

    assert Certificate.objects.count() == 1
    assert len(steps()) == 1


def test_half_of_the_minutes_is_not_enough(officer):
    row = attended(coming(a_past_run(officer)), officer, sessions=1)
    assess(enrolment=row, is_able=True, by=officer.user)

    with pytest.raises(NotEnough) as refusal:
        finish(enrolment=row, officer=officer)

    assert (refusal.value.minutes, refusal.value.needed) == (180, 288)
    assert (Certificate.objects.count(), steps()) == (0, [])


def test_who_was_not_assessed_or_cannot_yet_does_not_finish(officer):
    row = attended(coming(a_past_run(officer)), officer)
    with pytest.raises(NotAssessed):
        finish(enrolment=row, officer=officer)
    assess(enrolment=row, is_able=False, by=officer.user)

    with pytest.raises(NotAssessed):
        finish(enrolment=row, officer=officer)

    assert Certificate.objects.count() == 0


def test_a_short_refresher_is_finished_and_does_not_count(officer):
    course = a_course(officer, name_zh="复训", kind="refresher", units=4)
    row = attended(coming(a_past_run(officer, course=course)), officer)
    assess(enrolment=row, is_able=True, by=officer.user)

    finish(enrolment=row, officer=officer)

    assert (Certificate.objects.count(), steps()) == (1, [])


def test_a_run_is_judged_by_the_rule_of_its_last_day(officer):
    row = attended(coming(a_past_run(officer)), officer, sessions=1)
    assess(enrolment=row, is_able=True, by=officer.user)
    Rule.objects.create(begins_on=today(), share_percent=50, least_minutes=0, source="以后的")
    assert finish_all(run=row.run, officer=officer) == 0
    Rule.objects.create(
        begins_on=date(2020, 1, 1), share_percent=50, least_minutes=0, source="那时的"
    )

    assert finish_all(run=row.run, officer=officer) == 1


def test_the_last_place_is_given_once_and_goes_to_who_waits_longest(officer):
    run = a_run(officer, seats=1)
    first, second, third = (coming(run, name, phone="+8613800000009") for name in "甲乙丙")
    assert [first.state, second.state, third.state] == ["enrolled", "waiting", "waiting"]

    withdraw(enrolment=first, by=officer.user)

    states = Enrolment.objects.order_by("roll").values_list("state", flat=True)
    assert list(states) == ["withdrawn", "enrolled", "waiting"]
    assert Run.objects.get().taken == 1
    assert told()[-2:] == ["training.withdraw", "training.moved_up"]
    assert [person for person, _ in steps(Step.Kind.ENROLLED)] == [second.person_id]
    with pytest.raises(NotNow):
        withdraw(enrolment=first, by=officer.user)
    assert Run.objects.get().taken == 1


def test_more_places_let_those_who_wait_in(officer):
    run = a_run(officer, seats=1)
    rows = [coming(run, name) for name in "甲乙丙"]

    assert change_seats(run=run, seats=2, officer=officer) == 1

    assert [Enrolment.objects.get(pk=row.pk).state for row in rows] == [
        "enrolled", "enrolled", "waiting",
    ]  # fmt: skip
    with pytest.raises(NotNow):
        change_seats(run=run, seats=1, officer=officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Run.objects.update(taken=3)


def test_one_woman_has_one_place_on_whichever_row_of_hers(officer):
    run, person = a_run(officer), a_person()
    enrol(run=run, person=person, by=officer.user)
    other = a_person("秀英", same_as=person)

    for again in (person, other):
        with pytest.raises(EnrolledAlready):
            enrol(run=run, person=again, by=officer.user)

    assert (Enrolment.objects.count(), Run.objects.get().taken) == (1, 1)


def test_two_women_of_one_name_are_two_on_the_list(officer):
    run = a_past_run(officer)
    one, two = coming(run), coming(run)
    assert (one.roll, two.roll, one.code == two.code) == (1, 2, False)
    session = run.sessions.first()

    keep_list(session=session, there={two.pk}, by=officer.user)

    minutes = Attendance.objects.order_by("enrolment__roll").values_list("minutes", flat=True)
    assert list(minutes) == [0, 180]


def test_the_list_sent_twice_changes_nothing(officer):
    run = a_past_run(officer)
    row, session = coming(run), run.sessions.first()

    changed = [keep_list(session=session, there={row.pk}, by=officer.user) for _ in range(2)]

    assert changed == [1, 0]


def test_nobody_is_there_before_the_day(officer):
    run = a_run(officer)
    row = coming(run)

    with pytest.raises(TooSoon):
        mark_there(session=run.sessions.last(), enrolment=row, way="code", by=officer.user)

    assert Attendance.objects.count() == 0


def test_a_run_does_not_close_over_open_enrolments(officer):
    run = a_past_run(officer)
    row, waiting = coming(run), None
    coming(run, "桂花")
    waiting = coming(run, "梨花", phone="+8613800000009")
    with pytest.raises(ResultsMissing) as refusal:
        close_run(run=run, officer=officer)
    assert refusal.value.names == ["1 秀英", "2 桂花"]
    assert Run.objects.get().state == Run.State.OPEN

    for each in run.enrolments.filter(state=State.ENROLLED):
        leave_unfinished(enrolment=each, officer=officer, reason="家里有事")
    close_run(run=run, officer=officer)

    assert Run.objects.get().state == Run.State.CLOSED
    waiting.refresh_from_db()
    assert (waiting.state, told()[-1]) == (State.WITHDRAWN, "training.no_place")
    with pytest.raises(NotNow):
        close_run(run=run, officer=officer)
    with pytest.raises(NotNow):
        mark_there(session=run.sessions.first(), enrolment=row, way="list", by=officer.user)


def test_a_cancelled_run_tells_all_and_takes_the_steps_back(officer):
    run = a_run(officer, seats=1)
    for name in "甲乙":
        coming(run, name, phone="+8613800000009")

    assert cancel_run(run=run, officer=officer, reason="老师病了") == 2

    assert set(run.enrolments.values_list("state", flat=True)) == {State.CANCELLED}
    assert told().count("training.cancel") == 2
    assert "老师病了" in Message.objects.filter(kind="training.cancel").first().body
    assert steps(Step.Kind.ENROLLED) == []
    with pytest.raises(NotNow):
        cancel_run(run=run, officer=officer, reason="再一次")


def test_a_calendar_that_is_too_short_opens_no_run(officer):
    run = a_run(officer, opened=False)
    run.sessions.last().delete()

    with pytest.raises(CalendarShort):
        open_run(run=run, officer=officer)

    assert Run.objects.get().state == Run.State.PLANNED


def test_past_the_last_day_nobody_enrols(officer):
    run = a_run(officer, enrol_until=today() - timedelta(days=1))

    with pytest.raises(NotNow):
        coming(run)

    assert Enrolment.objects.count() == 0


def test_what_counts_for_the_plan_is_free(officer):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_course(officer, fee_fen=100)
    assert a_course(officer, fee_fen=100, counts=False).fee_fen == 100


def test_who_moved_is_counted_where_she_lives_when_she_finishes(officer):
    row = attended(coming(a_past_run(officer)), officer)
    there = a_county("520103", "云岩区")
    row.person.region = there
    row.person.save()
    assess(enrolment=row, is_able=True, by=officer.user)

    finish(enrolment=row, officer=officer)

    regions = dict(Step.objects.values_list("kind", "region"))
    assert regions == {"enrolled": "522601", "finished": "520103"}


def test_a_certificate_taken_back_counts_no_more(officer):
    row = attended(coming(a_past_run(officer)), officer)
    assess(enrolment=row, is_able=True, by=officer.user)
    certificate = finish(enrolment=row, officer=officer)

    revoke(certificate=certificate, officer=officer, reason="记错了人")

    assert steps() == []
    with pytest.raises(NotNow):
        revoke(certificate=certificate, officer=officer, reason="记错了人")
