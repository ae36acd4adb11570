"""The page above each kind of pages: it lists them all, wherever they stand."""

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from shop.pages.page import HousePage
from shop.pages.queries import pages_of

PAGES_A_PAGE = 24


class _Index(HousePage):
    kind: ClassVar[str]

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    max_count_per_parent = 1

    class Meta:
        abstract = True

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return "pages/index.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        number = request.GET.get("page", "1")
        if len(number) > 9:
            raise Http404
        pages = Paginator(pages_of(self.kind, self.locale), PAGES_A_PAGE).get_page(number)
        return super().get_context(request, *args, **kwargs) | {"pages": pages, "kind": self.kind}


class CampaignIndex(_Index):
    kind = "campaignpage"
    subpage_types: ClassVar[list[str]] = ["pages.CampaignPage"]

    class Meta:
        verbose_name = _("专题一览")


class StoryIndex(_Index):
    kind = "storypage"
    subpage_types: ClassVar[list[str]] = ["pages.StoryPage"]

    class Meta:
        verbose_name = _("故事一览")


class CraftGuideIndex(_Index):
    kind = "craftguidepage"
    subpage_types: ClassVar[list[str]] = ["pages.CraftGuidePage"]

    class Meta:
        verbose_name = _("手艺指南一览")


class RegionIndex(_Index):
    kind = "regionpage"
    subpage_types: ClassVar[list[str]] = ["pages.RegionPage"]

    class Meta:
        verbose_name = _("各地一览")


class LessonIndex(_Index):
    kind = "lessonpage"
    subpage_types: ClassVar[list[str]] = ["pages.LessonPage"]

    class Meta:
        verbose_name = _("学一手一览")


class NewsIndex(_Index):
    kind = "newspage"
    subpage_types: ClassVar[list[str]] = ["pages.NewsPage"]

    class Meta:
        verbose_name = _("消息一览")


class EventIndex(_Index):
    kind = "eventpage"
    subpage_types: ClassVar[list[str]] = ["pages.EventPage"]

    class Meta:
        verbose_name = _("活动一览")
