"""What leaves the house on paper: a code that outlives what it is about, and what a card says."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Code(models.Model):
    """What a printed QR code holds. Rows are never deleted: paper cannot be called back."""

    class Kind(models.TextChoices):
        MAKER = "maker", _("名片")
        WORK = "work", _("作品标签")

    text = models.CharField(max_length=12, unique=True, help_text="The last is a check.")
    kind = models.CharField(max_length=5, choices=Kind)
    maker = models.OneToOneField(
        "artisans.Artisan", models.SET_NULL, null=True, related_name="printed_code"
    )
    work = models.OneToOneField(
        "catalogue.Product", models.SET_NULL, null=True, related_name="printed_code"
    )
    craft = models.ForeignKey(
        "crafts.Craft",
        models.SET_NULL,
        null=True,
        related_name="+",
        help_text="Once the maker or work is gone, others of it are shown.",
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="maker", work=None) | Q(kind="work", maker=None),
                name="a_code_is_of_its_kind",
            )
        ]

    def __str__(self) -> str:
        return self.text


class CardChoice(models.Model):
    """What she lets her card say beside craft and code; no row: the least."""

    class Place(models.TextChoices):
        NONE = "none", _("不写")
        COUNTY = "county", _("写到县，不写村")
        VILLAGE = "village", _("照我的介绍写，写到村")

    maker = models.OneToOneField("artisans.Artisan", models.CASCADE, related_name="card_choice")
    shows_name = models.BooleanField(default=True)
    place = models.CharField(max_length=7, choices=Place, default=Place.NONE)
    shows_picture = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(place__in=["none", "county", "village"]),
                name="card_says_a_known_place",
            )
        ]

    def __str__(self) -> str:
        return f"{self.maker_id} {self.place}"
