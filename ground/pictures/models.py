from collections.abc import Callable
from typing import Any, ClassVar

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Image,
    WagtailImageField,
    get_upload_to,
)


def originals() -> Storage:
    """Beside what lies sealed: an original has no address but in the editors' rooms."""
    return storages["originals"]


class Picture(AbstractImage):
    """The one picture of works, makers and stories, in every size a page asks for."""

    file = WagtailImageField(
        verbose_name=_("照片"),
        storage=originals,
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    alt_zh = models.CharField(max_length=200, blank=True)
    alt_en = models.CharField(max_length=200, blank=True)
    sources = models.JSONField(
        default=dict,
        blank=True,
        help_text='What the worker made: {"avif": [[width, url], …], "webp": …, "jpeg": …}.',
    )
    unused_since = models.DateTimeField(
        null=True, editable=False, help_text="When it was first seen that nothing shows it."
    )

    admin_form_fields = (*Image.admin_form_fields, "alt_zh", "alt_en")
    once_saved: ClassVar[Callable[..., None] | None] = None

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Wagtail's views save what editors send each in their own way, and no hook tells of it:
        its form leaves here what is to follow."""
        super().save(*args, **kwargs)
        follow = self.__dict__.pop("once_saved", None)
        if follow:
            follow(picture=self)


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]
