"""The invented cooperatives: what they are, their members' grants, how they share."""

from datetime import date, timedelta
from typing import Any

from ground.accounts.models import User
from sellers.artisans.models import Artisan
from sellers.cooperatives.models import Cooperative, Grant, Keeper, Membership, Relation
from sellers.cooperatives.uscc import read_uscc
from sellers.sharing.models import Agreement

JOINED = date(2025, 3, 1)
_MODELS = {
    "合作社+贫困户": Relation.Model.COOPERATIVE,
    "公司+协会+农户": Relation.Model.COMPANY,
    "市场+贫困户": Relation.Model.MARKET,
    "协会+贫困户": Relation.Model.ASSOCIATION,
}
_KINDS = {"公司+协会+农户": Cooperative.Kind.ASSOCIATION}
_PAID_BY_HAND = 2  # each second member lets her cooperative receive her pay


def facts_of(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "region_id": f"{row['province_code']}0000",
        "place_zh": row["place_zh"],
        "kind": _KINDS.get(row["model"], Cooperative.Kind.COOPERATIVE),
        "uscc": read_uscc(row["uscc_demo"], is_demo=True),
        "is_demo": True,
    }


def people_of(
    row: dict[str, Any], cooperative: Cooperative, artisans: dict[str, Artisan], keeper: User
) -> None:
    """Its keeper, its members with their grants, the model of the plan, and the agreement."""
    Keeper.objects.create(cooperative=cooperative, user=keeper)
    members = [
        Membership.objects.create(
            cooperative=cooperative,
            artisan=artisans[key],
            joined_on=JOINED,
            number=f"{number:03d}",
            pieces_a_week=6,
        )
        for number, key in enumerate(row["members"], start=1)
    ]
    for number, member in enumerate(members):
        _grants(member, pays=number % _PAID_BY_HAND == 1)
    relation = Relation.objects.create(
        cooperative=cooperative, model=_MODELS[row["model"]], agreed_on=JOINED, recorded_by=keeper
    )
    relation.members.set(members)
    _agreement(cooperative, keeper)


def _agreement(cooperative: Cooperative, keeper: User) -> None:
    Agreement.objects.create(
        cooperative=cooperative,
        maker_permille=700,
        welfare_permille=50,
        material_permille=50,
        words="卖一百元，做的人得七十元，五元进公益金，五元买材料，二十元留在合作社。",
        in_force_from=JOINED - timedelta(days=1),
        made_by=keeper,
    )


def _grants(member: Membership, *, pays: bool) -> None:
    kinds = [kind for kind in Grant.Kind if pays or kind != Grant.Kind.PAY]
    Grant.objects.bulk_create(
        Grant(
            membership=member,
            kind=kind,
            floor_percent=90 if kind == Grant.Kind.PRICE else None,
            given_by=member.artisan.user,
        )
        for kind in kinds
    )
