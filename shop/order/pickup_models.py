"""A part that its buyer fetches: where, as she was told, and how far it is."""

from django.db import models
from django.db.models import Q

from ground.privacy.vault import SealedTextField
from sellers.partner.outlet_models import OutletWords


class Pickup(OutletWords):
    """Its words are frozen with the order: what the shop changes later moves nothing here."""

    seller_order = models.OneToOneField(
        "order.SellerOrder", models.PROTECT, related_name="pickup", primary_key=True
    )
    outlet = models.ForeignKey(
        "partner.Outlet",
        models.PROTECT,
        null=True,
        related_name="pickups",
        help_text="Empty: chosen before there were any.",
    )
    place_zh = models.CharField(max_length=255)
    place_en = models.CharField(max_length=255, blank=True)
    ready_at = models.DateTimeField(null=True)
    keep_until = models.DateField(
        null=True, help_text="The last day to fetch it; not fetched then: cancelled, refunded."
    )
    code = SealedTextField(
        default="", help_text="For whoever hands it out; empty: not ready, or handed out."
    )
    reminded_at = models.DateTimeField(null=True)
    handed_out_at = models.DateTimeField(null=True)
    without_code = models.CharField(max_length=12, blank=True, help_text="Why there was no code.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ready_at=None, keep_until=None)
                | Q(ready_at__isnull=False, keep_until__isnull=False),
                name="what_is_ready_says_until_when",
            ),
            models.CheckConstraint(
                condition=Q(handed_out_at=None) | Q(ready_at__isnull=False),
                name="only_what_is_ready_is_handed_out",
            ),
            models.CheckConstraint(
                condition=Q(without_code="") | Q(handed_out_at__isnull=False),
                name="no_reason_without_handing_out",
            ),
        ]
        indexes = [models.Index(fields=["handed_out_at", "keep_until"], name="pickup_by_last_day")]

    def __str__(self) -> str:
        return f"{self.seller_order_id} · {self.name_zh}"

    @property
    def spaced_code(self) -> str:
        """As one reads it out."""
        return f"{self.code[:3]} {self.code[3:]}"
