from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class BulkChange(models.Model):
    """Many works of a cooperative changed with one press; what each was stays beside it."""

    class What(models.TextChoices):
        PERCENT = "percent", _("价格改百分之几")
        AMOUNT = "amount", _("价格改成")
        DAYS = "days", _("要做几天改成")
        SHOW = "show", _("挂出来")
        HIDE = "hide", _("先不卖")

    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", models.PROTECT, related_name="bulk_changes"
    )
    what = models.CharField(max_length=7, choices=What)
    amount = models.IntegerField(null=True, help_text="Of a price: percent or fen; else days.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.cooperative_id} {self.what} {self.amount}"

    @property
    def told(self) -> str:
        """With the percentage; other amounts stand beside each work."""
        label = str(self.get_what_display())
        is_percent = self.what == self.What.PERCENT
        return f"{label}{gettext('：')}{self.amount:+d}%" if is_percent else label


class BulkChangeLine(models.Model):
    """One work: a price in fen, days, or 1 and 0 for shown and not."""

    change = models.ForeignKey(BulkChange, models.CASCADE, related_name="lines")
    work = models.ForeignKey("catalogue.Product", models.CASCADE, related_name="+")
    was = models.IntegerField()
    now = models.IntegerField()
    is_undone = models.BooleanField(null=True, help_text="Empty: nobody asked for it.")
    told = models.CharField(max_length=200, blank=True, help_text="Why it stays as it is.")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["change", "work"], name="one_line_per_work_and_change")
        ]

    def __str__(self) -> str:
        return f"{self.work_id} {self.was} → {self.now}"
