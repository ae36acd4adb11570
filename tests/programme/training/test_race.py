"""Many press for the last place at once: one has it, the others stand in line, each once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from programme.training.enrolling import enrol
from programme.training.errors import TrainingError
from programme.training.models import Enrolment, Run
from tests.programme.people import a_person
from tests.programme.training.given import a_run, an_officer_here

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 4


def at_once(*deeds):
    together = Barrier(len(deeds))

    def do(deed):
        try:
            together.wait()
            return deed().state
        except TrainingError as refusal:
            return type(refusal).__name__
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(do, deeds))


def pressed(run, person, officer):
    return lambda: enrol(run=Run.objects.get(pk=run.pk), person=person, by=officer.user)


def test_the_last_place_goes_to_one_and_the_others_wait_in_turn():
    officer = an_officer_here()
    run = a_run(officer, seats=1)
    women = [a_person(f"秀英{n}") for n in range(MANY)]

    answers = at_once(*[pressed(run, each, officer) for each in women])

    assert answers == ["enrolled"] + ["waiting"] * (MANY - 1)
    assert Run.objects.get().taken == 1
    assert sorted(Enrolment.objects.values_list("roll", flat=True)) == [1, 2, 3, 4]


def test_one_woman_entered_twice_at_once_takes_one_place():
    officer = an_officer_here()
    run, woman = a_run(officer, seats=2), a_person()

    answers = at_once(*[pressed(run, woman, officer)] * 2)

    assert answers == ["EnrolledAlready", "enrolled"]
    assert (Run.objects.get().taken, Enrolment.objects.count()) == (1, 1)
