"""The fund 残保金: a budget, what of it is granted, and each use with its voucher."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

_USER = settings.AUTH_USER_MODEL


class Budget(models.Model):
    """Of one organ for one year. What is granted never passes it: the database keeps it so."""

    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="budgets")
    year = models.PositiveSmallIntegerField()
    name_zh = models.CharField(max_length=80)
    total_fen = models.BigIntegerField()
    granted_fen = models.BigIntegerField(default=0)
    source = models.CharField(max_length=200, help_text="The paper that gives it.")
    made_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(total_fen__gt=0, granted_fen__gte=0, granted_fen__lte=F("total_fen")),
                name="no_more_is_granted_than_the_budget",
            ),
            models.UniqueConstraint(
                fields=["organ", "year", "name_zh"], name="a_budget_stands_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh

    @property
    def left_fen(self) -> int:
        return self.total_fen - self.granted_fen


class Grant(models.Model):
    """So much of a budget, to one woman or to a site or group by its name."""

    budget = models.ForeignKey(Budget, models.PROTECT, related_name="grants")
    person = models.ForeignKey("record.Person", models.PROTECT, null=True, related_name="grants")
    to_zh = models.CharField(max_length=80, blank=True, help_text="A site or group.")
    purpose_zh = models.CharField(max_length=200)
    amount_fen = models.BigIntegerField()
    used_fen = models.BigIntegerField(default=0)
    granted_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, help_text="What was left went back.")
    given_back_fen = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["-granted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_fen__gt=0, used_fen__gte=0, given_back_fen__gte=0)
                & Q(amount_fen__gte=F("used_fen") + F("given_back_fen")),
                name="no_more_is_used_than_granted",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, to_zh="") | Q(person__isnull=True) & ~Q(to_zh=""),
                name="a_grant_is_to_a_person_or_a_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.budget_id} {self.pk}"

    @property
    def left_fen(self) -> int:
        return self.amount_fen - self.used_fen - self.given_back_fen


class Use(models.Model):
    """What was paid from a grant; its voucher lies sealed. One that was wrong is voided."""

    grant = models.ForeignKey(Grant, models.PROTECT, related_name="uses")
    amount_fen = models.BigIntegerField()
    happened_on = models.DateField()
    what_zh = models.CharField(max_length=200)
    voucher = models.OneToOneField("privacy.PrivateFile", models.PROTECT, related_name="+")
    noted_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-happened_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="a_use_pays_something"),
            models.CheckConstraint(
                condition=Q(voided_at=None) | ~Q(void_reason=""), name="a_voided_use_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grant_id} {self.pk}"
