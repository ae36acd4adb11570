"""The plan's targets as they stand, and what the invented market did for them."""

from datetime import timedelta

from django.utils import timezone

from ground.accounts.models import User
from marketplace.demo.nation import WOMEN, load_nation, national_officer
from programme.record.gathering import gather_spells
from programme.record.services import load_units
from programme.targets.models import Document, Edition, Target, TargetSet
from programme.targets.periods import Period
from programme.targets.plan import load_plan
from programme.targets.publishing import give_out
from programme.targets.reckoning import reckon
from programme.targets.services import add_target, enter_set
from sellers.organs.models import Officer

_PLAN = Period(2017, 2020)


def load_board(users: dict[str, User], women: int = WOMEN) -> None:
    """A second time the same, reckoned anew."""
    load_units()
    load_plan()
    gather_spells()
    nation = national_officer(users["national"])
    load_nation(nation, women)
    _aim(Officer.objects.select_related("organ__region", "user").get(user=users["officer"]))
    reckon()
    _give_out(nation)


def _give_out(officer: Officer) -> None:
    """The years of the plan, the plan itself, and last year."""
    last = timezone.localdate().year - 1
    given = {(each.from_year, each.until_year) for each in Edition.objects.all()}
    for period in [*_PLAN.years, _PLAN, Period(last, last)]:
        if period not in given:
            give_out(period=period, officer=officer)


def _aim(officer: Officer) -> None:
    """What the officer's province set out to reach this year."""
    today = timezone.localdate()
    facts = {
        "number": f"演示〔{today.year}〕1号", "title_zh": "今年的工作目标（演示）",
        "issuers_zh": officer.organ.name_zh, "issued_on": today - timedelta(days=200),
        "name_zh": "各项目标", "name_en": "Targets of the year (demo)",
        "from_year": today.year, "until_year": today.year,
        "source": "演示文件，不是真的", "note_zh": "",
    }  # fmt: skip
    if TargetSet.objects.filter(document__number=facts["number"]).exists():
        return
    targets = enter_set(officer=officer, facts=facts)
    english = {"title_en": "Aims of the work this year (demo)"}
    Document.objects.filter(pk=targets.document_id).update(**english)
    for metric, value in {Target.Metric.PERSON_TIMES: 60, Target.Metric.PERSONS: 40}.items():
        given = {"unit_id": "52", "region": None, "metric": metric, "value": value}
        add_target(targets=targets, officer=officer, facts=given | {"source": facts["source"]})
