"""Tables of attendance that come in, and lists that go out."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ground.accounts.models import User
from ground.regions.queries import path_of
from ground.sheets.cells import Text, Whole
from ground.sheets.limits import MOST_BYTES
from ground.sheets.tables import Column, Fault, Row, read_table
from ground.sheets.told import told
from programme.training.attending import keep_sheet
from programme.training.models import Enrolment, Run, Session

MOST_ROWS = 2000
COLUMNS = (
    Column("roll", gettext_lazy("序号"), Whole(1, 9999), is_needed=False, empty=0, is_unique=True),
    Column("name", gettext_lazy("姓名"), Text(80)),
    Column(
        "minutes", gettext_lazy("分钟"), Whole(0, 720), is_needed=False, may_lack=True, empty=-1
    ),
)


def import_sheet(*, session: Session, file: BinaryIO, by: User) -> tuple[int, list[Fault]]:
    """How many were changed, or what is wrong; then nothing is written.

    Raises NotASheet, TooSoon, NotNow.
    """
    table = read_table(file.read(MOST_BYTES + 1), COLUMNS, MOST_ROWS)
    rows = list(
        session.run.enrolments.filter(state=Enrolment.State.ENROLLED).select_related("person")
    )
    minutes: dict[int, int] = {}
    for row in table.rows:
        found = None if row.faults else _whose(row, rows)
        if found and found.pk in minutes:
            row.refuse(str(_("姓名")), told("这个人在表里写了两次"))
        elif found:
            given = row.values["minutes"]
            minutes[found.pk] = session.minutes if given < 0 else given
    if table.faults:
        return 0, table.faults
    return keep_sheet(session=session, minutes=minutes, by=by), []


def _whose(row: Row, rows: list[Enrolment]) -> Enrolment | None:
    """By the number on the list, whose name must fit; by the name alone where only one has it."""
    roll, name = row.values["roll"], "".join(row.values["name"].split())
    named = [each for each in rows if "".join(each.person.name_zh.split()) == name]
    if roll:
        named = [each for each in named if each.roll == roll]
        if not named:
            row.refuse(str(_("序号")), told("名单上这个序号不是这个名字"))
    elif len(named) > 1:
        row.refuse(str(_("姓名")), told("有两个人叫这个名字，请写上序号"))
    elif not named:
        row.refuse(str(_("姓名")), told("名单上没有这个名字"))
    return named[0] if len(named) == 1 and not row.faults else None


def list_out(run: Run, rows: Any) -> Iterator[list[object]]:
    """Of one run; what she needs to take part is not on it."""
    yield [
        _("序号"),
        _("姓名"),
        _("住在哪里"),
        _("情况"),
        _("学了多少分钟"),
        _("考核"),
        _("算不算"),
    ]
    for row in rows.annotate(heard=Sum("attendance__minutes")):
        yield [
            row.roll,
            row.person.name,
            path_of(row.person.region),
            str(row.get_state_display()),
            row.heard or 0,
            str(row.get_assessed_display()),
            _("算") if row.counts else "",
        ]
