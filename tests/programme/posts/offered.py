"""An enterprise that was checked, a cooperative with its code, and their posts."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from programme.pairing.models import Enterprise
from programme.pairing.services import check_enterprise, register_enterprise
from programme.posts.models import Post
from programme.posts.services import write_for_cooperative, write_for_enterprise
from sellers.cooperatives.models import Cooperative
from tests.cast import a_county, a_craft

CODE = "91110000600037341L"
_serial = count(1)


def an_enterprise(officer, is_checked=True, name_zh="黔绣公司") -> Enterprise:
    facts = {"name_zh": name_zh, "name_en": "", "region": a_county(), "uscc": ""}
    made = register_enterprise(officer=officer, facts=facts)
    if is_checked:
        check_enterprise(enterprise=made, uscc=CODE, officer=officer)
    return made


def said(**facts):
    """What a post says."""
    return {
        "title_zh": "在家绣鞋垫", "title_en": "", "about_zh": "绣花样，材料送到家。",
        "craft": a_craft(), "region": a_county(), "place_zh": "三棵树镇", "where": "home",
        "pay_by": "piece", "least_fen": 800, "most_fen": 1500, "hours_zh": "时间自己定",
        "places": 2, "is_step_free": True, "has_toilet": False, "signs": False, "access_zh": "",
        "is_free": True, "open_until": timezone.localdate() + timedelta(days=30),
    } | facts  # fmt: skip


def a_post(officer, enterprise=None, **facts) -> Post:
    checked = Enterprise.objects.filter(organ=officer.organ).exclude(checked_on=None)
    enterprise = enterprise or checked.first()
    enterprise = enterprise or an_enterprise(officer)
    key = f"post-{next(_serial)}"
    return write_for_enterprise(
        enterprise=enterprise, facts=said(**facts), key=key, officer=officer
    )


def a_coop_post(cooperative, **facts) -> Post:
    Cooperative.objects.filter(pk=cooperative.pk, uscc=None).update(uscc=CODE)
    by = cooperative.keepers.get(role="lead").user
    key = f"post-{next(_serial)}"
    return write_for_cooperative(cooperative=cooperative, facts=said(**facts), key=key, by=by)


def typed(**fields):
    """As a form sends it."""
    until = timezone.localdate() + timedelta(days=30)
    return {
        "key": "k", "title_zh": "在家绣鞋垫", "about_zh": "绣花样，材料送到家。",
        "craft": a_craft().pk, "place": "", "where": "home", "pay_by": "piece", "least": "8",
        "most": "15", "hours_zh": "时间自己定", "places": "2", "open_until": until.isoformat(),
        "is_free": "on",
    } | fields  # fmt: skip
