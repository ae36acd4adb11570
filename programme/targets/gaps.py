"""What a table's places make up beside the text's own figure for the nation: a gap is a gap."""

from typing import NamedTuple

from programme.targets.models import Target


class Gap(NamedTuple):
    name: str
    figures: int
    missing: int
    sum: int
    whole: int

    @property
    def gap(self) -> int:
        return self.whole - self.sum

    @property
    def said(self) -> dict[str, str]:
        return {name: f"{getattr(self, name):,}" for name in ("sum", "whole", "gap")}


def gaps_of(targets: list[Target]) -> list[Gap]:
    """Of each set of units whose document has a figure of persons for the nation."""
    nation = {
        each.set.document_id: each.value
        for each in targets
        if each.unit_id is None and each.metric == Target.Metric.PERSONS and each.value
    }
    tables: dict[int, list[Target]] = {}
    for each in targets:
        if each.set.document_id in nation and each.unit_id and not each.is_added:
            tables.setdefault(each.set_id, []).append(each)
    return [
        Gap(
            rows[0].set.name,
            sum(row.value is not None for row in rows),
            sum(row.value is None for row in rows),
            sum(row.value or 0 for row in rows),
            nation[rows[0].set.document_id],
        )
        for rows in tables.values()
    ]
