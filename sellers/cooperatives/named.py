"""Whom a row names: a member of this cooperative, by phone or by her number there."""

from collections.abc import Sequence
from typing import Any

from ground.accounts.errors import NotAPhone
from ground.accounts.phones import parse_phone
from ground.sheets.tables import Row
from ground.sheets.told import told as _
from ground.sheets.told import told_of
from sellers.cooperatives.models import Membership


class Named:
    def __init__(self, cooperative: int) -> None:
        members = Membership.objects.current().filter(cooperative=cooperative)
        self.known: dict[str, Membership] = {}
        for member in members.select_related("artisan__user"):
            if member.artisan.user and member.artisan.user.phone:
                self.known[member.artisan.user.phone] = member
            if member.number:
                self.known[member.number] = member

    def look(self, rows: Sequence[Row], column: str, heading: Any) -> None:
        """Rows that are refused for something else already."""
        for row in rows:
            if column in row.values:
                self.of(row, column, heading)

    def of(self, row: Row, column: str, heading: Any) -> Membership | None:
        """None where nobody is named; who is none of theirs is refused, whoever she is."""
        typed = row.values[column]
        if not typed:
            return None
        member = self.known.get(typed) or self.known.get(_as_phone(typed))
        if member is None:
            row.refuse(told_of(heading), _("不是你们合作社现在的成员"))
        return member


def _as_phone(typed: str) -> str:
    try:
        return parse_phone(typed)
    except NotAPhone:
        return ""
