"""Addresses of leaders, pairings, groups and enterprises, and of both sides' own pages."""

from programme.pairing.models import Enterprise, Grant, Group, Leader, Member, Pairing, Visit
from programme.pairing.services import found_group, join, register_enterprise, visit
from programme.record.services import person_of
from tests.cast import a_user
from tests.programme.door import Door
from tests.programme.pairing.pairs import a_leader, a_pairing
from tests.programme.people import DAY, a_person

MODELS = [Enterprise, Grant, Group, Leader, Member, Pairing, Visit]
_VISIT = {"key": "k", "on": "2026-03-02", "done_zh": "教了新花样"}
DOORS = {
    "desk-pairing": Door(),
    "desk-pairing-leader-new": Door(reads=False),
    "desk-pairing-leader": Door("leader"),
    "desk-pairing-leader-end": Door("leader", reads=False),
    "desk-pairing-new": Door("leader", reads=False),
    "desk-pairing-one": Door("pairing", asks=_VISIT),
    "desk-pairing-end": Door("pairing", reads=False, asks={"why": "搬走了"}),
    "desk-pairing-groups": Door(),
    "desk-pairing-group-new": Door(reads=False),
    "desk-pairing-group": Door("group"),
    "desk-pairing-member-end": Door("group member", reads=False),
    "desk-pairing-enterprises": Door(),
    "desk-pairing-enterprise-new": Door(reads=False),
    "desk-pairing-enterprise": Door("enterprise", asks={"women": "3", "on": "2026-03-02"}),
    "desk-pairing-enterprise-check": Door(
        "enterprise", reads=False, asks={"uscc": "91110000600037341L"}
    ),
    "studio-pairing": Door(who="herself"),
    "studio-pairing-choose": Door(
        "her pairing", who="herself", more={"kind": "steps"}, asks={"let": "yes"}
    ),
    "studio-pairing-person": Door("pairing", who="leader"),
    "studio-pairing-visit": Door("pairing", who="leader", asks=_VISIT),
}


def rows(world):
    officer, county = world.officer, world.county
    leader = a_leader(officer, user=a_user("韦大姐"), agrees_to_name=True)
    pairing = a_pairing(leader, a_person("秀英", county))
    said = {"on": DAY, "done_zh": "教了新花样，看了针脚。", "result_zh": "她学会了两样。"}
    visit(pairing=pairing, facts=said, key="row", by=officer.user)
    about = {"region": county, "since": DAY, "leader": leader, "name_zh": "苗绣互助组"}
    group = found_group(officer=officer, facts=about)
    company = {"name_zh": "绣品公司", "name_en": "", "region": county, "uscc": ""}
    return {
        "leader": leader, "pairing": pairing, "group": group,
        "group member": join(group=group, person=a_person("水妹", county), officer=officer),
        "enterprise": register_enterprise(officer=officer, facts=company),
        "her pairing": a_pairing(leader, person_of(world.herself.artisan)),
    }  # fmt: skip
