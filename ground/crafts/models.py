import re

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Craft(models.Model):
    """A craft of the plan's three verbs 绣 剪 编; dyeing stands beside them."""

    class Family(models.TextChoices):
        EMBROIDERY = "embroidery", _("绣")
        PAPERCUT = "papercut", _("剪")
        PLAITING = "plaiting", _("编")
        LOOM = "loom", _("织")
        KNIT = "knit", _("钩编")
        DYE = "dye", _("染")
        FABRIC = "fabric", _("布艺")

    code = models.CharField(max_length=40, primary_key=True)
    family = models.CharField(max_length=12, choices=Family)
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=100)
    province = models.ForeignKey("regions.Division", models.PROTECT, null=True, related_name="+")
    ich_level = models.CharField(
        max_length=60, blank=True, help_text="Heritage level of the craft, never of a person."
    )
    materials_zh = models.TextField(blank=True)
    techniques_zh = models.TextField(blank=True)
    note = models.TextField(blank=True)
    confidence = models.CharField(max_length=60)

    class Meta:
        ordering = ["family", "code"]

    def __str__(self) -> str:
        return self.name

    @property
    def short_name(self) -> str:
        """Without what stands in brackets: 宁夏刺绣（民间绣活）, Su (Suzhou) embroidery."""
        return re.sub(r"\s*[（(][^）)]*[）)]", "", self.name)

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_zh
