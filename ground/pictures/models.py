from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Picture(AbstractImage):
    """The one picture of works, makers and stories, in every size a page asks for."""

    alt_zh = models.CharField(max_length=200, blank=True)
    alt_en = models.CharField(max_length=200, blank=True)
    sources = models.JSONField(
        default=dict,
        blank=True,
        help_text='What the worker made: {"avif": [[width, url], …], "webp": …, "jpeg": …}.',
    )

    admin_form_fields = (*Image.admin_form_fields, "alt_zh", "alt_en")


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]
