"""What the marketplace keeps of a sale, by dated rules.

A rule is never edited: it is ended, and another takes its place. What it decided stands on the
line of the order, with the rate and the rule (decision 0020).
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ground.crafts.models import Craft


class RuleQuerySet(models.QuerySet["CommissionRule"]):
    def first_match_first(self) -> "RuleQuerySet":
        """The lowest number comes first; of two alike the one made later."""
        return self.order_by("priority", "-pk")

    def not_over(self) -> "RuleQuerySet":
        """In force now, or to come."""
        lasts = Q(valid_until=None) | Q(valid_until__gt=timezone.now())
        return self.filter(lasts).exclude(valid_until__lte=F("valid_from"))


class CommissionRule(models.Model):
    """A rate for what is sold by such shops, of such crafts, in such a campaign; empty: any."""

    class ShopKind(models.TextChoices):
        ARTISAN = "artisan", _("手工艺人自己的店")
        COOPERATIVE = "cooperative", _("合作社的店")

    name_zh = models.CharField(max_length=60, help_text="As sellers read it.")
    name_en = models.CharField(max_length=80)
    shop_kind = models.CharField(max_length=12, choices=ShopKind, blank=True)
    craft = models.ForeignKey("crafts.Craft", models.PROTECT, null=True, related_name="+")
    family = models.CharField(max_length=12, choices=Craft.Family, blank=True)
    campaign = models.CharField(
        max_length=128, blank=True, help_text="The name of an offer; it lowered the line's price."
    )
    rate = models.DecimalField(max_digits=5, decimal_places=4, help_text="Of the goods; 0.05: 5%.")
    priority = models.PositiveSmallIntegerField(default=100, help_text="The lowest comes first.")
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True, help_text="Not in force any more from then on.")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, help_text="When somebody set another end.")

    objects = RuleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(rate__gte=0, rate__lte=1), name="rate_is_a_share"),
            models.CheckConstraint(
                condition=Q(craft__isnull=True) | Q(family=""), name="rule_names_craft_or_family"
            ),
            models.CheckConstraint(
                condition=Q(valid_from__gte=F("made_at")), name="rule_never_touches_the_past"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from"))
                & (Q(ended_at__isnull=True) | Q(valid_until__gte=F("ended_at"))),
                name="rule_never_ends_in_the_past",
            ),
        ]
        indexes = [models.Index(fields=["valid_until", "valid_from"], name="rule_by_days")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_zh

    @property
    def last_day(self) -> datetime | None:
        """Within the day that it ends after."""
        return self.valid_until and self.valid_until - timedelta(seconds=1)

    @property
    def is_withdrawn(self) -> bool:
        """Ended before it began."""
        return self.valid_until is not None and self.valid_until <= self.valid_from

    @property
    def is_now(self) -> bool:
        return self.holds_at(timezone.now())

    def holds_at(self, at: datetime) -> bool:
        return self.valid_from <= at and (self.valid_until is None or at < self.valid_until)
