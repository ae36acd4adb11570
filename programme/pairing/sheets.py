"""Enterprises and pairings as tables; leaders and groups go out alone."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext_lazy

from ground.regions.queries import path_of
from ground.sheets.cells import Day, Text, Whole, plain
from ground.sheets.choices import labelled, told_yes
from ground.sheets.errors import BadCell
from ground.sheets.kinds import Judged, Verdict
from ground.sheets.tables import Column, Row
from ground.sheets.told import told as _
from ground.sheets.told import told_of
from programme.pairing.errors import PairingError
from programme.pairing.forms import MOST_WOMEN
from programme.pairing.models import Enterprise, Leader, Pairing
from programme.pairing.queries import enterprises_for, groups_for, leaders_for, pairings_for
from programme.pairing.services import note_report, pair, register_enterprise
from programme.record.naming import NAME, Women, who_columns
from sellers.cooperatives.errors import NotAUscc
from sellers.cooperatives.uscc import read_uscc
from sellers.organs.models import Officer
from sellers.organs.sheets import Counties, DeskList, DeskSheet, compare, county_column

say = gettext_lazy
_AT_ONCE = 500
_FIRM, _CODE = say("企业的名字"), say("统一社会信用代码")
_WOMEN, _REPORTED = say("企业自己报的残疾妇女人数"), say("哪一天报的")
_LEADER, _FROM = say("带头人"), say("从哪一天起")


class Uscc:
    def read(self, cell: object) -> str:
        try:
            return read_uscc(plain(cell))
        except NotAUscc as refusal:
            told = _("这个代码对不上。请照营业执照再看一遍")
            raise BadCell(told) from refusal


def columns_of_enterprises() -> list[Column]:
    return [
        Column("name", _FIRM, Text(100), ("企业", "名称"), example=say("凯里绣品公司")),
        county_column(),
        Column(
            "uscc", _CODE, Uscc(), ("信用代码",), is_needed=False, is_unique=True,
            note=say("有就写，认得最准。这一列设成文本"),
        ),
        Column("name_en", say("英文名"), Text(160), is_needed=False),
        Column(
            "women", _WOMEN, Whole(0, MOST_WOMEN), ("人数",), is_needed=False, empty=None,
            example="12", note=say("企业自己说的数；这里查实的另外算"),
        ),
        Column(
            "reported_on", _REPORTED, Day(), is_needed=False, empty=None, example="2026-05-31",
            note=say("写了人数就要写"),
        ),
    ]  # fmt: skip


class KnownFirms(NamedTuple):
    counties: Counties
    codes: dict[str, Enterprise]
    taken: set[str]
    names: dict[tuple[str, str], Enterprise]
    seen: dict[tuple[str, str], int]


class Enterprises(DeskSheet):
    kind = "enterprises"
    title = say("企业")
    page = "desk-pairing-enterprises"
    only_out = (say("这里结对的人数"), say("其中查实在做手工的"))
    refusals = (PairingError,)

    def columns(self, about: int) -> list[Column]:
        return columns_of_enterprises()

    def rows_for(self, officer: Officer) -> Iterator[list[Any]]:
        rows = enterprises_for(officer).select_related("region__parent__parent")
        for row in rows.iterator(chunk_size=_AT_ONCE):
            said = [row.name_zh, path_of(row.region), row.uscc, row.name_en]
            reported = [row.reported_women, row.reported_on]
            yield [*said, *reported, row.paired, row.employed]

    def known(self, officer: Officer, rows: Sequence[Row]) -> KnownFirms:
        said = [row.values for row in rows]
        codes = {each["uscc"] for each in said} - {""}
        mine = enterprises_for(officer)
        by_code = {each.uscc: each for each in mine.filter(uscc__in=codes)}
        taken = Enterprise.objects.filter(uscc__in=codes).values_list("uscc", flat=True)
        named = mine.filter(name_zh__in={each["name"] for each in said})
        names = {(each.region_id, each.name_zh): each for each in named}
        return KnownFirms(Counties(officer), by_code, set(taken) - set(by_code), names, {})

    def judge_row(self, each: Judged, known: KnownFirms) -> None:
        values, county = each.row.values, known.counties.of(each.row)
        if values["women"] is not None and values["reported_on"] is None:
            each.row.refuse(told_of(_REPORTED), _("这里是空的"))
        elif values["reported_on"] and values["reported_on"] > timezone.localdate():
            each.row.refuse(told_of(_REPORTED), _("这一天还没到"))
        if county is None or each.row.faults:
            return
        spot, code = (county.pk, values["name"]), values["uscc"]
        if code in known.taken:
            each.row.refuse(told_of(_CODE), _("这个代码别的单位登记过了"))
        elif (first := known.seen.setdefault(spot, each.row.line)) != each.row.line:
            told = _("和第 %(line)s 行一样，只能写一次") % {"line": first}
            each.row.refuse(told_of(_FIRM), told)
        else:
            each.found = known.codes.get(code) or known.names.get(spot)
            each.ready = county
            _judge_firm(each)

    def write_row(self, officer: Officer, each: Judged) -> None:
        values, firm = each.row.values, each.found
        if firm is None:
            names = {"name_zh": values["name"], "name_en": values["name_en"]}
            facts = {**names, "region": each.ready, "uscc": values["uscc"]}
            firm = register_enterprise(officer=officer, facts=facts)
        if values["women"] is not None:
            women, on = values["women"], values["reported_on"]
            note_report(enterprise=firm, women=women, on=on, officer=officer)


def _judge_firm(each: Judged) -> None:
    values, firm = each.row.values, each.found
    if firm is None:
        return
    if firm.name_zh != values["name"]:
        each.row.refuse(told_of(_FIRM), _("和登记的名字不一样"))
        return
    facts: list[tuple[Any, object, object]] = []
    if values["women"] is not None:
        facts = [(_WOMEN, firm.reported_women, values["women"])]
        facts.append((_REPORTED, firm.reported_on, values["reported_on"]))
    compare(each, facts)
    older = firm.reported_on and values["reported_on"] and values["reported_on"] < firm.reported_on
    if each.verdict == Verdict.CHANGED and older:
        each.row.refuse(told_of(_REPORTED), _("已经有更新的数，没有改"))


def columns_of_pairings() -> list[Column]:
    return [
        *who_columns(),
        Column("leader", _LEADER, Text(80), example=say("杨阿姨")),
        Column(
            "leader_number", say("带头人编号"), Whole(1, 2**31 - 1), is_needed=False, empty=0,
            note=say("有同名的带头人才写，下载的“带头人”里有"),
        ),
        Column("model", say("哪一种办法"), labelled(Pairing.Model), example=say("结对帮扶")),
        Column(
            "enterprise", say("哪一家企业给活"), Text(100), is_needed=False,
            note=say("写名单上的企业的名字"),
        ),
        Column("from_on", _FROM, Day(), ("日期",), example="2026-03-01"),
    ]  # fmt: skip


class KnownPairs:
    def __init__(self, officer: Officer, rows: Sequence[Row]) -> None:
        said = [row.values for row in rows]
        leaders = leaders_for(officer).filter(name_zh__in={each["leader"] for each in said})
        self.leaders: dict[str, list[Leader]] = {}
        for leader in leaders:
            self.leaders.setdefault(leader.name_zh, []).append(leader)
        firms = enterprises_for(officer).filter(name_zh__in={each["enterprise"] for each in said})
        self.firms = {each.name_zh: each for each in firms}
        self.women = Women(officer, rows)
        self.open: set[tuple[int, int]] = set()
        self.past: set[tuple[int, int, Any]] = set()
        there = pairings_for(officer).filter(leader__in=[each.pk for each in leaders])
        for row in there:
            pair_of = (row.leader_id, row.person_id)
            self.past.add((*pair_of, row.from_on))
            if row.until_on is None:
                self.open.add(pair_of)

    def leader_of(self, row: Row) -> Leader | None:
        number, title = row.values["leader_number"], told_of(_LEADER)
        named = self.leaders.get(row.values["leader"], [])
        found = [each for each in named if number in (0, each.pk)]
        if not found:
            row.refuse(title, _("你们的名单上没有这个带头人"))
        elif len(found) > 1:
            row.refuse(title, _("有同名的，请写上编号"))
        return found[0] if len(found) == 1 else None


class Pairings(DeskSheet):
    kind = "pairings"
    title = say("结对")
    page = "desk-pairing"
    only_out = (say("到哪一天"),)
    refusals = (PairingError,)

    def columns(self, about: int) -> list[Column]:
        return columns_of_pairings()

    def rows_for(self, officer: Officer) -> Iterator[list[Any]]:
        for row in pairings_for(officer).iterator(chunk_size=_AT_ONCE):
            who = [row.person.name, row.person_id, "", row.leader.name_zh, row.leader_id]
            firm = row.enterprise.name_zh if row.enterprise else ""
            yield [*who, str(row.get_model_display()), firm, row.from_on, row.until_on]

    def known(self, officer: Officer, rows: Sequence[Row]) -> KnownPairs:
        return KnownPairs(officer, rows)

    def judge_row(self, each: Judged, known: KnownPairs) -> None:
        row, values = each.row, each.row.values
        person, leader = known.women.of(row), known.leader_of(row)
        if values["enterprise"] and values["enterprise"] not in known.firms:
            row.refuse(told_of(say("哪一家企业给活")), _("你们的名单上没有这家企业"))
        if values["from_on"] > timezone.localdate():
            row.refuse(told_of(_FROM), _("这一天还没到"))
        if person is None or leader is None or row.faults:
            return
        two = (leader.pk, person.pk)
        each.found = (leader, person, known.firms.get(values["enterprise"]))
        if two in known.open or (*two, values["from_on"]) in known.past:
            each.verdict = Verdict.UNCHANGED
            return
        known.open.add(two)
        is_herself = person.artisan and person.artisan.user_id == leader.user_id
        if leader.person_id == person.pk or (is_herself and leader.user_id):
            row.refuse(told_of(NAME), _("这就是带头人自己"))
        elif leader.ended_on:
            row.refuse(told_of(_LEADER), _("这个带头人不再带人了"))

    def write_row(self, officer: Officer, each: Judged) -> None:
        leader, person, firm = each.found
        values = each.row.values
        facts = {"model": values["model"], "enterprise": firm, "from_on": values["from_on"]}
        pair(leader=leader, person=person, officer=officer, facts=facts)


class Leaders(DeskList):
    kind = "leaders"
    title = _LEADER
    page = "desk-pairing"

    def titles(self) -> list[Any]:
        where = [_LEADER, say("带头人编号"), say("在哪里"), say("手艺"), _FROM, say("到哪一天")]
        return [*where, say("带着几个人"), say("同意看到名字")]

    def rows_for(self, officer: Officer) -> Iterator[list[object]]:
        for row in leaders_for(officer).iterator(chunk_size=_AT_ONCE):
            craft = row.craft.name if row.craft else ""
            who = [row.name_zh, row.pk, path_of(row.region), craft, row.since, row.ended_on]
            yield [*who, row.paired, told_yes(row.agrees_to_name)]


class Groups(DeskList):
    kind = "groups"
    title = say("互助组")
    page = "desk-pairing-groups"

    def titles(self) -> list[Any]:
        return [say("名字"), say("在哪里"), _LEADER, _FROM, say("几个人")]

    def rows_for(self, officer: Officer) -> Iterator[list[object]]:
        rows = groups_for(officer).select_related("region__parent__parent", "leader")
        for row in rows.iterator(chunk_size=_AT_ONCE):
            leader = row.leader.name_zh if row.leader else ""
            yield [row.name_zh, path_of(row.region), leader, row.since, row.women]
