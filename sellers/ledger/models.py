"""Double entry in integer fen. Append-only: a mistake is mended by a further transaction."""

from django.db import models
from django.db.models import Q


class Account(models.Model):
    """What stands in one purpose for one owner. Credit is negative, debit positive."""

    class Purpose(models.TextChoices):
        CLEARING = "clearing", "Money at the payment provider"
        SHOP_PAYABLE = "shop_payable", "Owed to a shop"
        COMMISSION = "commission", "Earned by the marketplace"
        BUYER_REFUND = "buyer_refund", "Being refunded to buyers"
        SUSPENSE = "suspense", "Received, owner not yet known"

    purpose = models.CharField(max_length=20, choices=Purpose)
    owner = models.CharField(
        max_length=40, blank=True, help_text="Such as shop:12; empty: the platform itself."
    )
    currency = models.CharField(max_length=3, default="CNY")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "owner", "currency"], name="one_account_per_purpose_and_owner"
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose}:{self.owner}"


class Transaction(models.Model):
    """One business fact; its entries sum to zero per currency."""

    key = models.CharField(max_length=120, unique=True, help_text="One key a fact.")
    kind = models.CharField(max_length=40)
    reference = models.CharField(max_length=80, db_index=True, help_text="Such as an order number.")
    posted_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key


class Entry(models.Model):
    transaction = models.ForeignKey(Transaction, models.PROTECT, related_name="entries")
    account = models.ForeignKey(Account, models.PROTECT, related_name="entries")
    amount_fen = models.BigIntegerField(help_text="Debit positive, credit negative.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(amount_fen=0), name="entry_moves_something")
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.amount_fen}"
