"""What all pages of editors share."""

from collections.abc import Iterable
from copy import copy
from typing import Any, ClassVar

from csp.constants import SELF
from csp.decorators import csp_replace
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page

from ground.pagecache.queries import generation
from ground.pictures.models import Picture
from shop.pages.forms import HouseForm
from shop.pages.furnishing import Place, furnish
from shop.pages.queries import alternates, trail

_SIZES = [
    (390, "mobile", "mobile-alt"),
    (768, "tablet", "tablet-alt"),
    (1280, "desktop", "desktop"),
]
_SIZE_NAMES = {"mobile": _("手机"), "tablet": _("平板"), "desktop": _("电脑")}


class HousePage(Page):
    """A public page: the same for everyone, in the language of its address."""

    introduction = models.TextField(_("开头的话"), max_length=300, blank=True)
    picture = models.ForeignKey(
        "pictures.Picture",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("大图"),
    )
    picture_alt = models.CharField(_("看不见图的人听到的话"), max_length=200, blank=True)
    picture_credit = models.CharField(_("谁拍的、谁画的"), max_length=80, blank=True)
    is_demo = models.BooleanField(default=False, editable=False)

    base_form_class = HouseForm
    private_page_options: ClassVar[list[str]] = []
    show_in_menus_default = False
    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("introduction"),
        MultiFieldPanel(
            [FieldPanel(f"picture{part}") for part in ("", "_alt", "_credit")], heading=_("大图")
        ),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.picture_id and not self.picture_alt:
            raise ValidationError({"picture_alt": _("有图就要写一句话，看不见的人听得到。")})

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        return [
            {"name": name, "icon": icon, "device_width": width, "label": _SIZE_NAMES[name]}
            for width, name, icon in _SIZES
        ]

    @property
    def main_picture(self) -> Picture | None:
        """With the words that were written for this place."""
        if self.picture is None:
            return None
        image = copy(self.picture)
        image.alt_zh = image.alt_en = self.picture_alt
        return image

    @property
    def sign(self) -> str:
        """Stands on a card where no picture does."""
        return self.title[:1]

    @property
    def line(self) -> str:
        """A few words below its title on cards."""
        return ""

    @property
    def is_shown(self) -> bool:
        """Whether a reader may see it now, beside being published."""
        return True

    @classmethod
    def on_lists(cls, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Those of live pages that lists show, in their order."""
        return rows.order_by("-first_published_at", "-pk")

    @property
    def keeps_sold_out(self) -> bool:
        return True

    @property
    def streams(self) -> Iterable[StreamValue]:
        fields = self._meta.get_fields()
        return [getattr(self, each.name) for each in fields if isinstance(each, StreamField)]

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.is_preview = getattr(request, "is_preview", False)  # type: ignore[attr-defined]
        template = self.get_template(request, *args, **kwargs)
        context = self.get_context(request, *args, **kwargs)
        return render(request, template, context)

    @csp_replace({"frame-ancestors": [SELF]})
    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """In a frame of the editor, and in no other."""
        request.is_preview = True  # type: ignore[attr-defined]
        return self.serve(request, mode_name=mode_name)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        made_in = getattr(request, "generation", None) or generation()
        furnish(self.streams, Place(self.locale, made_in, self.keeps_sold_out))
        others = alternates(self)
        return context | {
            "alternates": others,
            "trail": trail(self),
            **others.other_link(self),
        }
