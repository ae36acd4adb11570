"""Leaders and pairings for tests."""

from programme.pairing.models import Leader, Pairing
from programme.pairing.services import name_leader, pair
from tests.cast import a_craft
from tests.programme.people import DAY, a_county_officer, a_person


def a_leader(officer=None, user=None, name_zh="韦大姐", **facts) -> Leader:
    officer = officer or a_county_officer()
    facts = {"craft": a_craft(), "since": DAY, "region": officer.organ.region} | facts
    return name_leader(officer=officer, facts={"user": user, "name_zh": name_zh, **facts})


def a_pairing(leader=None, person=None, **facts) -> Pairing:
    leader = leader or a_leader()
    facts = {"model": "one", "enterprise": None, "from_on": DAY} | facts
    officer = leader.made_by.officer
    return pair(leader=leader, person=person or a_person(), officer=officer, facts=facts)
