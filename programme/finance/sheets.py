"""Free services from a paper list; services, cases, budgets and uses of the fund as tables.

A use of the fund does not come in by a table: each stands with its voucher.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy

from ground.money.fen import to_yuan
from ground.sheets.cells import Day, Text
from ground.sheets.choices import labelled
from ground.sheets.kinds import Judged, Verdict
from ground.sheets.tables import Column, Row
from ground.sheets.told import told as _
from ground.sheets.told import told_of
from programme.finance.errors import NotNow
from programme.finance.models import ServiceRecord, Use
from programme.finance.queries import budgets_for, cases_for, grants_for, services_for
from programme.finance.serving import note_service
from programme.record.naming import NAME, NUMBER, Women, who_columns
from sellers.organs.models import Officer
from sellers.organs.sheets import DeskList, DeskSheet

say = gettext_lazy
_AT_ONCE = 500
_DAY = say("哪一天")
_FIRST = date(1990, 1, 1)


def columns_of_services() -> list[Column]:
    return [
        *who_columns(),
        Column(
            "kind", say("哪一种服务"), labelled(ServiceRecord.Kind), ("服务",),
            example=say("职业指导"), note=say("五种里的一种，都是免费的"),
        ),
        Column("happened_on", _DAY, Day(), ("日期",), example="2026-03-01"),
        Column("outcome", say("结果怎么样"), Text(200), ("结果",), example=say("约好下周去试做")),
    ]  # fmt: skip


class KnownServices:
    def __init__(self, officer: Officer, rows: Sequence[Row]) -> None:
        self.women = Women(officer, rows)
        days = {row.values["happened_on"] for row in rows}
        there = services_for(officer).filter(happened_on__in=days)
        said = there.values_list("person", "person__same_as", "kind", "happened_on", "outcome_zh")
        self.outcomes = {(same or pk, kind, day): told for pk, same, kind, day, told in said}


class Services(DeskSheet):
    kind = "services"
    title = say("五项服务")
    page = "desk-finance-services"
    only_out = (say("哪个单位"),)
    refusals = (NotNow,)

    def columns(self, about: int) -> list[Column]:
        return columns_of_services()

    def rows_for(self, officer: Officer) -> Iterator[list[Any]]:
        for row in services_for(officer).iterator(chunk_size=_AT_ONCE):
            who = [row.person.name, row.person.same_as_id or row.person_id, ""]
            what = [str(row.get_kind_display()), row.happened_on, row.outcome_zh]
            yield [*who, *what, str(row.organ)]

    def known(self, officer: Officer, rows: Sequence[Row]) -> KnownServices:
        return KnownServices(officer, rows)

    def judge_row(self, each: Judged, known: KnownServices) -> None:
        values, person = each.row.values, known.women.of(each.row)
        if not _FIRST <= values["happened_on"] <= timezone.localdate():
            each.row.refuse(told_of(_DAY), _("日期不能是以后的，也不能太早"))
        if person is None or each.row.faults:
            return
        each.found = person
        spot = (person.pk, values["kind"], values["happened_on"])
        there = known.outcomes.setdefault(spot, "")
        if there:
            each.verdict = Verdict.UNCHANGED
            if there != values["outcome"]:
                each.told = [_("这一天的这种服务已经记过了，结果没有改")]
        else:
            known.outcomes[spot] = values["outcome"]

    def write_row(self, officer: Officer, each: Judged) -> None:
        values = each.row.values
        said = {"kind": values["kind"], "happened_on": values["happened_on"]}
        note_service(person=each.found, outcome_zh=values["outcome"], officer=officer, **said)


class Cases(DeskList):
    kind = "cases"
    title = say("贷款")
    page = "desk-finance"

    def titles(self) -> list[Any]:
        who = [
            NAME,
            NUMBER,
            say("哪一种贷款"),
            say("情况"),
            say("申请的（元）"),
            say("贷到的（元）"),
        ]
        return [*who, say("哪家银行"), say("贷到的日子"), say("该还的日子")]

    def rows_for(self, officer: Officer) -> Iterator[list[object]]:
        """What she needs it for, and her household, are not on it."""
        for row in cases_for(officer).iterator(chunk_size=_AT_ONCE):
            who = [row.person.name, row.person_id, str(row.get_kind_display())]
            granted = None if row.granted_fen is None else to_yuan(row.granted_fen)
            sums = [str(row.get_state_display()), to_yuan(row.amount_fen), granted]
            yield [*who, *sums, row.bank_zh, row.granted_on, row.extended_to or row.due_on]


class Budgets(DeskList):
    kind = "budgets"
    title = say("残保金预算")
    page = "desk-finance-funds"

    def titles(self) -> list[Any]:
        what = [say("年份"), say("名字"), say("一共（元）"), say("已批（元）"), say("还剩（元）")]
        return [*what, say("根据什么"), say("哪个单位")]

    def rows_for(self, officer: Officer) -> Iterator[list[object]]:
        for row in budgets_for(officer).iterator(chunk_size=_AT_ONCE):
            sums = [to_yuan(fen) for fen in (row.total_fen, row.granted_fen, row.left_fen)]
            yield [row.year, row.name_zh, *sums, row.source, str(row.organ)]


class Uses(DeskList):
    kind = "uses"
    title = say("残保金用在哪里")
    page = "desk-finance-funds"

    def titles(self) -> list[Any]:
        what = [
            say("预算"),
            say("批给谁"),
            say("做什么用"),
            _DAY,
            say("付了什么"),
            say("金额（元）"),
        ]
        return [*what, say("不算了，为什么")]

    def rows_for(self, officer: Officer) -> Iterator[list[object]]:
        grants = grants_for(officer).order_by().values("pk")
        rows = Use.objects.filter(grant__in=grants).select_related("grant__budget", "grant__person")
        for row in rows.iterator(chunk_size=_AT_ONCE):
            person = row.grant.person
            to = [row.grant.budget.name_zh, person.name if person else row.grant.to_zh]
            paid = [row.grant.purpose_zh, row.happened_on, row.what_zh, to_yuan(row.amount_fen)]
            yield [*to, *paid, row.void_reason]
