"""An officer's start page: what waits, what is late, and her region's figures."""

import pytest

from programme.record.models import Step
from programme.record.services import note_step
from programme.targets.reckoning import reckon
from sellers.organs.models import Officer
from tests.cast import a_claim, an_officer
from tests.flows.visitors import signed_in
from tests.programme.people import a_county_officer, a_person

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def page_of(officer):
    return signed_in(officer.user).get("/desk/").content.decode()


def test_what_waits_is_named_with_its_number_and_what_does_not_is_not():
    a_claim()
    page = page_of(an_officer())
    assert "等你核对的证件" in page
    assert "等核对的荣誉" not in page


def test_who_has_nothing_waiting_is_told_so():
    assert "现在没有等着的" in page_of(a_county_officer(role=Officer.Role.VIEWER))


def test_her_region_s_figures_are_the_worker_s(django_assert_max_num_queries):
    person = a_person()
    note_step(person=person, kind=Step.Kind.FINISHED, proof=person, by=None)
    officer = a_county_officer()
    assert "培训人次" not in page_of(officer)
    reckon()
    page = page_of(officer)
    assert "<dt>培训人次</dt><dd>1</dd>" in page
    client = signed_in(officer.user)
    with django_assert_max_num_queries(12):
        client.get("/desk/")
