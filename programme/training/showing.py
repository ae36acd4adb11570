"""Which courses everyone may read of. They name no trainer, no contact and nobody who comes."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Left
from django.utils import timezone

from ground.crafts.models import Craft
from ground.regions.models import Division
from ground.regions.queries import within as in_region
from programme.training.models import Run
from programme.training.queries import runs_open_to_her


@dataclass(frozen=True)
class Shelf:
    """What can be enrolled in today, of one province and one family of crafts or of all."""

    region: Division | None = None
    family: str = ""

    def runs(self) -> QuerySet[Run]:
        rows = runs_open_to_her()
        if self.region:
            rows = rows.filter(in_region(self.region.pk, "site__region"))
        return rows.filter(course__craft__family=self.family) if self.family else rows

    def choices(self) -> tuple[list[Division], list[tuple[str, str]]]:
        """Provinces and families that have any, and what was chosen."""
        rows = runs_open_to_her().order_by().annotate(head=Left("site__region_id", 2))
        pairs = set(rows.values_list("head", "course__craft__family").distinct())
        heads = {f"{head}0000" for head, _family in pairs}
        heads |= {self.region.pk} if self.region else set()
        families = {family for _head, family in pairs} | {self.family}
        named = [(value, str(name)) for value, name in Craft.Family.choices if value in families]
        return list(Division.objects.filter(pk__in=heads).order_by("pk")), named

    def said(self) -> dict[str, str]:
        asked = {"region": self.region.pk if self.region else "", "craft": self.family}
        return {name: value for name, value in asked.items() if value}


def public_runs() -> QuerySet[Run]:
    """Also those that take nobody more, until their last day: who has the link reads why."""
    rows = Run.objects.filter(state=Run.State.OPEN, ends_on__gte=timezone.localdate())
    return rows.select_related("course__craft", "site__region__parent__parent", "organ")
