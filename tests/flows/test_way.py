"""From a survey to a figure on a board: one woman, first met without an account."""

import pytest

from ground.privacy.vault import fingerprint
from programme.record.gathering import gather_spells
from programme.record.queries import known_person, spells_of, way_of
from programme.record.services import register_person
from programme.targets.models import Figure
from programme.targets.own import own_figures
from programme.targets.reckoning import reckon
from programme.training.enrolling import enrol
from programme.training.finishing import assess, finish
from sellers.verification.number import read_number
from tests.cast import a_county, a_number, a_verified, a_work, an_officer
from tests.flows.visitors import signed_in
from tests.programme.people import DAY, a_county_officer
from tests.programme.survey.asked import a_response, a_round
from tests.programme.training.given import a_past_run
from tests.programme.training.test_flow import attended
from tests.shop.fulfilment.parts import a_paid_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return a_county_officer()


def met_in_the_village(officer, number):
    """By her certificate, of which only a fingerprint stays."""
    identity = read_number(number, DAY).identity
    facts = {"name_zh": "彩云", "region": a_county(), "place_zh": "三棵树镇"}
    facts["identity_print"] = fingerprint(identity, "identity")
    return register_person(officer=officer, facts=facts)


def learns(person, officer):
    row = enrol(run=a_past_run(officer), person=person, by=officer.user)
    attended(row, officer)
    assess(enrolment=row, is_able=True, by=officer.user)
    return finish(enrolment=row, officer=officer)


def test_survey_course_shop_sale_spell_and_the_board(till, officer):
    number = a_number()
    person = met_in_the_village(officer, number)
    a_response(a_round(officer), person)
    learns(person, officer)

    credential = a_verified(officer=an_officer(), number=number)  # she opens her shop
    a_paid_part(till, {a_work(shop=credential.artisan.shop): 1})
    assert gather_spells() == 1
    reckon()

    assert known_person(credential.artisan) == person
    assert [step.kind for step in way_of(person).order_by("pk")] == [
        "surveyed", "enrolled", "finished", "employed",
    ]  # fmt: skip
    assert [spell.kind for spell in spells_of(person)] == ["shop"]
    assert [(row.value, row.target) for row in own_figures(officer)] == [(1, None)] * 3
    assert set(Figure.objects.values_list("value", flat=True)) == {1}

    desk = signed_in(officer.user)
    records = desk.get("/desk/programme/targets/records/", {"measure": "employed"})
    assert "彩云" in records.content.decode()
    hers = signed_in(credential.artisan.user).get("/studio/way/").content.decode()
    assert "苗绣入门" in hers
