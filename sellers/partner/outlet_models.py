"""Where buyers come for what they ordered: a shop has as many places as it likes."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from ground.regions.queries import path_of


class OutletWords(models.Model):
    """What a buyer reads of a place to come to; an order keeps a copy of its own."""

    class Steps(models.TextChoices):
        NONE = "none", _("没有台阶，轮椅能进")
        FEW = "few", _("有一两级台阶")
        LIFT = "lift", _("在楼上，有电梯")
        STAIRS = "stairs", _("要走楼梯")

    name_zh = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    hours_zh = models.CharField(max_length=120, blank=True)
    hours_en = models.CharField(max_length=120, blank=True)
    steps = models.CharField(max_length=8, choices=Steps, blank=True)
    way_zh = models.CharField(max_length=200, blank=True, help_text="How one finds the door.")
    way_en = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=16, blank=True, help_text="E.164.")

    class Meta:
        abstract = True

    @property
    def local_name(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name_zh

    @property
    def dialled(self) -> str:
        return self.phone.removeprefix("+86")


class OutletQuerySet(models.QuerySet["Outlet"]):
    def kept(self) -> "OutletQuerySet":
        """Not closed for good; today it may not have begun yet."""
        return self.filter(closed_at=None)

    def open_on(self, day: date) -> "OutletQuerySet":
        has_begun = Q(opens_on=None) | Q(opens_on__lte=day)
        return self.kept().filter(has_begun, Q(closes_on=None) | Q(closes_on__gte=day))


class Outlet(OutletWords):
    """Closed, it stays for the orders that are still fetched there."""

    shop = models.ForeignKey("partner.Partner", models.PROTECT, related_name="outlets")
    division = models.ForeignKey("regions.Division", models.PROTECT, null=True, related_name="+")
    street_zh = models.CharField(max_length=120)
    street_en = models.CharField(max_length=120, blank=True)
    opens_on = models.DateField(null=True, blank=True, help_text="Empty: open already.")
    closes_on = models.DateField(null=True, blank=True, help_text="The last day; empty: none.")
    closed_at = models.DateTimeField(null=True)

    objects = OutletQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "name_zh"],
                condition=Q(closed_at=None),
                name="outlets_of_a_shop_have_names_of_their_own",
            ),
            models.CheckConstraint(
                condition=Q(opens_on=None) | Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
                name="outlet_does_not_close_before_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shop_id} {self.name_zh}"

    @property
    def place_zh(self) -> str:
        with override("zh-hans"):
            return f"{path_of(self.division)}{self.street_zh}"

    @property
    def place_en(self) -> str:
        with override("en"):
            return ", ".join(
                filter(None, [self.street_en or self.street_zh, path_of(self.division)])
            )

    def words(self) -> dict[str, str]:
        """All that an order freezes of it. Comes with its division and that one's parents."""
        told = {it.name: getattr(self, it.name) for it in OutletWords._meta.local_fields}
        return told | {"place_zh": self.place_zh, "place_en": self.place_en}
