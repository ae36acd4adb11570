"""Rounds of the survey as a table; what women answered goes out nowhere but counted."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from programme.survey.queries import rounds_for
from sellers.organs.models import Officer
from sellers.organs.sheets import DeskList

_AT_ONCE = 500


class Rounds(DeskList):
    kind = "rounds"
    title = _("摸底调查")
    page = "desk-survey"

    def titles(self) -> list[Any]:
        what = [_("名字"), _("情况"), _("到哪一天"), _("问卷")]
        return [*what, _("在哪里"), _("哪个单位")]

    def rows_for(self, officer: Officer) -> Iterator[list[object]]:
        for row in rounds_for(officer).iterator(chunk_size=_AT_ONCE):
            where = str(row.region) if row.region else str(_("全国"))
            what = [row.name, str(row.get_state_display()), row.closes_on, str(row.edition)]
            yield [*what, where, str(row.organ)]
