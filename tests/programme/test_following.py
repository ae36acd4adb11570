"""What is not done yet goes with her when she moves; what was over stays where it was."""

from datetime import date, timedelta

import pytest

from programme.finance.queries import cases_for
from programme.pairing.queries import pairings_for
from programme.pairing.services import end
from programme.record.moving import agree_on_paper, hand_over
from programme.training.enrolling import enrol
from programme.training.queries import enrolments_for
from tests.flows.visitors import signed_in
from tests.programme.finance.given import a_case
from tests.programme.pairing.pairs import a_leader, a_pairing
from tests.programme.record.moved import two_counties
from tests.programme.training.given import a_run

pytestmark = pytest.mark.django_db


def handed_over(two):
    row = two.asked()
    agree_on_paper(handover=row, photo=b"paper", officer=two.receiving)
    hand_over(handover=row, officer=two.giving)
    return two.person


def test_open_loans_pairings_and_courses_follow_her():
    two = two_counties()
    case = a_case(two.person)
    pairing = a_pairing(a_leader(two.giving), two.person)
    course = enrol(run=a_run(two.giving), person=two.person, by=two.giving.user)

    handed_over(two)

    assert [list(cases_for(each)) for each in (two.giving, two.receiving)] == [[], [case]]
    assert [list(pairings_for(each)) for each in (two.giving, two.receiving)] == [[], [pairing]]
    assert list(enrolments_for(two.giving)) == [course]  # it leads the course
    path = f"/desk/programme/people/{two.person.pk}/open/"
    page = signed_in(two.receiving.user).get(path).content.decode()
    for said in ("苗绣入门", "韦大姐", f"/desk/programme/finance/cases/{case.pk}/"):
        assert said in page
    assert f"/training/enrolments/{course.pk}/" not in page
    assert signed_in(two.giving.user).get(path).status_code == 404


def test_a_pairing_that_was_over_stays_with_its_organ():
    two = two_counties()
    pairing = a_pairing(a_leader(two.giving), two.person, from_on=date(2026, 1, 5))
    end(pairing=pairing, why="她搬家了", by=two.giving.user)
    type(pairing).objects.update(until_on=two.to.since - timedelta(days=1))

    handed_over(two)

    assert [list(pairings_for(each)) for each in (two.giving, two.receiving)] == [[pairing], []]


def test_the_new_organ_ends_an_open_pairing_and_still_reads_it():
    two = two_counties()
    pairing = a_pairing(a_leader(two.giving), two.person)
    handed_over(two)
    desk = signed_in(two.receiving.user)
    path = f"/desk/programme/pairing/pairs/{pairing.pk}/"
    desk.post(f"{path}end/", {"why": "搬家了", "sure": "on"})
    pairing.refresh_from_db()
    assert pairing.until_on is not None
    assert desk.get(path).status_code == 200
