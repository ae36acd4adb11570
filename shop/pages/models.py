"""The pages that editors write. Where each may stand is said by its parents and children."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from catalog.queries import works_made_by
from ground.regions.queries import path_of
from shop.pages.choices import Occasion, Theme
from shop.pages.craft_pages import CraftGuidePage, LessonPage
from shop.pages.forms import StoryForm
from shop.pages.indexes import (
    CampaignIndex,
    CraftGuideIndex,
    EventIndex,
    LessonIndex,
    NewsIndex,
    RegionIndex,
    StoryIndex,
)
from shop.pages.kinds import KINDS
from shop.pages.page import HousePage
from shop.pages.panels import MissingWorksPanel
from shop.pages.queries import agreed, may_tell, rooms
from shop.pages.shelves import Wish, works_for
from shop.pages.streams import Body, HomeBody

INDEXES = [
    CampaignIndex, StoryIndex, CraftGuideIndex, RegionIndex, LessonIndex, NewsIndex, EventIndex,
]  # fmt: skip
_BODY = FieldPanel("body")
_WORKS = 8


class HomePage(HousePage):
    body = StreamField(HomeBody(), verbose_name=_("版面"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[Any]] = INDEXES
    content_panels: ClassVar[list[Any]] = [*HousePage.content_panels[:1], _BODY]

    class Meta:
        verbose_name = _("首页")

    @property
    def has_opening(self) -> bool:
        """Then its words are the page's heading."""
        return any(block.block_type == "opening" for block in self.body)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"rooms": rooms(self)}


class CampaignPage(HousePage):
    """For a festival, a season or an occasion to give: opens and closes by itself."""

    occasion = models.CharField(_("为了什么"), max_length=10, choices=Occasion)
    opens_at = models.DateTimeField(_("什么时候开始"))
    closes_at = models.DateTimeField(_("什么时候结束"))
    turned = models.CharField(max_length=8, default="waiting", editable=False)
    theme = models.CharField(_("配色"), max_length=10, choices=Theme, default=Theme.CINNABAR)
    body = StreamField(Body(), verbose_name=_("版面"), blank=True)

    parent_page_types: ClassVar[list[Any]] = [CampaignIndex]
    subpage_types: ClassVar[list[Any]] = []
    content_panels: ClassVar[list[Any]] = [
        MissingWorksPanel(),
        *HousePage.content_panels,
        *(FieldPanel(name) for name in ("occasion", "opens_at", "closes_at", "theme", "body")),
    ]
    preview_modes: ClassVar[list[Any]] = [("", _("开着的时候")), ("over", _("结束以后"))]

    class Meta:
        verbose_name = _("专题")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="campaign_opens_before_it_closes"
            )
        ]

    @property
    def is_shown(self) -> bool:
        return self.opens_at <= timezone.now()

    @property
    def is_over(self) -> bool:
        return self.closes_at <= timezone.now()

    @property
    def keeps_sold_out(self) -> bool:
        return False

    @classmethod
    def on_lists(cls, rows: QuerySet[Any]) -> QuerySet[Any]:
        now = timezone.now()
        return rows.filter(opens_at__lte=now, closes_at__gt=now).order_by("closes_at", "pk")

    def clean(self) -> None:
        """Of the days first: whatever else is refused, the constraint's name is told to nobody."""
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": _("结束要在开始之后。")})
        super().clean()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        is_over = kwargs.get("mode_name") == "over" or (self.is_over and not request.is_preview)
        return context | {"is_over": is_over}


class StoryPage(HousePage):
    """Of one maker, told with her consent alone: without it nobody sees the page."""

    maker = models.ForeignKey(
        "artisans.Artisan", models.PROTECT, related_name="+", verbose_name=_("手工艺人")
    )
    body = StreamField(Body(), verbose_name=_("版面"), blank=True)

    base_form_class = StoryForm
    parent_page_types: ClassVar[list[Any]] = [StoryIndex, "pages.RegionPage"]
    subpage_types: ClassVar[list[Any]] = []
    content_panels: ClassVar[list[Any]] = [*HousePage.content_panels, FieldPanel("maker"), _BODY]

    class Meta:
        verbose_name = _("她的故事")

    @property
    def is_shown(self) -> bool:
        return may_tell(self.maker)

    @classmethod
    def on_lists(cls, rows: QuerySet[Any]) -> QuerySet[Any]:
        return agreed(rows).order_by("-first_published_at", "-pk")

    def clean(self) -> None:
        super().clean()
        if self.live and self.maker_id and not may_tell(self.maker):
            raise ValidationError({"maker": _("她还没有同意讲她的故事，不能发布。")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        place = path_of(self.maker.region)
        return context | {"works": works_made_by(self.maker)[:_WORKS], "place": place}


class RegionPage(HousePage):
    """Travel and craft of a province; stories, news and events of the region stand below it."""

    region = models.ForeignKey(
        "regions.Division",
        models.PROTECT,
        related_name="+",
        verbose_name=_("哪个省"),
        limit_choices_to={"level": "province"},
    )
    body = StreamField(Body(), verbose_name=_("版面"), blank=True)

    parent_page_types: ClassVar[list[Any]] = [RegionIndex]
    subpage_types: ClassVar[list[str]] = ["pages.StoryPage", "pages.NewsPage", "pages.EventPage"]
    content_panels: ClassVar[list[Any]] = [*HousePage.content_panels, FieldPanel("region"), _BODY]

    class Meta:
        verbose_name = pgettext_lazy("page", "去看看")

    @classmethod
    def on_lists(cls, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.order_by("region", "pk")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        wish = Wish(region=self.region_id, number=_WORKS)
        below = [
            (model._meta.verbose_name, list(model.on_lists(_live_below(model, self))[:6]))
            for model in (StoryPage, EventPage, NewsPage)
        ]
        return context | {
            "works": works_for([wish])[wish],
            "below": [row for row in below if row[1]],
        }


def _live_below(model: Any, page: HousePage) -> QuerySet[Any]:
    return model.objects.live().child_of(page).select_related("picture")


class NewsPage(HousePage):
    day = models.DateField(_("日期"), default=timezone.localdate)
    body = StreamField(Body(), verbose_name=_("版面"), blank=True)

    parent_page_types: ClassVar[list[Any]] = [NewsIndex, RegionPage]
    subpage_types: ClassVar[list[Any]] = []
    content_panels: ClassVar[list[Any]] = [*HousePage.content_panels, FieldPanel("day"), _BODY]

    class Meta:
        verbose_name = _("消息")

    @property
    def line(self) -> str:
        return date_format(self.day, "DATE_FORMAT")

    @classmethod
    def on_lists(cls, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.order_by("-day", "-pk")


class EventPage(HousePage):
    starts_at = models.DateTimeField(_("什么时候开始"))
    ends_at = models.DateTimeField(_("什么时候结束"))
    place = models.CharField(_("在哪里"), max_length=120)
    body = StreamField(Body(), verbose_name=_("版面"), blank=True)

    parent_page_types: ClassVar[list[Any]] = [EventIndex, RegionPage]
    subpage_types: ClassVar[list[Any]] = []
    content_panels: ClassVar[list[Any]] = [
        *HousePage.content_panels,
        *(FieldPanel(name) for name in ("starts_at", "ends_at", "place", "body")),
    ]

    class Meta:
        verbose_name = _("活动")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gte=F("starts_at")), name="event_starts_before_it_ends"
            )
        ]

    @property
    def is_over(self) -> bool:
        return self.ends_at < timezone.now()

    @property
    def line(self) -> str:
        return f"{date_format(timezone.localtime(self.starts_at), 'DATE_FORMAT')} · {self.place}"

    @classmethod
    def on_lists(cls, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.order_by("-starts_at", "-pk")

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("结束要在开始之后。")})


_LISTED = (CampaignPage, StoryPage, CraftGuidePage, RegionPage, LessonPage, NewsPage, EventPage)
KINDS.update({model._meta.model_name: model for model in _LISTED})
