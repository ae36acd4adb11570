"""What becomes of it when she, or a trainer, goes."""

import pytest

from marketplace.account.queries import everything_about
from marketplace.account.services import delete_account
from programme.record.models import Person
from programme.record.services import person_of
from programme.training.enrolling import enrol
from programme.training.models import Enrolment, Trainer
from tests.cast import a_county, an_artisan
from tests.programme.people import a_person
from tests.programme.training.given import a_run, a_trainer, an_officer_here

pytestmark = pytest.mark.django_db


def test_her_copy_has_it_and_when_she_goes_her_place_is_the_next_one_s():
    officer, caiyun = an_officer_here(), an_artisan(region=a_county())
    run = a_run(officer, seats=1)
    hers = enrol(run=run, person=person_of(caiyun), by=caiyun.user, access="要坐轮椅")
    waiting = enrol(run=run, person=a_person(), by=officer.user)
    courses = everything_about(caiyun.user)["programme"]["courses"]
    assert [(each["course"], each["needs"]) for each in courses] == [("苗绣入门", "要坐轮椅")]

    delete_account(user=caiyun.user)

    states = dict(Enrolment.objects.values_list("pk", "state"))
    assert states == {hers.pk: "withdrawn", waiting.pk: "enrolled"}
    hers.refresh_from_db()
    assert (hers.access_text, hers.access_answer) == ("", "")
    assert Person.objects.get(pk=hers.person_id).name_zh == ""


def test_no_grant_outlives_a_trainer_s_account():
    trainer = a_trainer(an_officer_here())

    delete_account(user=trainer.user)

    assert Trainer.objects.in_force().count() == 0
