"""What is kept of Stripe's side: a shop's connected account, and what went back of a transfer."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class StripeAccount(models.Model):
    """A shop's account at Stripe; its key is committed before Stripe is asked for one."""

    class State(models.TextChoices):
        OPEN = "open", _("还没有连好")
        CHECKING = "checking", _("正在核对")
        ACTIVE = "active", _("连好了")
        DISABLED = "disabled", _("停用了")

    shop = models.OneToOneField("partner.Partner", models.PROTECT, related_name="stripe_account")
    key = models.UUIDField(unique=True, default=uuid.uuid4, help_text="All that Stripe is told.")
    reference = models.CharField(max_length=255, blank=True, help_text="Stripe's Account.")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    created_at = models.DateTimeField(auto_now_add=True)
    heard_at = models.DateTimeField(null=True, help_text="When Stripe was asked last.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reference"], condition=~Q(reference=""), name="an_account_is_of_one_shop"
            ),
            models.CheckConstraint(
                condition=Q(state="open") | ~Q(reference=""), name="a_known_state_is_of_an_account"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shop_id} {self.state}"


class Reversal(models.Model):
    """So much of a transfer comes back; nobody asked: Stripe did it, and told us."""

    class State(models.TextChoices):
        ASKED = "asked", _("等另一人批准")
        APPROVED = "approved", _("正在收回")
        DONE = "done", _("收回了")
        REFUSED = "refused", _("没有收回")
        DECLINED = "declined", _("没有批准")

    number = models.CharField(max_length=20, unique=True, help_text="Stripe's idempotency key.")
    shop = models.ForeignKey("partner.Partner", models.PROTECT, related_name="reversals")
    payout = models.ForeignKey("payouts.Payout", models.PROTECT, related_name="reversals")
    amount_fen = models.BigIntegerField()
    reason = models.CharField(max_length=200, blank=True, help_text="As the shop reads it.")
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    alone_up_to_fen = models.BigIntegerField(help_text="Above it a second person approves.")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    reference = models.CharField(max_length=255, blank=True, help_text="Stripe's reversal.")
    refusal = models.CharField(max_length=200, blank=True, help_text="Stripe's word.")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="reversal_takes_something"),
            models.UniqueConstraint(
                fields=["shop"],
                condition=Q(state__in=["asked", "approved"]),
                name="one_open_reversal_of_a_shop",
            ),
            models.UniqueConstraint(
                fields=["reference"], condition=~Q(reference=""), name="a_reversal_counts_once"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None)
                | Q(amount_fen__lte=F("alone_up_to_fen"))
                | ~Q(approved_by=F("asked_by")),
                name="a_large_reversal_has_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "declined"])
                | Q(approved_by__isnull=False)
                | Q(state="done", asked_by=None),
                name="a_reversal_says_by_whom",
            ),
        ]
        indexes = [models.Index(fields=["state", "asked_at"], name="reversal_by_turn")]

    def __str__(self) -> str:
        return self.number
