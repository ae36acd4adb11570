"""Visits to villages and neighbourhoods as a table."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as say

from ground.regions.queries import path_of
from programme.training.queries import kept_outreach, with_enrolled
from sellers.organs.models import Officer
from sellers.organs.sheets import DeskList

_AT_ONCE = 500


class Outreaches(DeskList):
    kind = "outreach"
    title = say("进农村、进社区")
    page = "desk-training-outreach"

    def titles(self) -> list[Any]:
        where = [say("哪一天"), say("去哪里"), say("在哪里"), say("哪个村，哪个社区")]
        numbers = [say("见到的人"), say("当场登记的人"), say("后来报班的人")]
        return [*where, say("谁去的"), say("手艺"), *numbers, say("哪个单位")]

    def rows_for(self, officer: Officer) -> Iterator[list[object]]:
        for row in with_enrolled(kept_outreach(officer)).iterator(chunk_size=_AT_ONCE):
            where = [row.on, str(row.get_kind_display()), path_of(row.region), row.place_zh]
            numbers = [row.met, row.registered, row.enrolled]
            yield [*where, row.who_zh, row.craft.name, *numbers, str(row.organ)]
