"""What teaches of a craft: its guide, and lessons."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from ground.regions.queries import path_of
from shop.pages.indexes import CraftGuideIndex, LessonIndex
from shop.pages.page import HousePage
from shop.pages.shelves import Wish, works_for
from shop.pages.streams import Body, LessonBody

_BODY = FieldPanel("body")
_WORKS = 8


class CraftGuidePage(HousePage):
    """What a craft is, whence and how. Its heritage level is the craft's, never a person's."""

    craft = models.ForeignKey(
        "crafts.Craft", models.PROTECT, related_name="+", verbose_name=_("手艺")
    )
    techniques = models.TextField(_("技法"), max_length=500, blank=True)
    materials = models.TextField(_("材料"), max_length=500, blank=True)
    body = StreamField(Body(), verbose_name=_("版面"), blank=True)

    parent_page_types: ClassVar[list[Any]] = [CraftGuideIndex]
    subpage_types: ClassVar[list[Any]] = []
    content_panels: ClassVar[list[Any]] = [
        *HousePage.content_panels,
        *(FieldPanel(name) for name in ("craft", "techniques", "materials", "body")),
    ]

    class Meta:
        verbose_name = _("手艺指南")

    @property
    def said_techniques(self) -> str:
        return self.techniques or self.craft.techniques_zh.replace(";", "、")

    @property
    def said_materials(self) -> str:
        return self.materials or self.craft.materials_zh.replace(";", "、")

    @property
    def is_untranslated(self) -> bool:
        return self.locale.language_code == "en" and not self.techniques

    @property
    def sign(self) -> str:
        return str(self.craft.get_family_display())[:1]

    @property
    def line(self) -> str:
        return str(self.craft.get_family_display())

    @classmethod
    def on_lists(cls, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("craft").order_by("craft__family", "craft__code", "pk")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        wish = Wish(craft=self.craft_id, number=_WORKS)
        return context | {"works": works_for([wish])[wish], "place": path_of(self.craft.province)}


class LessonPage(HousePage):
    """Short: a video with captions, what is said in it, and the steps."""

    minutes = models.PositiveSmallIntegerField(_("学多久（分钟）"), default=10)
    craft = models.ForeignKey(
        "crafts.Craft", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("手艺"),
    )  # fmt: skip
    body = StreamField(
        LessonBody(), verbose_name=_("版面"), block_counts={"video": {"min_num": 1, "max_num": 1},
                                                        "steps": {"min_num": 1}},
    )  # fmt: skip

    parent_page_types: ClassVar[list[Any]] = [LessonIndex]
    subpage_types: ClassVar[list[Any]] = []
    content_panels: ClassVar[list[Any]] = [
        *HousePage.content_panels, FieldPanel("minutes"), FieldPanel("craft"), _BODY,
    ]  # fmt: skip

    class Meta:
        verbose_name = _("学一手")

    @property
    def line(self) -> str:
        return str(_("%(number)s 分钟学会") % {"number": self.minutes})
