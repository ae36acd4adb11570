from django.db import models
from django.db.models import Q

from shop.order.carriers import carrier_name, tracking_url


class ParcelQuerySet(models.QuerySet["Parcel"]):
    def sent(self) -> "ParcelQuerySet":
        return self.filter(sent_at__isnull=False)

    def in_one_with(self, parcel: "Parcel") -> "ParcelQuerySet":
        """All that lie in the same box, this one too."""
        box = parcel.travels_with_id or parcel.pk
        return self.filter(Q(pk=box) | Q(travels_with=box))

    def waiting(self) -> "ParcelQuerySet":
        """Handed over, and its order still wants it."""
        return self.filter(sent_at=None, seller_order__status="accepted")


class Parcel(models.Model):
    """What leaves together of a shop's part: by her own hand, or by her cooperative's."""

    seller_order = models.ForeignKey("order.SellerOrder", models.PROTECT, related_name="parcels")
    carrier = models.CharField(max_length=20, blank=True)
    tracking_number = models.CharField(
        max_length=40, blank=True, help_text="Empty: the courier fetched it; the number follows."
    )
    cooperative = models.ForeignKey(
        "cooperatives.Cooperative",
        models.PROTECT,
        null=True,
        related_name="parcels",
        help_text="Who sends it in her place.",
    )
    travels_with = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="packed_in",
        help_text="Packed into that one, of another order to the same door.",
    )
    handed_over_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True, help_text="Empty: it lies with the cooperative.")

    objects = ParcelQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at__isnull=False) | Q(handed_over_at__isnull=False),
                name="parcel_is_sent_or_handed_over",
            ),
            models.CheckConstraint(
                condition=Q(cooperative__isnull=False, handed_over_at__isnull=False)
                | Q(cooperative__isnull=True, handed_over_at__isnull=True),
                name="parcel_is_handed_over_to_somebody",
            ),
        ]
        indexes = [models.Index(fields=["cooperative", "sent_at"], name="parcel_by_cooperative")]

    def __str__(self) -> str:
        return f"{self.seller_order_id} · {self.pk}"

    @property
    def carrier_name(self) -> str:
        return carrier_name(self.carrier)

    @property
    def tracking_url(self) -> str:
        return tracking_url(self.carrier, self.tracking_number)

    @property
    def pieces(self) -> int:
        return sum(row.pieces for row in self.lines.all())


class ParcelLine(models.Model):
    """So many pieces of a line; `Line.packed` counts them, so that none is sent twice."""

    parcel = models.ForeignKey(Parcel, models.CASCADE, related_name="lines")
    line = models.ForeignKey("order.Line", models.PROTECT, related_name="parcel_lines")
    pieces = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["parcel", "line"], name="one_row_per_parcel_and_line"),
            models.CheckConstraint(condition=Q(pieces__gte=1), name="a_parcel_line_has_pieces"),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} × {self.pieces}"


class ProgressPhoto(models.Model):
    """What she shows its buyer alone while she makes it: sealed, for the order's parties."""

    seller_order = models.ForeignKey("order.SellerOrder", models.PROTECT, related_name="progress")
    file = models.OneToOneField("privacy.PrivateFile", models.CASCADE, related_name="+")
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=200, blank=True)
    taken_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-taken_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.seller_order_id} · {self.pk}"
