"""Loan terms of the Corps and the state farms are for their own people, the province's for its."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from programme.finance.desk_forms import ForHerForm
from programme.finance.errors import NotNow
from programme.finance.models import LoanTerms
from programme.finance.queries import terms_for, terms_in_force
from programme.finance.terms import note_terms
from sellers.artisans.models import Artisan
from sellers.organs.models import Organ
from tests.cast import a_registered, an_officer
from tests.flows.visitors import signed_in
from tests.programme.finance.given import some_terms
from tests.programme.test_units import World

pytestmark = pytest.mark.django_db
FACTS = {"kind": "startup", "ceiling_fen": 20_000_000, "source": "当地的通知"}
FACTS |= {"from_on": date(2026, 1, 1)}
DESK = "/desk/programme/finance/terms/"


@pytest.fixture(params=["bt", "hk"])
def world(request):
    world = World(request.param)
    world.everywhere = some_terms()
    world.ours = note_terms(officer=world.theirs, facts=FACTS)
    world.others = note_terms(officer=world.province_s, facts=FACTS)
    return world


def test_one_notice_may_stand_for_both_and_once_for_each(world):
    assert (world.ours.special, world.others.special) == (world.special, "")
    assert world.ours.region == world.others.region == world.province
    for officer in (world.theirs, world.province_s):
        with pytest.raises(NotNow):
            note_terms(officer=officer, facts=FACTS)
    with pytest.raises(IntegrityError), transaction.atomic():
        LoanTerms.objects.create(region=None, special=world.special, **FACTS)


def test_each_woman_is_offered_her_own_unit_s_and_the_nation_s(world):
    today = timezone.localdate()
    assert set(terms_in_force(world.county, today)) == {world.everywhere, world.others}
    theirs = terms_in_force(world.county, today, world.special)
    assert set(theirs) == {world.everywhere, world.ours}

    for person, own in ((world.woman, world.ours), (world.neighbour, world.others)):
        offered = ForHerForm(person).fields["terms_row"].queryset
        assert set(offered) == {world.everywhere, own}


def test_her_own_page_shows_no_terms_of_the_other_unit(world):
    artisan = a_registered("彩云", world.county)
    Artisan.objects.filter(pk=artisan.pk).update(special=world.special)
    hers = signed_in(artisan.user)

    assert set(hers.get("/studio/finance/").context["terms"]) == {world.everywhere, world.ours}
    assert hers.get(f"/studio/finance/loans/{world.others.pk}/check/").status_code == 404


def test_each_officer_sees_her_own_and_the_nation_all(world):
    nation = an_officer("viewer", Organ.objects.create(kind="disabled", name_zh="中国残联"))

    assert set(terms_for(world.theirs)) == {world.everywhere, world.ours}
    assert set(terms_for(world.county_s)) == {world.everywhere}
    assert set(terms_for(world.province_s)) == {world.everywhere, world.others}
    assert set(terms_for(nation)) == {world.everywhere, world.ours, world.others}


def test_an_officer_of_theirs_notes_them_at_the_desk(world):
    desk = signed_in(world.theirs_below.user)

    assert f"{DESK}new/" in desk.get(DESK).content.decode()
    sent = {
        "kind": "startup",
        "ceiling_fen": "300000",
        "source": "师市的通知",
        "from_on": "2026-01-01",
    }
    desk.post(f"{DESK}new/", sent)

    noted = LoanTerms.objects.get(source="师市的通知")
    assert (noted.region, noted.special) == (world.county, world.special)
    assert world.woman.unit.name in desk.get(DESK).content.decode()
