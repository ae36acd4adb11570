"""What a household lives on before and after, as she told it: sealed, and by her consent alone."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground.privacy.vault import SealedTextField

_USER = settings.AUTH_USER_MODEL


class IncomeConsent(models.Model):
    """Her word that it may be noted; taken back, the row stays and what was noted is destroyed."""

    person = models.ForeignKey("record.Person", models.PROTECT, related_name="+")
    given_by = models.ForeignKey(
        _USER, models.SET_NULL, null=True, related_name="+", help_text="Or who wrote down her word."
    )
    given_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ended_at__isnull=True),
                name="one_consent_to_note_her_income",
            )
        ]

    def __str__(self) -> str:
        return str(self.person_id)


class Income(models.Model):
    """A household's income of one year. The sum lies sealed, for it tells who is poor.

    `is_above` lies open: whether it is more than before is counted, and says no sum.
    """

    class Moment(models.TextChoices):
        BEFORE = "before", _("以前")
        AFTER = "after", _("后来")

    person = models.ForeignKey("record.Person", models.PROTECT, related_name="incomes")
    household = models.ForeignKey("finance.Household", models.PROTECT, related_name="incomes")
    moment = models.CharField(max_length=6, choices=Moment)
    year = models.PositiveSmallIntegerField(help_text="Of which it is the income.")
    amount = SealedTextField(help_text="In fen.")
    source = models.CharField(max_length=120, help_text="What she reckoned it by.")
    on = models.DateField(help_text="When she told it: at applying, or at a follow-up.")
    is_above = models.BooleanField(null=True, help_text="More than before; empty: not known.")
    noted_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(moment="before"), name="one_income_before"
            ),
            models.UniqueConstraint(
                fields=["person", "on"],
                condition=Q(moment="after"),
                name="one_income_after_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(moment="after") | Q(is_above=None), name="before_is_above_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.year}"

    @property
    def amount_fen(self) -> int:
        return int(self.amount)
