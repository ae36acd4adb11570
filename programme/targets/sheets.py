"""Target figures from a document's table: as it gives them, with where it says so."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy

from ground.regions.models import Division
from ground.sheets.cells import Choice, Text, Whole
from ground.sheets.choices import labelled, word
from ground.sheets.kinds import Judged, Verdict
from ground.sheets.tables import Column, Row
from ground.sheets.told import told as _
from ground.sheets.told import told_of
from programme.record.models import ReportingUnit
from programme.record.units import UNITS, WITHIN
from programme.targets.errors import TargetsError
from programme.targets.models import Ground, Target, TargetSet
from programme.targets.places import path_of, with_those_above
from programme.targets.queries import may_speak_for
from programme.targets.services import add_target
from sellers.organs.models import Officer
from sellers.organs.sheets import DeskSheet

say = gettext_lazy
_AT_ONCE = 500
_SET, _UNIT, _PLACE = say("组号"), say("哪个报告单位"), say("下面哪个市县")
_NATION = say("全国")
_VALUE = say("数字")


def _units() -> Choice:
    """Only those of the plan; the nation is none of them."""
    words: dict[str, str] = {word(name): "" for name in ("全国", "nation", "the nation")}
    words |= {word(name): each.code for each in UNITS for name in (each.code, each.zh, each.en)}
    shown = {each.pk: each.name_zh for each in ReportingUnit.objects.all()}
    return Choice(words, {"": _NATION} | shown)


def columns_of_targets() -> list[Column]:
    return [
        Column(
            "set", _SET, Whole(1, 2**31 - 1), ("set",), example="2",
            note=say("下载的目标里有，这一组的页面上也有"),
        ),
        Column("unit", _UNIT, _units(), ("单位", "省"), example=say("贵州")),
        Column(
            "region", _PLACE, Text(40), ("市县",), is_needed=False,
            example="522601", note=say("写全名或代码；整个单位就空着"),
        ),
        Column("metric", say("统计什么"), labelled(Target.Metric), example=say("人次"),
            note=say("文件没有写明，就写“没有写明算什么”")),
        Column(
            "value", _VALUE, Whole(0, 100_000_000), is_needed=False, empty=None, example="1200",
            note=say("文件里没有数字，就空着，不要写 0"),
        ),
        Column(
            "source", say("出处"), Text(200), example=say("附件一第 3 行"),
            note=say("在文件的哪里。没有出处的数字不收"),
        ),
        Column("responsible", say("谁负责"), Text(80), is_needed=False),
    ]  # fmt: skip


class KnownTargets:
    """Sets, places and figures that are there, and what of the file itself covers a place."""

    def __init__(self, officer: Officer, rows: Sequence[Row]) -> None:
        self.officer = officer
        numbers = {row.values["set"] for row in rows}
        self.sets = {each.pk: each for each in TargetSet.objects.filter(pk__in=numbers)}
        self.units = {each.pk: each for each in ReportingUnit.objects.all()}
        typed = {row.values["region"] for row in rows} - {""}
        places = Division.objects.filter(Q(pk__in=typed) | Q(name_zh__in=typed))
        places = places.exclude(level=Division.Level.PROVINCE)
        self.places = list(places.select_related("parent__parent"))
        self.figures: dict[tuple[Any, ...], list[Target]] = {}
        for each in Target.objects.filter(set__in=self.sets):
            spot = (each.set_id, each.unit_id, each.region_id)
            self.figures.setdefault(spot, []).append(each)
        covered = Ground.objects.filter(set__in=self.sets)
        said = covered.values_list("set", "metric", "place", "target")
        self.ground = {(pk, metric, place): bool(whole) for pk, metric, place, whole in said}

    def figure(self, row: Row, spot: tuple[Any, ...]) -> Target | None:
        """The same one, also where an officer has said meanwhile what it counts."""
        there = self.figures.get(spot, [])
        same = [each for each in there if each.metric == row.values["metric"]]
        if not same and row.values["metric"] == Target.Metric.UNSPECIFIED:
            said = (row.values["source"], row.values["value"])
            same = [each for each in there if (each.source, each.value) == said]
        return same[0] if same else None

    def place_of(self, row: Row, unit: ReportingUnit | None) -> Division | None:
        typed = row.values["region"]
        if not typed:
            return None
        head = WITHIN.get(unit.pk, unit.pk) if unit else "-"
        within = [each for each in self.places if each.pk.startswith(head)]
        found = [each for each in within if each.pk == typed]
        found = found or [each for each in within if each.name_zh == typed]
        if len(found) != 1:
            row.refuse(told_of(_PLACE), _("没有找到，或者不止一个，请写代码"))
        return found[0] if len(found) == 1 else None

    def covers(self, number: int, metric: str, place: str) -> bool:
        """False: another target there, above or below counts the same."""
        itself, *above = with_those_above(place)
        spots = [(number, metric, each) for each in above]
        own = (number, metric, itself)
        if own in self.ground or any(self.ground.get(spot) for spot in spots):
            return False
        self.ground |= {own: True} | {spot: self.ground.get(spot, False) for spot in spots}
        return True


class Targets(DeskSheet):
    kind = "targets"
    title = say("目标")
    page = "desk-targets-sets"
    only_out = (say("文件"), say("这一组"))
    refusals = (TargetsError,)

    def columns(self, about: int) -> list[Column]:
        return columns_of_targets()

    def rows_for(self, officer: Officer) -> Iterator[list[Any]]:
        """As the papers have them: they name nobody and are every officer's to read."""
        rows = Target.objects.select_related("set__document", "unit", "region")
        for row in rows.order_by("set", "pk").iterator(chunk_size=_AT_ONCE):
            unit = row.unit.name_zh if row.unit else str(_NATION)
            what = [row.set_id, unit, row.region_id or "", str(row.get_metric_display())]
            said = [row.value, row.source, row.responsible_zh]
            yield [*what, *said, row.set.document.number, row.set.name]

    def known(self, officer: Officer, rows: Sequence[Row]) -> KnownTargets:
        return KnownTargets(officer, rows)

    def judge_row(self, each: Judged, known: KnownTargets) -> None:
        row, values = each.row, each.row.values
        targets, unit = known.sets.get(values["set"]), known.units.get(values["unit"])
        if targets is None:
            row.refuse(told_of(_SET), _("没有这一组"))
        place = known.place_of(row, unit)
        if targets is None or row.faults:
            return
        each.label = f"{unit.name_zh if unit else _NATION} {place or ''}".strip()
        each.found = (targets, unit, place)
        spot = (targets.pk, values["unit"] or None, place.pk if place else None)
        at = path_of(values["unit"] or None, place)
        if there := known.figure(row, spot):
            _judge_there(each, there)
        elif not may_speak_for(known.officer, at):
            row.refuse(told_of(_UNIT), _("只能录你们自己地区的"))
        elif not known.covers(targets.pk, values["metric"], at):
            told = _("这一组里，这个地方或者它的上下级已经有这样的目标")
            row.refuse(told_of(_UNIT), told)

    def write_row(self, officer: Officer, each: Judged) -> None:
        values, (targets, unit, place) = each.row.values, each.found
        facts = {name: values[name] for name in ("metric", "value", "source")}
        facts |= {"unit": unit, "region": place, "responsible_zh": values["responsible"]}
        add_target(targets=targets, officer=officer, facts=facts)


def _judge_there(each: Judged, there: Target) -> None:
    """A document's figure is never changed by a table."""
    each.verdict = Verdict.UNCHANGED
    if there.value != each.row.values["value"]:
        each.row.refuse(told_of(_VALUE), _("这个数字已经照文件录过了，不能用表格改"))
