"""What funds were used for: written down by a keeper, confirmed by another or a member."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class FundSpendingQuerySet(models.QuerySet["FundSpending"]):
    def standing(self) -> "FundSpendingQuerySet":
        """Confirmed or waiting for it, and not taken back."""
        return self.filter(undone_at=None)

    def spent(self) -> "FundSpendingQuerySet":
        return self.standing().filter(confirmed_at__isnull=False)


class FundSpending(models.Model):
    class Fund(models.TextChoices):
        WELFARE = "welfare", _("公益金")
        MATERIAL = "material", _("材料金")

    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", models.PROTECT, related_name="fund_spendings"
    )
    fund = models.CharField(max_length=8, choices=Fund)
    amount_fen = models.BigIntegerField()
    words = models.CharField(max_length=200, help_text="What for, as all members read it.")
    spent_on = models.DateField()
    receipt = models.ForeignKey(
        "privacy.PrivateFile", models.PROTECT, null=True, related_name="+", help_text="A photo."
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, help_text="In the books from then on.")
    undone_at = models.DateTimeField(null=True, help_text="It was a mistake; in the fund again.")

    objects = FundSpendingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="a_fund_pays_something"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("recorded_by")),
                name="another_confirms_what_a_fund_paid",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cooperative_id} {self.fund} {self.amount_fen}"
