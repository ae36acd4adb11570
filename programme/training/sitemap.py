"""Courses for search engines: the list, and each run that takes who would learn."""

from django.db.models import QuerySet
from django.urls import reverse

from catalog.sitemaps import OurSitemap
from programme.training.models import Run
from programme.training.queries import runs_open_to_her


class CoursesMap(OurSitemap):
    def items(self) -> QuerySet[Run]:
        return runs_open_to_her().select_related(None).only("pk")

    def location(self, run: Run) -> str:
        return reverse("course", args=[run.pk])


class ProgrammeMap(OurSitemap):
    """The lists themselves, whatever they hold."""

    def items(self) -> list[str]:
        return ["courses", "competition-results"]

    def location(self, item: str) -> str:
        return reverse(item)
