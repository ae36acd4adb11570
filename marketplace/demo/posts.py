"""Invented posts: an enterprise's to do at home, a cooperative's, one taken and verified."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from ground.accounts.models import User
from ground.crafts.models import Craft
from ground.regions.models import Division
from marketplace.demo.clock import as_if, unheard
from marketplace.demo.market import Market
from programme.pairing.models import Enterprise
from programme.pairing.services import check_enterprise, register_enterprise
from programme.posts.alerts import raise_alert
from programme.posts.candidacies import accept, ask, verify
from programme.posts.models import Post
from programme.posts.services import write_for_cooperative, write_for_enterprise
from programme.record.services import person_of
from sellers.cooperatives.models import Cooperative, Keeper
from sellers.organs.models import Officer

KAILI, CODE = "522601", "91999999MADEM0PX0B"


@transaction.atomic
def load_posts(market: Market, users: dict[str, User]) -> bool:
    """False: they are there already."""
    if Post.objects.filter(is_demo=True).exists():
        return False
    officer = Officer.objects.select_related("organ__region", "user").get(user=users["officer"])
    with unheard():
        _of_enterprise(market, officer)
        _of_cooperative(users)
    return True


def _facts(**facts: Any) -> dict[str, Any]:
    return {
        "craft": Craft.objects.get(code="emb-miaoxiu"),
        "region": Division.objects.get(code=KAILI), "place_zh": "三棵树镇", "is_free": True,
        "open_until": timezone.localdate() + timedelta(days=60), "is_demo": True, "signs": False,
    } | facts  # fmt: skip


def _of_enterprise(market: Market, officer: Officer) -> None:
    """One woman works there since; another asked today; a third says that money was asked."""
    begun = timezone.now() - timedelta(days=20)
    with as_if(begun):
        post = _at_home(_enterprise(officer), officer)
        row = ask(post=post, person=person_of(market.artisans["A02"]), by=officer.user)
        accept(candidacy=row, answer="下周一上午来领材料，找杨师傅。", by=officer.user)
    day = timezone.localdate() - timedelta(days=12)
    verify(candidacy=row, began_on=day, evidence="看了承揽合同和领料单", officer=officer)
    ask(post=post, person=person_of(market.artisans["A01"]), by=officer.user)
    packing = write_for_enterprise(
        enterprise=post.enterprise,  # type: ignore[arg-type]
        officer=officer,
        key="demo-post-packing",
        facts=_facts(
            title_zh="到厂里检查和包装绣品", title_en="Check and pack embroidery at the workshop",
            about_zh="看针脚，剪线头，装盒。坐着做。", where="site", pay_by="month",
            least_fen=180_000, most_fen=240_000, hours_zh="每天 6 小时，周末休息", places=3,
            is_step_free=True, has_toilet=True, access_zh="要看得清针脚，可以坐轮椅。",
        ),
    )  # fmt: skip
    raise_alert(post=packing, why="other", words="说好六小时，去了说八小时。", by=officer.user)


def _enterprise(officer: Officer) -> Enterprise:
    county = Division.objects.get(code=KAILI)
    facts = {"name_zh": "黔东南绣品公司", "name_en": "Qiandongnan Embroidery", "region": county}
    made = register_enterprise(officer=officer, facts={**facts, "uscc": "", "is_demo": True})
    check_enterprise(enterprise=made, uscc=CODE, officer=officer)
    return made


def _at_home(enterprise: Enterprise, officer: Officer) -> Post:
    facts = _facts(
        title_zh="在家绣鞋垫", title_en="Embroider insoles at home",
        about_zh="花样和线送到家，绣好来收。", where="home", pay_by="piece",
        least_fen=3_500, most_fen=6_000, hours_zh="时间自己定，一周交一次", places=10,
        is_step_free=False, has_toilet=False, access_zh="坐着做，手要能捏住针。",
    )  # fmt: skip
    return write_for_enterprise(
        enterprise=enterprise, facts=facts, key="demo-post-home", officer=officer
    )


def _of_cooperative(users: dict[str, User]) -> None:
    keeper = Keeper.objects.filter(user=users["keeper"], role=Keeper.Role.LEAD).first()
    if keeper is None:
        return
    coop = Cooperative.objects.get(pk=keeper.cooperative_id)
    if coop.uscc is None:
        return
    facts = _facts(
        title_zh="合作社教新来的人打籽绣", title_en="Teach newcomers seed stitch",
        about_zh="一次教三个人，讲慢一点。", where="both", pay_by="day", least_fen=10_000,
        most_fen=10_000, hours_zh="一周两天，上午", places=1, is_step_free=True,
        has_toilet=False, signs=True, access_zh="能用手语或写字教。",
    )  # fmt: skip
    write_for_cooperative(
        cooperative=coop, facts={**facts, "region": _county(coop)}, key="demo-post-coop",
        by=users["keeper"],
    )  # fmt: skip


def _county(coop: Cooperative) -> Division:
    return coop.region or Division.objects.get(code=KAILI)
