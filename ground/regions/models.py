from django.db import models
from django.utils.translation import get_language

from ground.regions.english import english_of


class Division(models.Model):
    """A division of GB/T 2260 at province, city or county level."""

    class Level(models.TextChoices):
        PROVINCE = "province", "省"
        CITY = "city", "市"
        COUNTY = "county", "县"

    code = models.CharField(max_length=6, primary_key=True)
    name_zh = models.CharField(max_length=60)
    name_latin = models.CharField(
        max_length=80, help_text="English for provinces; machine pinyin below, not for display."
    )
    level = models.CharField(max_length=8, choices=Level)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        if get_language() != "en":
            return self.name_zh
        is_province = self.level == self.Level.PROVINCE
        return self.name_latin if is_province else english_of(self.name_zh)
