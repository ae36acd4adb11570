"""Women of the Corps and the state farms are their own organs', and not the province's."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from programme.competitions.entering import refusal_of
from programme.competitions.queries import seen_by
from programme.record.models import Person
from programme.record.queries import persons_for, unit_of
from programme.record.services import load_units, person_of, register_person
from programme.survey.meeting import Acting, asks_special, meet
from programme.targets.queries import home_of, sees_in_full
from programme.training.queries import plans_for
from programme.training.services import draft_plan
from sellers.artisans.models import Artisan
from sellers.organs.models import Organ
from sellers.organs.queries import organs_of
from sellers.verification.queries import credentials_for, women_for
from tests.cast import (
    a_claim,
    a_division,
    a_registered,
    a_user,
    a_verified,
    an_officer,
    an_organ,
)
from tests.flows.visitors import signed_in
from tests.programme.competitions.contests import a_contest
from tests.programme.people import a_person

pytestmark = pytest.mark.django_db
PLACES = {"bt": ("650000", "新疆维吾尔自治区", "659001", "石河子市"),
          "hk": ("230000", "黑龙江省", "230110", "香坊区")}  # fmt: skip


class World:
    """A province with its own organ, and a special unit's within it: province and county each."""

    def __init__(self, special):
        load_units()
        code, name, county, county_name = PLACES[special]
        self.special = special
        self.province = a_division(code, name, name)
        city = a_division(f"{county[:4]}00", "市", "city", "city", self.province)
        self.county = a_division(county, county_name, "county", "county", city)
        self.theirs = self.officer(self.province, special)
        self.theirs_below = self.officer(self.county, special)
        self.province_s = self.officer(self.province)
        self.county_s = self.officer(self.county)
        self.woman = a_person("秀英", self.county, unit=unit_of(self.county, special))
        self.neighbour = a_person("秀莲", self.county)

    def officer(self, region, special="", kind="disabled"):
        organ = Organ.objects.create(kind=kind, region=region, special=special, name_zh="残联")
        return an_officer("viewer", organ)


@pytest.fixture(params=["bt", "hk"])
def world(request):
    return World(request.param)


def test_each_sees_her_own_people_and_the_nation_sees_all(world):
    seen = {
        name: [each.name_zh for each in persons_for(getattr(world, name))]
        for name in ("theirs", "theirs_below", "province_s", "county_s")
    }
    nation = an_officer("viewer", Organ.objects.create(kind="disabled", name_zh="中国残联"))

    assert seen == {
        "theirs": ["秀英"], "theirs_below": ["秀英"],
        "province_s": ["秀莲"], "county_s": ["秀莲"],
    }  # fmt: skip
    assert persons_for(nation).count() == 2


def test_a_page_of_hers_is_shut_to_the_other_unit(world):
    hers = f"/desk/programme/people/{world.woman.pk}/"
    answers = {
        name: signed_in(getattr(world, name).user).get(hers).status_code
        for name in ("theirs", "theirs_below", "province_s", "county_s")
    }
    assert answers == {"theirs": 200, "theirs_below": 200, "province_s": 404, "county_s": 404}


def test_each_has_its_own_place_on_the_board(world):
    own, province = home_of(world.theirs), home_of(world.province_s)
    assert (own, province) == (world.special, world.province.pk[:2])
    assert not sees_in_full(world.theirs, province)
    assert not sees_in_full(world.province_s, own)
    assert sees_in_full(world.theirs, home_of(world.theirs_below))


def test_an_organ_leads_those_below_of_its_own_unit(world):
    led = {each["pk"] for each in organs_of(world.theirs)}
    assert led == {world.theirs.organ_id, world.theirs_below.organ_id}
    assert {each["pk"] for each in organs_of(world.province_s)} == {
        world.province_s.organ_id, world.county_s.organ_id,
    }  # fmt: skip


def test_claims_and_women_with_a_shop_are_their_own_units_too(world):
    hers = a_registered("彩云", world.county)
    Artisan.objects.filter(pk=hers.pk).update(special=world.special)
    hers.refresh_from_db()
    a_claim(artisan=hers)
    a_verified(artisan=a_registered("阿朵", world.county))
    counts = {
        name: (credentials_for(officer).count(), women_for(officer).count())
        for name, officer in (("theirs", world.theirs), ("province's", world.province_s))
    }
    assert counts == {"theirs": (1, 0), "province's": (1, 1)}
    assert person_of(hers).unit_id == world.special


def test_a_year_s_plan_and_a_competition_are_of_one_unit(world):
    facts = {"year": 2026, "words": "十字绣", "person_times": 20}
    plans = [draft_plan(facts=facts, officer=each) for each in (world.theirs, world.province_s)]
    assert [list(plans_for(each)) for each in (world.theirs, world.province_s)] == [
        [plans[0]], [plans[1]],
    ]  # fmt: skip
    contests = [a_contest(each) for each in (world.theirs, world.province_s)]
    hers, neighbour_s = [each.events.get() for each in contests]
    assert [refusal_of(hers, each) for each in (world.woman, world.neighbour)] == [
        "credential", "place",
    ]  # fmt: skip
    assert refusal_of(neighbour_s, world.woman) == "place"
    assert [list(seen_by(each)) for each in (world.theirs_below, world.county_s)] == [
        [contests[0]], [contests[1]],
    ]  # fmt: skip


def test_whom_their_organ_meets_is_theirs_and_a_surveyor_of_the_province_may_say_so(world):
    facts = {"name_zh": "玉兰", "region": world.county, "place_zh": "", "phone": ""}
    met = register_person(officer=world.theirs, facts=facts)
    surveyor = Acting(user=a_user(), organ=world.county_s.organ, place=world.county)
    said = meet(acting=surveyor, facts=facts | {"special": world.special})
    assert (met.unit_id, said.unit_id) == (world.special, world.special)
    assert asks_special(surveyor)
    assert not asks_special(Acting(user=a_user(), organ=world.theirs.organ, place=world.county))
    assert not asks_special(Acting(user=a_user(), organ=an_organ(), place=an_organ().region))


def test_an_officer_of_the_province_registers_a_woman_for_the_other_unit(world):
    form = {"name": "玉兰", "place": f"{world.province} {world.county}", "special": world.special}
    answer = signed_in(world.county_s.user).post("/desk/programme/people/new/", form)
    assert answer["Location"] == "/desk/programme/people/"
    assert Person.objects.get(name_zh="玉兰").unit_id == world.special


@pytest.mark.parametrize("place", ["520000", None])
def test_no_organ_of_theirs_lies_elsewhere(place):
    region = a_division() if place else None
    with pytest.raises(IntegrityError), transaction.atomic():
        Organ.objects.create(kind="disabled", region=region, special="bt", name_zh="残联")
    assert Organ.objects.count() == 0


def test_an_officer_of_the_corps_is_appointed_by_a_command(world):
    user, special, out = a_user(), world.special, StringIO()
    said = {"region": world.province.pk, "special": special, "organ": "women", "stdout": out}
    call_command("appoint_officer", user.phone, **said)
    assert (user.officer.organ.special, user.officer.organ.region) == (special, world.province)
    with pytest.raises(CommandError):
        call_command("appoint_officer", user.phone, region="", special=special)
