"""What a visitor's money is worth, as the operator wrote it down. Nobody is ever charged by it.

A rate is never edited: another takes its place, and the old one stays as it was.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Currency(models.TextChoices):
    USD = "USD", _("美元")
    EUR = "EUR", _("欧元")
    GBP = "GBP", _("英镑")
    JPY = "JPY", _("日元")
    KRW = "KRW", _("韩元")
    HKD = "HKD", _("港币")
    TWD = "TWD", _("新台币")
    SGD = "SGD", _("新加坡元")
    MYR = "MYR", _("林吉特")
    THB = "THB", _("泰铢")
    AUD = "AUD", _("澳大利亚元")
    CAD = "CAD", _("加拿大元")
    NZD = "NZD", _("新西兰元")
    CHF = "CHF", _("瑞士法郎")
    RUB = "RUB", _("卢布")


SIGNS = {
    "USD": "US$", "EUR": "€", "GBP": "£", "JPY": "JP¥", "KRW": "₩", "HKD": "HK$", "TWD": "NT$",
    "SGD": "S$", "MYR": "RM", "THB": "฿", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "CHF": "CHF",
    "RUB": "₽",
}  # fmt: skip
# Of small money a hundred is quoted, as banks do.
UNITS = {currency: 100 if currency in {"JPY", "KRW", "RUB"} else 1 for currency in Currency.values}


class RateQuerySet(models.QuerySet["Rate"]):
    def in_force(self) -> "RateQuerySet":
        return self.filter(ended_at=None)

    def fresh(self) -> "RateQuerySet":
        """In force, and of a day that still tells something."""
        oldest = timezone.localdate() - timedelta(days=settings.RATE_DAYS)
        return self.in_force().filter(day__gte=oldest)


class Rate(models.Model):
    """So many yuan for so many units of a currency, on a day."""

    currency = models.CharField(max_length=3, choices=Currency)
    units = models.PositiveSmallIntegerField(help_text="Of the currency: 1, or 100.")
    yuan = models.DecimalField(max_digits=9, decimal_places=4, help_text="For so many units.")
    day = models.DateField(help_text="Of the rate, not of writing it down.")
    is_demo = models.BooleanField(default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, help_text="Replaced, or taken off show.")

    objects = RateQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["currency"],
                condition=Q(ended_at__isnull=True),
                name="one_rate_in_force_a_currency",
            ),
            models.CheckConstraint(condition=Q(yuan__gt=0), name="rate_is_worth_something"),
            models.CheckConstraint(condition=Q(units__in=[1, 100]), name="rate_is_for_1_or_100"),
            models.CheckConstraint(
                condition=Q(currency__in=Currency.values), name="rate_is_of_a_known_currency"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.units} {self.currency} = {self.yuan} CNY ({self.day})"
