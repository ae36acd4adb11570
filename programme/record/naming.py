"""Which woman a row of a table means: by her number here, her certificate, or her name alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy

from ground.privacy.vault import fingerprint
from ground.sheets.cells import Text, Whole, plain
from ground.sheets.errors import BadCell
from ground.sheets.tables import Column, Row
from ground.sheets.told import told as _
from ground.sheets.told import told_of
from programme.record.models import Person
from programme.record.queries import persons_for
from sellers.organs.models import Officer
from sellers.verification.errors import NotANumber
from sellers.verification.number import read_number

NUMBER, NAME = gettext_lazy("登记号"), gettext_lazy("姓名")
CERTIFICATE = gettext_lazy("残疾人证号")
_MOST = 2**31 - 1


@dataclass(frozen=True)
class CertificateCell:
    """The fingerprint of what it says of who she is: the number itself is kept nowhere."""

    def read(self, cell: object) -> str:
        try:
            read = read_number(plain(cell), timezone.localdate())
        except NotANumber as refusal:
            told = _("证号不对：应该是 20 到 22 位。请对着证件再看一遍")
            raise BadCell(told) from refusal
        return fingerprint(read.identity, "identity")


def name_column() -> Column:
    example = gettext_lazy("秀英")
    return Column("name", NAME, Text(80), ("名字", "name"), example=example)


def number_column(note: Any = "") -> Column:
    return Column(
        "register", NUMBER, Whole(1, _MOST), is_needed=False, empty=0,
        note=note or gettext_lazy("下载的名单上有，写上最准"),
    )  # fmt: skip


def certificate_column(is_unique: bool = False) -> Column:
    return Column(
        "certificate", CERTIFICATE, CertificateCell(), ("证号", "certificate"), is_needed=False,
        is_unique=is_unique,
        note=gettext_lazy("只用来认出同一个人，号码不留。这一列设成文本"),
    )  # fmt: skip


def who_columns() -> list[Column]:
    """What goes out of them again is her name and number."""
    return [name_column(), number_column(), certificate_column()]


class Women:
    """Those of the officer's region whom she may see; any other is on no list of hers."""

    def __init__(self, officer: Officer, rows: Sequence[Row]) -> None:
        said = [row.values for row in rows]
        seen = persons_for(officer)
        numbers = {each["register"] for each in said} - {0}
        prints = {each["certificate"] for each in said} - {""}
        named = seen.filter(name_zh__in={each["name"] for each in said})
        self._by_number = {each.pk: each for each in seen.filter(pk__in=numbers)}
        joined = seen.filter(others__in=numbers - set(self._by_number))
        kept = {each.pk: each for each in joined}
        for other, pk in joined.values_list("others", "pk"):
            self._by_number.setdefault(other, kept[pk])
        self._by_print = {
            each.identity_print: each for each in seen.filter(identity_print__in=prints)
        }
        self._by_name: dict[str, list[Person]] = {}
        for each in named:
            self._by_name.setdefault(each.name_zh, []).append(each)

    def of(self, row: Row) -> Person | None:
        number, paper, name = (row.values[key] for key in ("register", "certificate", "name"))
        if number:
            return self._one(row, self._by_number.get(number), NUMBER)
        if paper:
            return self._one(row, self._by_print.get(paper), CERTIFICATE)
        named = self._by_name.get(name, [])
        if len(named) > 1:
            row.refuse(told_of(NAME), _("有同名的，请写上登记号"))
            return None
        return self._one(row, named[0] if named else None, NAME)

    def _one(self, row: Row, person: Person | None, title: Any) -> Person | None:
        if person is None:
            row.refuse(told_of(title), _("你们的名单上没有这个人"))
        elif person.name_zh != row.values["name"]:
            row.refuse(told_of(NAME), _("和登记的名字不一样"))
            return None
        return person
