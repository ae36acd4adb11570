from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from shop.order.carriers import carrier_name, tracking_url


class ReturnRequest(models.Model):
    """What a buyer wants to give back of a shop's part, and how far that is."""

    class State(models.TextChoices):
        ASKED = "asked", _("等店铺答复")
        ACCEPTED = "accepted", _("等寄回")
        REFUSED = "refused", _("店铺没有同意")
        ESCALATED = "escalated", _("平台在看")
        SENT = "sent", _("已寄回")
        RECEIVED = "received", _("店铺收到了")
        REFUNDED = "refunded", _("退款了")
        CLOSED = "closed", _("结束了，没有退款")

    class Payer(models.TextChoices):
        BUYER = "buyer", _("买家")
        SHOP = "shop", _("店铺")
        MARKETPLACE = "marketplace", _("平台")

    class Ending(models.TextChoices):
        CANCELLED = "cancelled", _("买家不退了")
        LAPSED = "lapsed", pgettext_lazy("returns", "过了时间")
        REJECTED = "rejected", _("平台没有同意")

    seller_order = models.ForeignKey("order.SellerOrder", models.PROTECT, related_name="returns")
    is_missing = models.BooleanField(
        default=False, help_text="It never came: nothing is sent back."
    )
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    words = models.CharField(max_length=500, blank=True, help_text="The buyer's.")
    shop_words = models.CharField(max_length=500, blank=True)
    decision_words = models.CharField(max_length=500, blank=True, help_text="The operator's.")
    freight_on = models.CharField(
        max_length=12, choices=Payer, help_text="Who bears what it costs to send it back."
    )
    freight_fen = models.BigIntegerField(default=0, help_text="What the buyer says she paid.")
    carrier = models.CharField(max_length=20, blank=True)
    tracking_number = models.CharField(max_length=40, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    answer_by = models.DateTimeField(help_text="Silent until then: accepted.")
    answered_at = models.DateTimeField(null=True)
    send_by = models.DateTimeField(null=True, help_text="Not sent back by then: it lapses.")
    escalated_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    refund_by = models.DateTimeField(null=True, help_text="Refunded then, whoever is silent.")
    reminded_at = models.DateTimeField(null=True)
    is_shelved = models.BooleanField(null=True, help_text="Back on the shelf; no: written off.")
    closed_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    refund = models.OneToOneField("payments.Refund", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["seller_order"],
                condition=~Q(state__in=["refunded", "closed"]),
                name="one_open_return_per_part",
            ),
            models.CheckConstraint(
                condition=Q(freight_fen__gte=0), name="return_freight_is_not_negative"
            ),
            models.CheckConstraint(
                condition=~Q(state="refunded") | Q(refund__isnull=False),
                name="refunded_return_has_its_refund",
            ),
            models.CheckConstraint(
                condition=Q(is_missing=False) | ~Q(state__in=["accepted", "sent"]),
                name="what_never_came_is_not_sent_back",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | ~Q(ending=""), name="closed_return_says_why"
            ),
        ]
        indexes = [models.Index(fields=["state", "asked_at"], name="return_by_state")]

    def __str__(self) -> str:
        return f"{self.seller_order_id} {self.state}"

    @property
    def is_over(self) -> bool:
        return self.state in {self.State.REFUNDED, self.State.CLOSED}

    @property
    def is_on_buyer(self) -> bool:
        return self.freight_on == self.Payer.BUYER

    @property
    def comes_back(self) -> bool:
        """It was sent back, or may still be: then it matters who pays for the way."""
        State = self.State
        may_come = self.state in {State.ASKED, State.ACCEPTED, State.ESCALATED}
        return not self.is_missing and (may_come or self.sent_at is not None)

    @property
    def may_be_sent(self) -> bool:
        return self.state == self.State.ACCEPTED

    @property
    def may_be_cancelled(self) -> bool:
        State = self.State
        return self.state in {State.ASKED, State.ACCEPTED, State.REFUSED, State.ESCALATED} and (
            self.sent_at is None
        )

    @property
    def carrier_name(self) -> str:
        return carrier_name(self.carrier)

    @property
    def tracking_url(self) -> str:
        return tracking_url(self.carrier, self.tracking_number)


class ReturnLine(models.Model):
    """So many pieces of a line, and why."""

    class Reason(models.TextChoices):
        CHANGED = "changed", _("不喜欢、不合适、不想要了")
        FAULTY = "faulty", _("有质量问题，或寄坏了")
        NOT_AS_DESCRIBED = "not_as_described", _("和描述的不一样")
        WRONG = "wrong", _("寄错了、少寄了")
        MISSING = "missing", _("没有收到")

    request = models.ForeignKey(ReturnRequest, models.CASCADE, related_name="lines")
    line = models.ForeignKey("order.Line", models.PROTECT, related_name="return_lines")
    pieces = models.PositiveIntegerField()
    reason = models.CharField(max_length=20, choices=Reason)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "line"], name="one_row_per_return_and_line"),
            models.CheckConstraint(condition=Q(pieces__gte=1), name="a_return_line_has_pieces"),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} × {self.pieces}"

    @property
    def is_fault(self) -> bool:
        return self.reason != self.Reason.CHANGED


class ReturnPhoto(models.Model):
    """What the buyer shows of it: sealed, for the order's parties and the operator."""

    request = models.ForeignKey(ReturnRequest, models.CASCADE, related_name="photos")
    file = models.OneToOneField("privacy.PrivateFile", models.CASCADE, related_name="+")
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.request_id} · {self.pk}"
