"""The market's own prices abroad, for shops that name none: dated, and never edited."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sellers.partner.zones import ZONE_NAMES


class AbroadTableQuerySet(models.QuerySet["AbroadTable"]):
    def begun(self) -> "AbroadTableQuerySet":
        """The one in force first; of two of one day the one made later."""
        return self.filter(valid_from__lte=timezone.localdate()).order_by("-valid_from", "-pk")

    def to_come(self) -> "AbroadTableQuerySet":
        return self.filter(valid_from__gt=timezone.localdate()).order_by("valid_from", "pk")


class AbroadTable(models.Model):
    """In force from its day until a later one's."""

    valid_from = models.DateField()
    source = models.CharField(max_length=120, help_text="Whose prices they are, as operators say.")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    objects = AbroadTableQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.valid_from}"


class AbroadTablePrice(models.Model):
    """A parcel's price into one zone, and how many days it takes; no row: not sent there."""

    table = models.ForeignKey(AbroadTable, models.CASCADE, related_name="prices")
    zone = models.CharField(max_length=8)
    first_fen = models.PositiveIntegerField(help_text="For the first 500 g.")
    further_fen = models.PositiveIntegerField(help_text="For each further 500 g begun.")
    days_least = models.PositiveSmallIntegerField()
    days_most = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["table", "zone"], name="one_price_per_table_and_zone"),
            models.CheckConstraint(
                condition=Q(zone__in=list(ZONE_NAMES)), name="table_price_is_of_a_zone"
            ),
            models.CheckConstraint(
                condition=Q(first_fen__gte=1, days_least__gte=1)
                & Q(days_most__gte=F("days_least")),
                name="table_price_says_money_and_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table_id} {self.zone}"

    @property
    def zone_name(self) -> str:
        return str(ZONE_NAMES[self.zone])
