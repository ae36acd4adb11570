"""The plan of 2017 as it lies before us: two figures in its text, 29 in its annex.

Nothing here is repaired, rounded, put in another order or completed.
"""

import csv
from datetime import date
from pathlib import Path

from django.db import transaction

from programme.record.models import ReportingUnit
from programme.record.services import load_units
from programme.targets.grounds import cover
from programme.targets.models import Document, Target, TargetSet

NUMBER = "残联发〔2017〕24号"
_ANNEX = Path(__file__).parent / "data" / "annex_figures.csv"
_PERIOD = {"from_year": 2017, "until_year": 2020}
_DOCUMENT = {
    "title_zh": "发展手工制作促进贫困残疾妇女就业脱贫行动实施方案",
    "title_en": "Action plan: crafts for the employment of poor disabled women",
    "issuers_zh": "中国残疾人联合会 国务院扶贫开发领导小组办公室 中华全国妇女联合会",
    "issued_on": date(2017, 4, 24),
}
_TEXT = {
    "name_zh": "正文的全国目标",
    "name_en": "National targets of the text",
    "source": "正文：为8万人次……技能培训，帮助5万名……从事手工制作品业",
    "as_given": True,
}
_TABLE = {
    "name_zh": "附件的数字",
    "name_en": "Figures of the annex",
    "source": "附件",
    "as_given": True,
    "note_zh": "附件没有写明这些数字算的是什么；福建、青海、新疆兵团和黑龙江垦区没有数字。"
    "照原样存着，没有改，也没有补。",
    "note_en": "The annex does not say what its figures count; it has none for Fujian, Qinghai, "
    "the Xinjiang Corps and the Heilongjiang state farms. Stored as it stands: nothing was "
    "changed and nothing filled in.",
}
NATION = {Target.Metric.PERSON_TIMES: 80_000, Target.Metric.PERSONS: 50_000}


@transaction.atomic
def load_plan() -> int:
    """As often as one likes; what officers said since then stays. How many targets there are."""
    load_units()
    document, _new = Document.objects.get_or_create(number=NUMBER, defaults=_DOCUMENT)
    text, annex = (_a_set(document, facts) for facts in (_TEXT, _TABLE))
    loaded = Target.objects.filter(set__in=[text, annex], is_added=False)
    if not loaded.exists():
        for metric, value in NATION.items():
            _a_target(text, None, value, metric)
        given = annex_figures()
        for unit in ReportingUnit.objects.all():
            _a_target(annex, unit, given.get(unit.pk), Target.Metric.UNSPECIFIED)
    return loaded.count()


def annex_figures() -> dict[str, int]:
    with _ANNEX.open(encoding="utf-8", newline="") as file:
        return {row["gb_code"]: int(row["persons"]) for row in csv.DictReader(file)}


def _a_set(document: Document, facts: dict[str, object]) -> TargetSet:
    rest = {name: value for name, value in facts.items() if name != "name_zh"}
    named = {"document": document, "name_zh": facts["name_zh"]}
    row, _new = TargetSet.objects.get_or_create(**named, defaults={**rest, **_PERIOD})
    return TargetSet.objects.select_for_update().get(pk=row.pk)


def _a_target(
    targets: TargetSet, unit: ReportingUnit | None, value: int | None, metric: Target.Metric
) -> None:
    source = targets.source if value is not None else "附件无此数"
    cover(Target.objects.create(set=targets, unit=unit, value=value, metric=metric, source=source))
