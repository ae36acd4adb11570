"""A federation's own list: read whole and checked whole before one line is written."""

from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from ground.privacy.vault import fingerprint
from ground.sheets.cells import Day, Text, plain
from ground.sheets.errors import BadCell, NotASheet
from ground.sheets.limits import MOST_BYTES
from ground.sheets.tables import Column, Fault, read_table
from sellers.organs.models import Officer
from sellers.verification.errors import NotANumber
from sellers.verification.models import RosterEntry
from sellers.verification.number import read_number

MOST_ROWS = 20_000
_AT_ONCE = 500


class _Number:
    def read(self, cell: object) -> str:
        try:
            return read_number(plain(cell), timezone.localdate()).number
        except NotANumber as refusal:
            raise BadCell(_("证号不对")) from refusal


COLUMNS = (
    Column("name", gettext_lazy("姓名"), Text(40)),
    Column("number", gettext_lazy("残疾人证号"), _Number()),
    Column("valid_until", gettext_lazy("有效期至"), Day()),
)


@dataclass(frozen=True)
class Row:
    name: str
    number: str
    valid_until: date


def read_roster(file: BinaryIO) -> tuple[list[Row], list[Fault]]:
    """All rows, or all faults. Raises NotASheet."""
    table = read_table(file.read(MOST_BYTES + 1), COLUMNS, MOST_ROWS)
    if not table.rows:
        raise NotASheet(_("文件里没有名单"))
    rows = [Row(**row.values) for row in table.rows if not row.faults]
    return rows, [*table.faults, *_repeated(rows)]


def _repeated(rows: list[Row]) -> list[Fault]:
    seen: set[str] = set()
    repeated = 0
    for row in rows:
        repeated += row.number in seen
        seen.add(row.number)
    told = _("有 %(count)s 个证号在文件里出现了两次") % {"count": repeated}
    return [Fault(0, str(COLUMNS[1].title), told)] if repeated else []


@transaction.atomic
def keep_roster(*, rows: list[Row], officer: Officer) -> int:
    """As prints alone, which can be compared and not read; a second time the same."""
    entries = [
        RosterEntry(
            organ=officer.organ,
            number_print=fingerprint(row.number, "certificate"),
            name_print=fingerprint(row.name, "name"),
            valid_until=row.valid_until,
            imported_at=timezone.now(),
        )
        for row in rows
    ]
    RosterEntry.objects.bulk_create(
        entries,
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["organ", "number_print"],
        update_fields=["name_print", "valid_until", "imported_at"],
    )
    log(instance=officer.organ, action="roster.import", user=officer.user, data={"n": len(rows)})
    return len(rows)
