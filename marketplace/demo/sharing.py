"""What organs of the invented province share: places and things lent, a plan, why a course is."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from ground.accounts.models import User
from ground.regions.models import Division
from marketplace.demo.clock import as_if, unheard
from marketplace.demo.desk import KAILI
from marketplace.demo.people import BY_KEY, a_user
from marketplace.demo.sisters import ago
from programme.lending.models import Lending
from programme.lending.services import agree, ask, take_back, use
from programme.training.models import Course, Run, Site, TrainingPlan
from programme.training.planning import link_run, plans_of
from programme.training.services import draft_plan
from sellers.organs.models import Officer, Organ

_REASONS = {
    "demand": ("苗绣", "演示：近一年景区店里绣片卖得最多"),
    "general": ("剪纸", "演示：一把剪刀一张纸，哪里都能学"),
    "world": ("剪纸", "演示：外国买家的订单里常要窗花"),
}


@transaction.atomic
def load_sharing(users: dict[str, User]) -> bool:
    """False: it is there already, or there are no courses yet."""
    officer = Officer.objects.select_related("organ__region", "user").get(user=users["officer"])
    if Lending.objects.filter(is_demo=True).exists() or not Course.objects.filter(is_demo=True):
        return False
    with unheard():
        _call_by_name()
        _plan(officer)
        _lend(officer, _women_officer(officer))
    Lending.objects.update(is_demo=True)
    return True


def _call_by_name() -> None:
    for tag, (name, reason) in _REASONS.items():
        for course in Course.objects.filter(is_demo=True, name_zh__startswith=name):
            course.tags.get_or_create(tag=tag, defaults={"reason": reason})


def _plan(officer: Officer) -> None:
    year = timezone.localdate().year
    if not TrainingPlan.objects.filter(region=officer.organ.region, year=year).exists():
        lines = {course.craft: 30 for course in Course.objects.filter(is_demo=True)}
        words = "演示：苗绣和剪纸为主，开在县里和集镇上，先教还没有收入的人。"
        facts = {"year": year, "person_times": 60, "words": words, "lines": lines}
        draft_plan(officer=officer, facts=facts)
    for run in Run.objects.filter(is_demo=True):
        plan = plans_of(run).first()
        if plan:
            link_run(run=run, plan=plan, officer=officer)


def _women_officer(officer: Officer) -> Officer:
    organ, _new = Organ.objects.get_or_create(
        kind=Organ.Kind.WOMEN, region=officer.organ.region,
        defaults={
            "name_zh": "贵州省妇联（演示）", "name_en": "Guizhou Women's Federation (demo)",
            "is_demo": True,
        },
    )  # fmt: skip
    user = a_user(BY_KEY["women"].phone, BY_KEY["women"].name)
    return Officer.objects.get_or_create(user=user, defaults={"organ": organ})[0]


def _lend(officer: Officer, women: Officer) -> None:
    """One lent and back, one in use, one that waits for the federation's answer."""
    home = Site.objects.create(
        name_zh="凯里妇女之家（演示）", name_en="Kaili Women's House (demo)", kind="base",
        region=Division.objects.get(code=KAILI), address_zh="环城路（虚构）", seats=30,
        is_step_free=True, organ=women.organ, is_demo=True,
    )  # fmt: skip
    today, day = timezone.localdate(), timedelta(days=1)
    with as_if(ago(36)):
        back = _asked(officer, "site", site=home, why_zh="苗绣班开班", first=6, last=7)
        agree(lending=back, officer=women)
    use(lending=back, officer=officer, used_on=today - 30 * day, run=_a_run())
    take_back(lending=back, officer=women, returned_on=today - 28 * day, note_zh="打扫干净了")
    frames = {"lender": women.organ, "things_zh": "绷架 20 个"}
    lent = _asked(officer, "materials", why_zh="下一期用", first=0, last=6, **frames)
    agree(lending=lent, officer=women)
    use(lending=lent, officer=officer, used_on=today)
    ours = Site.objects.filter(is_demo=True, organ=officer.organ).first()
    if ours:
        _asked(women, "site", site=ours, why_zh="妇女节的剪纸课", first=20, last=21)


def _asked(officer: Officer, kind: str, *, first: int, last: int, **facts: Any) -> Lending:
    today = timezone.localdate()
    days = {"from_on": today + timedelta(days=first), "until_on": today + timedelta(days=last)}
    return ask(officer=officer, kind=kind, facts={**facts, **days})


def _a_run() -> Run | None:
    return Run.objects.filter(is_demo=True).order_by("begins_on").first()
