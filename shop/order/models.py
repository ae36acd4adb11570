from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.abstract_models import AbstractShippingAddress
from oscar.apps.order.abstract_models import AbstractLine, AbstractOrder

from shop.basket.wishes import WISH
from shop.commission.models import CommissionRule
from shop.order.addresses import lines_of
from shop.order.sums import SumsOfLine, SumsOfPart


class Order(AbstractOrder):
    """What a buyer placed, of one shop or many. Its status is kept in Oscar's own column."""

    class Status(models.TextChoices):
        AWAITING_PAYMENT = "awaiting_payment", _("待付款")
        PAID = "paid", _("已付款")
        EXPIRED = "expired", _("已过期")
        CANCELLED = "cancelled", _("已取消")

    language = models.CharField(max_length=10, default="zh-hans")
    guest_phone = models.CharField(max_length=16, blank=True, help_text="E.164.")
    expires_at = models.DateTimeField(
        null=True, help_text="Until then an unpaid order holds stock."
    )
    paid_at = models.DateTimeField(null=True)

    class Meta(AbstractOrder.Meta):
        indexes = [models.Index(fields=["status", "expires_at"], name="order_by_expiry")]

    @property
    def is_called_off_unpaid(self) -> bool:
        """Its buyer changed her mind before anything was paid."""
        return self.status == self.Status.CANCELLED and self.paid_at is None

    @property
    def is_partly_cancelled(self) -> bool:
        """Paid, and a shop's part of it called off; the last part cancels the order."""
        cancelled = SellerOrder.Status.CANCELLED
        return self.status == self.Status.PAID and any(
            part.status == cancelled for part in self.seller_orders.all()
        )


class SellerOrder(SumsOfPart, models.Model):
    """One shop's part of a buyer's order."""

    class Status(models.TextChoices):
        AWAITING_PAYMENT = "awaiting_payment", _("待付款")
        NEW = "new", _("待接单")
        ACCEPTED = "accepted", _("制作中")
        SENT = "sent", _("已寄出")
        DELIVERED = "delivered", _("已签收")
        COMPLETED = "completed", _("已完成")
        CANCELLED = "cancelled", _("已取消")

    class Delivery(models.TextChoices):
        POST = "post", _("邮寄")
        PICKUP = "pickup", _("到店自取")

    order = models.ForeignKey(Order, models.PROTECT, related_name="seller_orders")
    shop = models.ForeignKey("partner.Partner", models.PROTECT, related_name="seller_orders")
    status = models.CharField(max_length=16, choices=Status, default=Status.AWAITING_PAYMENT)
    delivery = models.CharField(max_length=8, choices=Delivery, default=Delivery.POST)
    goods_fen = models.BigIntegerField(help_text="What the buyer pays for the works.")
    campaign_fen = models.BigIntegerField(
        default=0, help_text="What a campaign of the marketplace pays of the works, for the buyer."
    )
    postage_fen = models.BigIntegerField(default=0, help_text="Passed on to the shop whole.")
    commission_fen = models.BigIntegerField(help_text="Frozen when the order was placed.")
    goods_refunded_fen = models.BigIntegerField(default=0, help_text="Of the goods, gone back.")
    campaign_refunded_fen = models.BigIntegerField(default=0)
    commission_refunded_fen = models.BigIntegerField(default=0)
    postage_refunded_fen = models.BigIntegerField(default=0)
    freight_fen = models.BigIntegerField(
        default=0, help_text="What it cost to send things back, where the shop bears it."
    )
    promised_on = models.DateField(
        null=True, help_text="Sent by then, as the buyer was told; frozen."
    )
    respond_by = models.DateTimeField(
        null=True, help_text="Silent until then: cancelled, refunded."
    )
    reminded_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    first_sent_at = models.DateTimeField(
        null=True, help_text="Some of it has left: it is not called off any more."
    )
    sent_at = models.DateTimeField(null=True, help_text="All of it has left.")
    delivered_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=20, blank=True)
    gift_words = models.CharField(
        max_length=200, blank=True, help_text="What the buyer wants on the card of a gift."
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["order", "shop"], name="one_seller_order_per_shop_and_order"
            ),
            models.CheckConstraint(
                condition=Q(goods_fen__gte=0, postage_fen__gte=0, commission_fen__gte=0)
                & Q(campaign_fen__gte=0)
                & Q(commission_fen__lte=models.F("goods_fen") + models.F("campaign_fen")),
                name="seller_order_share_is_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(goods_refunded_fen__gte=0, commission_refunded_fen__gte=0)
                & Q(postage_refunded_fen__gte=0, freight_fen__gte=0)
                & Q(goods_refunded_fen__lte=models.F("goods_fen"))
                & Q(campaign_refunded_fen__gte=0)
                & Q(campaign_refunded_fen__lte=models.F("campaign_fen"))
                & Q(commission_refunded_fen__lte=models.F("commission_fen"))
                & Q(postage_refunded_fen__lte=models.F("postage_fen")),
                name="seller_order_gives_back_what_it_took",
            ),
        ]
        indexes = [models.Index(fields=["status", "respond_by"], name="seller_order_by_deadline")]

    def __str__(self) -> str:
        return f"{self.order_id} · {self.shop_id}"

    @property
    def commission_rules(self) -> list[CommissionRule]:
        """Those that set a rate of its lines; none: the usual one."""
        return list({line.commission_rule: 0 for line in self.lines.all() if line.commission_rule})

    @property
    def is_pickup(self) -> bool:
        return self.delivery == self.Delivery.PICKUP

    @property
    def is_ready(self) -> bool:
        """It lies there for its buyer, who has not fetched it yet."""
        is_kept = self.is_pickup and self.status == self.Status.ACCEPTED
        return is_kept and hasattr(self, "pickup") and self.pickup.ready_at is not None

    @property
    def is_refunded_unfetched(self) -> bool:
        """What is made to the buyer's own wishes is kept: no shop could sell it to another."""
        return all(line.is_returnable for line in self.lines.all())

    @property
    def state(self) -> str:
        """In words; what lies ready has a word of its own."""
        return str(_("等买家来取")) if self.is_ready else str(self.get_status_display())

    @property
    def last_return_day(self) -> date | None:
        """Seven days run from the day after signing (Consumer Law art. 25)."""
        if self.delivered_at is None:
            return None
        return timezone.localdate(self.delivered_at) + timedelta(days=settings.RETURN_DAYS)

    @property
    def may_be_returned(self) -> bool:
        """The days run, and something of it was not given back yet."""
        last, Status = self.last_return_day, self.Status
        return bool(
            self.status in {Status.DELIVERED, Status.COMPLETED}
            and last
            and timezone.localdate() <= last
            and any(line.pieces_left and line.left_fen for line in self.lines.all())
        )

    @property
    def may_be_missing(self) -> bool:
        """So long under way that its buyer may say it never came: three days before the house
        takes it for arrived. Where she said herself that it came, it did.
        """
        arrives = timedelta(days=settings.DELIVERED_AFTER_DAYS)
        if self.is_pickup or self.sent_at is None:
            return False
        if self.status == self.Status.SENT:
            return timezone.now() >= self.sent_at + arrives - timedelta(days=3)
        is_assumed = bool(self.delivered_at and self.delivered_at >= self.sent_at + arrives)
        return is_assumed and self.may_be_returned


class ShippingAddress(AbstractShippingAddress):
    """Who receives, and where; with pick-up the street stays empty. One name, in `first_name`."""

    division = models.ForeignKey(
        "regions.Division",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The county; names of province, city, county are copied beside it.",
    )

    @property
    def lines(self) -> list[str]:
        return lines_of(self)


class Line(SumsOfLine, AbstractLine):
    seller_order = models.ForeignKey(SellerOrder, models.PROTECT, null=True, related_name="lines")
    title_en = models.CharField(max_length=200, blank=True)
    price_fen = models.BigIntegerField(default=0, help_text="What was paid for it; frozen.")
    commission_fen = models.BigIntegerField(default=0, help_text="Frozen with the order.")
    commission_rate = models.DecimalField(
        max_digits=7, decimal_places=6, null=True, help_text="What made it; frozen too."
    )
    commission_rule = models.ForeignKey(
        "commission.CommissionRule",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="The rule that set the rate; empty: the usual one.",
    )
    offer = models.ForeignKey(
        "offers.Offer", models.PROTECT, null=True, related_name="+", help_text="Lowered its price."
    )
    offer_zh = models.CharField(max_length=40, blank=True, help_text="Its name then; frozen.")
    offer_en = models.CharField(max_length=80, blank=True)
    off_fen = models.BigIntegerField(default=0, help_text="What it took off; frozen.")
    off_by = models.CharField(max_length=12, blank=True, help_text="Who bears it; frozen.")
    campaign_fen = models.BigIntegerField(default=0, help_text="Of it, what the marketplace pays.")
    campaign_refunded_fen = models.BigIntegerField(default=0)
    refunded_fen = models.BigIntegerField(default=0)
    refunded_pieces = models.PositiveIntegerField(default=0)
    commission_refunded_fen = models.BigIntegerField(default=0)
    is_returnable = models.BooleanField(default=True, help_text="As the buyer was told.")
    no_return_at = models.DateTimeField(
        null=True, help_text="When the buyer confirmed that it cannot be returned."
    )
    packed = models.PositiveIntegerField(default=0, help_text="Pieces that are in parcels.")

    class Meta(AbstractLine.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(packed__lte=models.F("quantity")), name="no_piece_is_packed_twice"
            ),
            models.CheckConstraint(
                condition=Q(refunded_fen__gte=0, commission_refunded_fen__gte=0)
                & Q(refunded_fen__lte=models.F("price_fen"))
                & Q(refunded_pieces__lte=models.F("quantity"))
                & Q(commission_refunded_fen__lte=models.F("commission_fen")),
                name="no_line_is_refunded_above_its_price",
            ),
            models.CheckConstraint(
                condition=Q(off_by="", off_fen=0, campaign_fen=0)
                | Q(off_by="shop", off_fen__gt=0, campaign_fen=0)
                | Q(off_by="marketplace", off_fen__gt=0, campaign_fen=models.F("off_fen")),
                name="somebody_bears_what_is_taken_off",
            ),
            models.CheckConstraint(
                condition=Q(campaign_refunded_fen__gte=0)
                & Q(campaign_refunded_fen__lte=models.F("campaign_fen")),
                name="campaign_gets_back_what_it_paid",
            ),
            models.CheckConstraint(
                condition=Q(is_returnable=True) | Q(no_return_at__isnull=False),
                name="only_the_buyer_gives_up_a_return",
            ),
        ]

    @property
    def wish(self) -> str:
        """What the buyer wants of a work that is made for her alone."""
        return next((str(each.value) for each in self.attributes.all() if each.type == WISH), "")

    @property
    def unpacked(self) -> int:
        return self.quantity - self.packed

    @property
    def pieces_left(self) -> int:
        """That were not given back yet."""
        return self.quantity - self.refunded_pieces


from oscar.apps.order.models import *  # noqa: E402, F403 -- after our own models, as Oscar asks

from shop.order.pickup_models import Pickup  # noqa: E402, F401
