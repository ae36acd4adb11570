import uuid

from django.db import models
from django.db.models import F, Q
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
    refunded_fen = models.BigIntegerField(
        default=0, help_text="Asked back through Stripe, or never come."
    )
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
            models.CheckConstraint(
                condition=Q(refunded_fen__gte=0, refunded_fen__lte=F("amount_fen")),
                name="no_more_goes_back_than_came",
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
    WAITS = "waits"  # for those above, who read it on the timetable

    class Meta:
        indexes = [
            models.Index(fields=["kind"], condition=Q(outcome="waits"), name="events_that_wait")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.event_id}"


class Refund(models.Model):
    """Money on its way back to the buyer; committed with its key before Stripe is called."""

    class State(models.TextChoices):
        ASKED = "asked", _("退款中")
        SUCCEEDED = "succeeded", _("已退款")
        FAILED = "failed", _("退款失败")
        BY_HAND = "by_hand", _("等人工付款")

    class Bearer(models.TextChoices):
        SHOP = "shop", _("店铺")
        MARKETPLACE = "marketplace", _("平台")

    attempt = models.ForeignKey(PaymentAttempt, models.PROTECT, related_name="refunds")
    seller_order = models.ForeignKey(
        "order.SellerOrder", models.PROTECT, null=True, related_name="refunds"
    )
    key = models.CharField(max_length=80, unique=True, help_text="One key a cause.")
    tries = models.PositiveSmallIntegerField(default=1, help_text="Each has a key for Stripe.")
    amount_fen = models.BigIntegerField()
    postage_fen = models.BigIntegerField(default=0, help_text="Of the amount: of the postage.")
    freight_fen = models.BigIntegerField(
        default=0, help_text="Of the amount: what the buyer paid to send things back."
    )
    borne_by = models.CharField(
        max_length=12, choices=Bearer, default=Bearer.SHOP, help_text="Who bears the freight."
    )
    reason = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    reference = models.CharField(max_length=255, blank=True, help_text="Stripe's Refund.")
    means = models.CharField(max_length=200, blank=True, help_text="How it was paid by hand.")
    asked_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="+", help_text="Paid it by hand."
    )
    approved_by = models.ForeignKey(
        "accounts.User", models.PROTECT, null=True, related_name="+", help_text="Saw the proof."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="refund_gives_something"),
            models.CheckConstraint(
                condition=Q(postage_fen__gte=0, freight_fen__gte=0)
                & Q(amount_fen__gte=F("postage_fen") + F("freight_fen")),
                name="refund_is_the_sum_of_its_parts",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None)
                | (Q(asked_by__isnull=False) & ~Q(approved_by=F("asked_by"))),
                name="two_people_pay_a_refund_by_hand",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.state}"

    @property
    def try_key(self) -> str:
        """Stripe's idempotency key: a try that failed for good is followed by one of its own."""
        return self.key if self.tries == 1 else f"{self.key}~{self.tries}"


class RefundLine(models.Model):
    """What of a line a refund gives back; `Line` counts, so that none is given back twice."""

    refund = models.ForeignKey(Refund, models.PROTECT, related_name="lines")
    line = models.ForeignKey("order.Line", models.PROTECT, related_name="refund_lines")
    pieces = models.PositiveIntegerField(help_text="Zero: a part of the price, the piece stays.")
    goods_fen = models.BigIntegerField()
    commission_fen = models.BigIntegerField(help_text="Of the goods: what the marketplace gives.")
    campaign_fen = models.BigIntegerField(
        default=0, help_text="Beside the goods: what a campaign had paid of them, back to it."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["refund", "line"], name="one_row_per_refund_and_line"),
            models.CheckConstraint(
                condition=Q(goods_fen__gte=0, commission_fen__gte=0, campaign_fen__gte=0)
                & Q(commission_fen__lte=F("goods_fen") + F("campaign_fen")),
                name="refund_line_gives_goods",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} × {self.pieces}: {self.goods_fen}"


class Dispute(models.Model):
    """A buyer's bank asks, or takes back, what she paid; the answer has its day."""

    class State(models.TextChoices):
        OPEN = "open", _("等回应")
        REVIEW = "review", _("银行在看")
        WON = "won", _("赢了")
        LOST = "lost", _("输了")
        CLOSED = "closed", _("已了结")

    stripe_id = models.CharField(max_length=255, unique=True)
    attempt = models.ForeignKey(PaymentAttempt, models.PROTECT, related_name="disputes")
    amount_fen = models.BigIntegerField()
    reason = models.CharField(max_length=60)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    is_taken = models.BooleanField(default=False, help_text="The bank took the money.")
    is_back = models.BooleanField(default=False, help_text="And gave it back.")
    is_borne = models.BooleanField(default=False, help_text="Lost, and decided who bears it.")
    due_by = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="dispute_is_about_money")
        ]

    def __str__(self) -> str:
        return f"{self.stripe_id} {self.state}"


class Evidence(models.Model):
    """What we answered a bank; a file lies sealed."""

    dispute = models.ForeignKey(Dispute, models.PROTECT, related_name="evidence")
    key = models.UUIDField(unique=True, default=uuid.uuid4, help_text="Stripe's idempotency key.")
    text = models.TextField()
    file = models.ForeignKey("privacy.PrivateFile", models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.key)


class BalanceTransaction(models.Model):
    """One movement of our money at Stripe, and the fact of the books that says the same."""

    stripe_id = models.CharField(max_length=255, unique=True)
    kind = models.CharField(max_length=60)
    category = models.CharField(max_length=60)
    amount_fen = models.BigIntegerField()
    fee_fen = models.BigIntegerField()
    net_fen = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    source = models.CharField(max_length=255, db_index=True)
    intent = models.CharField(max_length=255, blank=True)
    cause = models.CharField(max_length=120, blank=True, help_text="Our key, as Stripe carries it.")
    fact = models.CharField(
        max_length=120, blank=True, db_index=True, help_text="The ledger's key; empty: none yet."
    )
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.stripe_id}"


class Discrepancy(models.Model):
    """Stripe and our books do not say the same, and a machine cannot know why."""

    class State(models.TextChoices):
        OPEN = "open", _("待查")
        SETTLED = "settled", _("已查清")

    key = models.CharField(max_length=200, unique=True, help_text="One key a difference.")
    reference = models.CharField(max_length=80, blank=True, help_text="The order, where known.")
    known = models.JSONField(default=dict, help_text="What Stripe says, and what the books say.")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    note = models.TextField(blank=True)
    found_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return self.key


class Adjustment(models.Model):
    """What one person asks to be done with money, and another allows."""

    class Kind(models.TextChoices):
        REFUND = "refund", _("退给买家")
        CREDIT = "credit", _("记给订单")
        SHOPS = "shops", _("由店铺承担")
        GOODWILL = "goodwill", _("由平台承担")

    class State(models.TextChoices):
        ASKED = "asked", _("等另一人同意")
        APPROVED = "approved", _("已同意")
        DECLINED = "declined", _("没同意")

    kind = models.CharField(max_length=8, choices=Kind)
    subject = models.CharField(max_length=280, help_text="suspense:… or dispute:…")
    attempt = models.ForeignKey(PaymentAttempt, models.PROTECT, related_name="adjustments")
    amount_fen = models.BigIntegerField()
    reason = models.CharField(max_length=300)
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    approved_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject"],
                condition=~Q(state="declined"),
                name="one_adjustment_per_subject",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("asked_by")),
                name="two_people_adjust",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_by__isnull=False),
                name="an_approved_adjustment_names_who",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
