"""The invented province's organs share: a plan by craft, reasons for courses, things lent."""

import pytest

from marketplace.demo.people import load_people
from marketplace.demo.sharing import load_sharing
from programme.lending.models import Lending
from programme.training.models import CourseTag, PlanLine, Run
from tests.cast import a_county, a_division, an_officer, an_organ
from tests.programme.training.given import a_course, a_run, a_site

pytestmark = pytest.mark.django_db


def test_each_state_is_there_to_see_and_loaded_twice_it_is_the_same():
    users, county = load_people(), a_county()
    officer = an_officer(organ=an_organ(region=a_division()))
    officer.user = users["officer"]
    officer.save()
    assert load_sharing(users) is False
    course = a_course(officer, is_demo=True)
    a_run(officer, course=course, site=a_site(officer, region=county, is_demo=True), is_demo=True)

    assert [load_sharing(users), load_sharing(users)] == [True, False]

    states = Lending.objects.order_by("pk").values_list("state", "is_demo")
    assert list(states) == [("returned", True), ("used", True), ("asked", True)]
    assert Lending.objects.first().kind == "site"
    assert (CourseTag.objects.count(), PlanLine.objects.count()) == (1, 1)
    assert Run.objects.get().plan is not None
