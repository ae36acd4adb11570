"""What she handed in, what quality found in it, and what she asked to be seen again."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Delivery(models.Model):
    """Pieces she handed in together, until they are checked."""

    key = models.CharField(max_length=32, unique=True, help_text="Of the form.")
    assignment = models.ForeignKey(
        "production.Assignment", models.PROTECT, related_name="deliveries"
    )
    pieces = models.PositiveIntegerField()
    unchecked = models.PositiveIntegerField()
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(pieces__gte=1, unchecked__lte=F("pieces")),
                name="no_piece_is_checked_twice",
            )
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.pieces}"


class Check(models.Model):
    """What quality found in some pieces of a delivery."""

    class Result(models.TextChoices):
        PASS = "pass", _("合格")
        REWORK = "rework", _("返工")
        REJECT = "reject", _("不合格")

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="checks")
    result = models.CharField(max_length=6, choices=Result)
    pieces = models.PositiveIntegerField()
    reason = models.CharField(max_length=300, blank=True)
    photo = models.ForeignKey("pictures.Picture", models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(pieces__gte=1) & (Q(result="pass") | ~Q(reason="")),
                name="what_did_not_pass_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.delivery_id} {self.result} {self.pieces}"


class Appeal(models.Model):
    """She asks for a second look at what was rejected; another than who rejected it decides."""

    check_made = models.OneToOneField(Check, models.PROTECT, related_name="appeal")
    words = models.CharField(max_length=500)
    asked_at = models.DateTimeField(auto_now_add=True)
    is_granted = models.BooleanField(null=True)
    answer = models.CharField(max_length=500, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.check_made_id}"
