import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class PaymentAttempt(models.Model):
    """One try to be paid for an order; committed with its key before Stripe is called."""

    class State(models.TextChoices):
        OPEN = "open", _("进行中")
        SUCCEEDED = "succeeded", _("已付款")
        EXPIRED = "expired", _("已过期")
        MISMATCHED = "mismatched", _("金额不符")

    order = models.ForeignKey("order.Order", models.PROTECT, related_name="payment_attempts")
    key = models.UUIDField(unique=True, default=uuid.uuid4, help_text="Stripe's idempotency key.")
    amount_fen = models.BigIntegerField()
    currency = models.CharField(max_length=3, default="CNY")
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    session = models.CharField(max_length=255, blank=True, help_text="Stripe's Checkout Session.")
    intent = models.CharField(max_length=255, blank=True, help_text="Stripe's PaymentIntent.")
    url = models.URLField(max_length=1000, blank=True, help_text="Where the buyer pays.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["order"], condition=Q(state="open"), name="one_open_attempt_per_order"
            ),
            models.CheckConstraint(
                condition=Q(amount_fen__gt=0), name="attempt_asks_for_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.state}"


class StripeEvent(models.Model):
    """What Stripe told us; the unique id makes a second knock harmless."""

    event_id = models.CharField(max_length=255, unique=True)
    kind = models.CharField(max_length=80)
    object_id = models.CharField(max_length=255, blank=True)
    outcome = models.CharField(max_length=40, blank=True)
    received_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.event_id}"


class Refund(models.Model):
    """Money on its way back to the buyer; committed with its key before Stripe is called."""

    class State(models.TextChoices):
        ASKED = "asked", _("退款中")
        SUCCEEDED = "succeeded", _("已退款")
        FAILED = "failed", _("退款失败")

    attempt = models.ForeignKey(PaymentAttempt, models.PROTECT, related_name="refunds")
    seller_order = models.ForeignKey(
        "order.SellerOrder", models.PROTECT, null=True, related_name="refunds"
    )
    key = models.CharField(max_length=80, unique=True, help_text="Stripe's idempotency key.")
    amount_fen = models.BigIntegerField()
    reason = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    reference = models.CharField(max_length=255, blank=True, help_text="Stripe's Refund.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="refund_gives_something")
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.state}"
