"""Who comes to a run, from a paper list; and runs and enrolments as tables."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext_lazy

from ground.sheets.cells import Text, Whole
from ground.sheets.kinds import Judged, Verdict
from ground.sheets.tables import Column, Row
from ground.sheets.told import told as _
from ground.sheets.told import told_of
from programme.record.naming import Women, who_columns
from programme.training.enrolling import enrol
from programme.training.errors import EnrolledAlready, NotNow
from programme.training.models import Enrolment, Run
from programme.training.queries import enrolments_for, runs_for
from sellers.organs.models import Officer
from sellers.organs.sheets import DeskList, DeskSheet

say = gettext_lazy
_AT_ONCE = 500
_RUN = say("期号")


class Runs(DeskList):
    kind = "runs"
    title = say("每一期培训")
    page = "desk-training-runs"

    def titles(self) -> list[Any]:
        where = [_RUN, say("课程名"), say("在哪里"), say("开始的日子"), say("结束的日子")]
        return [*where, say("名额"), say("报上名的"), say("情况"), say("哪个单位")]

    def rows_for(self, officer: Officer) -> Iterator[list[object]]:
        for row in runs_for(officer).iterator(chunk_size=_AT_ONCE):
            what = [row.pk, row.course.name, row.site.name, row.begins_on, row.ends_on]
            yield [*what, row.seats, row.taken, str(row.get_state_display()), str(row.organ)]


def columns_of_enrolments() -> list[Column]:
    return [
        *who_columns(),
        Column(
            "run", _RUN, Whole(1, 2**31 - 1), ("run",), example="12",
            note=say("下载的“每一期培训”里有，这一期的页面上也有"),
        ),
        Column(
            "access", say("她要什么方便"), Text(200), is_needed=False,
            note=say("密封保存，下载的名单里没有"),
        ),
    ]  # fmt: skip


class KnownRuns:
    def __init__(self, officer: Officer, rows: Sequence[Row]) -> None:
        numbers = {row.values["run"] for row in rows}
        self.runs = {run.pk: run for run in runs_for(officer).filter(pk__in=numbers)}
        self.free = {run.pk: run.free for run in self.runs.values()}
        self.women = Women(officer, rows)
        there = enrolments_for(officer).filter(run__in=self.runs).select_related(None)
        self.states: dict[tuple[int, int], str] = {}
        self.names: dict[tuple[int, int], str] = {}
        for each in there.select_related("person"):
            spot = (each.run_id, each.person.same_as_id or each.person_id)
            if self.states.get(spot, Enrolment.State.WITHDRAWN) == Enrolment.State.WITHDRAWN:
                self.states[spot] = each.state
            self.names[spot] = each.person.name_zh


class Enrolments(DeskSheet):
    kind = "enrolments"
    title = say("培训名单")
    page = "desk-training-runs"
    only_out = (
        say("课程名"), say("名单上的序号"), say("情况"), say("学了多少分钟"), say("考核"),
        say("算不算"),
    )  # fmt: skip
    refusals = (NotNow, EnrolledAlready)

    def columns(self, about: int) -> list[Column]:
        return columns_of_enrolments()

    def rows_for(self, officer: Officer) -> Iterator[list[Any]]:
        rows = enrolments_for(officer).annotate(heard=Sum("attendance__minutes"))
        for row in rows.order_by("-run", "roll").iterator(chunk_size=_AT_ONCE):
            who = [row.person.name, row.person.same_as_id or row.person_id, "", row.run_id, ""]
            state = [row.run.course.name, row.roll, str(row.get_state_display()), row.heard or 0]
            counts = str(say("算")) if row.counts else ""
            yield [*who, *state, str(row.get_assessed_display()), counts]

    def known(self, officer: Officer, rows: Sequence[Row]) -> KnownRuns:
        return KnownRuns(officer, rows)

    def judge_row(self, each: Judged, known: KnownRuns) -> None:
        row, run = each.row, known.runs.get(each.row.values["run"])
        if run is None:
            row.refuse(told_of(_RUN), _("没有这一期，或者不归你们管"))
            return
        spot = (run.pk, row.values["register"])
        if known.names.get(spot) != row.values["name"]:
            person = known.women.of(row)
            each.found, spot = person, (run.pk, person.pk if person else 0)
        if row.faults:
            return
        if spot in known.states:
            _judge_there(each, known.states[spot])
        else:
            known.states[spot] = Enrolment.State.ENROLLED
            _judge_new(each, run, known)

    def write_row(self, officer: Officer, each: Judged) -> None:
        run = runs_for(officer).get(pk=each.row.values["run"])
        enrol(run=run, person=each.found, by=officer.user, access=each.row.values["access"])


def _judge_there(each: Judged, state: str) -> None:
    each.verdict = Verdict.UNCHANGED
    if state == Enrolment.State.WITHDRAWN:
        told = _("她退出过这一期。要再报，请在这一期的页面上办")
        each.row.refuse(told_of(_RUN), told)


def _judge_new(each: Judged, run: Run, known: KnownRuns) -> None:
    if not run.takes_enrolments:
        each.row.refuse(told_of(_RUN), _("这一期现在不能报名"))
        return
    known.free[run.pk] -= 1
    if known.free[run.pk] < 0:
        each.told = [_("名额满了，她会排队")]
