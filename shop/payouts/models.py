"""What leaves for a shop: to which account, in which batch, for which parts of orders."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ground.privacy.vault import SealedTextField
from shop.payouts.stripe_models import Reversal, StripeAccount

__all__ = [
    "Batch", "BatchLine", "Collection", "Hold", "Method", "Payout", "PayoutAccount", "PayoutPart",
    "Reversal", "StripeAccount",
]  # fmt: skip


def _user(**options: object) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", **options
    )


class Method(models.TextChoices):
    """How money leaves."""

    BANK = "bank", _("银行卡")
    ALIPAY = "alipay", _("支付宝")
    STRIPE = "stripe", _("Stripe 账户")


class PayoutAccount(models.Model):
    """Where a shop is paid. A row is never changed: another number is another row."""

    shop = models.ForeignKey("partner.Partner", models.PROTECT, related_name="payout_accounts")
    kind = models.CharField(max_length=8, choices=Method)
    holder = models.CharField(max_length=100, help_text="The shop's owner, by the same name.")
    bank = models.CharField(max_length=60, blank=True, help_text="Of a card, where it was opened.")
    number = SealedTextField(default="")
    fingerprint = models.CharField(max_length=64, db_index=True)
    tail = models.CharField(max_length=4, help_text="All that a page shows of the number.")
    created_by = _user()
    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, help_text="By a code on her own phone.")
    in_force_from = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True, help_text="Taken back before it was in force.")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None, in_force_from=None)
                | Q(confirmed_at__isnull=False, in_force_from__gte=F("confirmed_at")),
                name="an_account_in_force_was_confirmed",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ****{self.tail}"


class Collection(models.Model):
    """The cooperative collects for her shop, as both signed 委托; ended, the row stays."""

    shop = models.ForeignKey("partner.Partner", models.PROTECT, related_name="collections")
    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", models.PROTECT, related_name="collects"
    )
    asked_by = _user()
    asked_at = models.DateTimeField(auto_now_add=True)
    signed_on = models.DateField(null=True, help_text="The day on the paper that both keep.")
    agreed_by = _user(help_text="Who leads the cooperative.")
    agreed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["shop"], condition=Q(ended_at=None), name="one_collection_of_a_shop"
            ),
            models.CheckConstraint(
                condition=Q(agreed_at=None, signed_on=None, agreed_by=None)
                | Q(agreed_at__isnull=False, signed_on__isnull=False, agreed_by__isnull=False),
                name="a_collection_was_signed_by_both",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shop_id} · {self.cooperative_id}"


class Hold(models.Model):
    """Money of a shop, or of one part of an order, that stays here for a reason."""

    shop = models.ForeignKey(
        "partner.Partner", models.PROTECT, null=True, blank=True, related_name="holds"
    )
    seller_order = models.ForeignKey(
        "order.SellerOrder", models.PROTECT, null=True, blank=True, related_name="holds"
    )
    reason = models.CharField(max_length=200, help_text="As the shop reads it.")
    by = _user()
    since = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField(null=True, help_text="Empty: until somebody lifts it.")
    lifted_by = _user()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(shop__isnull=True) ^ Q(seller_order__isnull=True),
                name="a_hold_is_of_a_shop_or_of_a_part",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class Payout(models.Model):
    """So much for one shop. It keeps its number however often it is tried."""

    class State(models.TextChoices):
        PREPARED = "prepared", _("等批准")
        APPROVED = "approved", _("已批准")
        IN_TRANSIT = "in_transit", _("在路上")
        PAID = "paid", _("已到账")
        FAILED = "failed", _("没有打成")
        CANCELLED = "cancelled", _("已取消")

    number = models.CharField(max_length=20, unique=True)
    shop = models.ForeignKey("partner.Partner", models.PROTECT, related_name="payouts")
    amount_fen = models.BigIntegerField()
    carried_fen = models.BigIntegerField(
        default=0, help_text="Beside its parts: what was owed back, or put right, before."
    )
    withheld_fen = models.BigIntegerField(default=0, help_text="Kept back; not in the amount.")
    account = models.ForeignKey(
        PayoutAccount, models.PROTECT, related_name="payouts", help_text="As it was that day."
    )
    state = models.CharField(max_length=10, choices=State, default=State.PREPARED)
    tries = models.PositiveSmallIntegerField(default=1, help_text="Another after each failure.")
    reason = models.CharField(max_length=200, blank=True, help_text="Why it failed.")
    prepared_at = models.DateTimeField(auto_now_add=True)
    left_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    reference = models.CharField(max_length=255, blank=True, help_text="Stripe's Transfer.")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="payout_pays_something"),
            models.CheckConstraint(
                condition=Q(withheld_fen__gte=0, withheld_fen__lt=F("amount_fen")),
                name="less_is_withheld_than_paid",
            ),
        ]
        indexes = [models.Index(fields=["state", "prepared_at"], name="payout_by_turn")]

    def __str__(self) -> str:
        return self.number

    @property
    def whole_fen(self) -> int:
        """What the shop's account loses by it."""
        return self.amount_fen + self.withheld_fen

    @property
    def key(self) -> str:
        """Of this try, in the books and at Stripe; a new one only after a confirmed failure."""
        return self.number if self.tries == 1 else f"{self.number}-{self.tries}"


class PayoutPart(models.Model):
    """A part of an order that a payout pays; no two payouts pay the same."""

    payout = models.ForeignKey(Payout, models.PROTECT, related_name="parts")
    seller_order = models.ForeignKey(
        "order.SellerOrder", models.PROTECT, related_name="payout_parts"
    )
    amount_fen = models.BigIntegerField(help_text="What the books said was left of it.")
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seller_order"],
                condition=Q(is_active=True),
                name="a_part_is_paid_out_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.payout_id} · {self.seller_order_id}"


class Batch(models.Model):
    """Payouts that leave together; from approval on its sums and its file stand still."""

    class State(models.TextChoices):
        PREPARED = "prepared", _("等批准")
        APPROVED = "approved", _("已批准")
        SUBMITTED = "submitted", _("已交出，等结果")
        SETTLED = "settled", _("已结清")
        CANCELLED = "cancelled", _("已取消")

    class Encoding(models.TextChoices):
        UTF8 = "utf-8-sig", "UTF-8"
        GBK = "gb18030", "GBK"

    number = models.CharField(max_length=20, unique=True)
    method = models.CharField(max_length=8, choices=Method)
    encoding = models.CharField(max_length=10, choices=Encoding, default=Encoding.UTF8)
    state = models.CharField(max_length=10, choices=State, default=State.PREPARED)
    line_count = models.PositiveIntegerField()
    total_fen = models.BigIntegerField()
    alone_up_to_fen = models.BigIntegerField(help_text="Above it a second person approves.")
    sha256 = models.CharField(max_length=64, blank=True)
    prepared_by = _user()
    prepared_at = models.DateTimeField(auto_now_add=True)
    approved_by = _user()
    approved_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None)
                | Q(total_fen__lte=F("alone_up_to_fen"))
                | ~Q(approved_by=F("prepared_by")),
                name="a_large_batch_has_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["prepared", "cancelled"])
                | (Q(approved_by__isnull=False) & ~Q(sha256="")),
                name="an_approved_batch_says_by_whom_and_what",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def needs_two(self) -> bool:
        return self.total_fen > self.alone_up_to_fen


class AloneDay(models.Model):
    """What one person both put together and approved that day; the limit is of the whole day."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    day = models.DateField()
    fen = models.BigIntegerField(default=0)
    limit_fen = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "day"], name="one_sum_alone_of_a_day"),
            models.CheckConstraint(
                condition=Q(fen__gte=0, fen__lte=F("limit_fen")),
                name="nobody_pays_out_more_a_day_alone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.day}"


class BatchLine(models.Model):
    """One payout in one batch, with the account of that day."""

    class Result(models.TextChoices):
        WAITING = "waiting", _("等结果")
        PAID = "paid", _("已到账")
        FAILED = "failed", _("没有打成")
        DROPPED = "dropped", _("没有打")

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="lines")
    payout = models.ForeignKey(Payout, models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField()
    amount_fen = models.BigIntegerField()
    account = models.ForeignKey(PayoutAccount, models.PROTECT, related_name="+")
    result = models.CharField(max_length=8, choices=Result, default=Result.WAITING)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "payout"], name="a_payout_once_in_a_batch"),
            models.UniqueConstraint(
                fields=["payout"],
                condition=Q(result="waiting"),
                name="a_payout_waits_in_one_batch",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} · {self.position}"
