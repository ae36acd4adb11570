"""What is taken off a price, until when, and who bears it.

Oscar's ConditionalOffer and Voucher carry an offer through basket and order; what Oscar does not
know stands here: the bearer, both names, limits kept by the database (decision 0036).
An offer is never edited: it is ended, and another takes its place.
"""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from oscar.apps.offer.models import Benefit, Condition

from shop.offers.basket_rows import apply_terms, is_enough
from shop.offers.sums import MOST_PERCENT


class OfferQuerySet(models.QuerySet["Offer"]):
    def now(self) -> "OfferQuerySet":
        """Begun, not over."""
        at = timezone.now()
        return self.filter(begins_at__lte=at, ends_at__gt=at)

    def not_over(self) -> "OfferQuerySet":
        return self.filter(ends_at__gt=timezone.now())

    def not_used_up(self) -> "OfferQuerySet":
        has_uses = Q(uses_limit=None) | Q(uses__lt=F("uses_limit"))
        return self.filter(has_uses, Q(budget_fen=None) | Q(spent_fen__lt=F("budget_fen")))


class Offer(models.Model):
    """Its terms never change; its counts do, and once its end."""

    class Bearer(models.TextChoices):
        SHOP = "shop", _("店铺")
        MARKETPLACE = "marketplace", _("平台")

    rule = models.OneToOneField(
        "offer.ConditionalOffer", models.PROTECT, related_name="terms", help_text="Oscar's own."
    )
    voucher = models.OneToOneField(
        "voucher.Voucher",
        models.PROTECT,
        null=True,
        related_name="terms",
        help_text="Empty: no code.",
    )
    bearer = models.CharField(max_length=12, choices=Bearer)
    shop = models.ForeignKey(
        "partner.Partner", models.PROTECT, null=True, related_name="offers", help_text="Bears it."
    )
    works = models.ManyToManyField(
        "catalogue.Product", related_name="+", help_text="None: all, of the shop or the market."
    )
    name_zh = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    percent = models.PositiveSmallIntegerField(null=True)
    amount_fen = models.PositiveIntegerField(null=True)
    from_fen = models.PositiveIntegerField(default=0, help_text="Works for so much, or no offer.")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(help_text="Not in force any more from then on.")
    uses_limit = models.PositiveIntegerField(null=True, help_text="Orders; empty: any number.")
    uses = models.PositiveIntegerField(default=0, help_text="Of orders paid, or awaited.")
    budget_fen = models.BigIntegerField(null=True, help_text="What the marketplace gives at most.")
    spent_fen = models.BigIntegerField(default=0, help_text="Promised to orders paid, or awaited.")
    is_on_show = models.BooleanField(
        default=False, help_text="Public pages were made anew since it began, or ended."
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = OfferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(bearer="shop", shop__isnull=False, budget_fen__isnull=True)
                | Q(bearer="marketplace", shop__isnull=True, budget_fen__isnull=False),
                name="offer_has_one_bearer",
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True, amount_fen__gt=0)
                | Q(percent__gt=0, percent__lte=MOST_PERCENT, amount_fen__isnull=True),
                name="offer_takes_a_part_or_an_amount",
            ),
            models.CheckConstraint(
                condition=Q(uses_limit__isnull=True) | Q(uses__lte=F("uses_limit")),
                name="offer_is_used_within_its_limit",
            ),
            models.CheckConstraint(
                condition=Q(spent_fen__gte=0)
                & (Q(budget_fen__isnull=True) | Q(spent_fen__lte=F("budget_fen"))),
                name="offer_stays_within_its_budget",
            ),
        ]
        indexes = [models.Index(fields=["shop", "ends_at"], name="offer_by_shop_and_end")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name_zh

    @property
    def code(self) -> str:
        return self.voucher.code if self.voucher else ""

    @property
    def is_shops(self) -> bool:
        return self.bearer == self.Bearer.SHOP

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def is_now(self) -> bool:
        return self.begins_at <= timezone.now() < self.ends_at

    @property
    def is_used_up(self) -> bool:
        return (self.uses_limit is not None and self.uses >= self.uses_limit) or (
            self.left_fen is not None and self.left_fen <= 0
        )

    @property
    def left_fen(self) -> int | None:
        return None if self.budget_fen is None else self.budget_fen - self.spent_fen

    @property
    def last_day(self) -> datetime:
        return self.ends_at - timedelta(seconds=1)

    def fits(self, work: Any) -> bool:
        """`works` is prefetched where this is asked often."""
        if self.shop_id not in (None, work.shop_id):
            return False
        chosen = {each.pk for each in self.works.all()}
        return not chosen or work.pk in chosen


class OfferUse(models.Model):
    """One order that an offer lowered; given back where nobody paid."""

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="order_uses")
    order = models.ForeignKey("order.Order", models.PROTECT, related_name="offer_uses")
    off_fen = models.BigIntegerField()
    given_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["offer", "order"], name="one_use_per_offer_and_order"),
            models.CheckConstraint(condition=Q(off_fen__gt=0), name="use_took_something_off"),
        ]

    def __str__(self) -> str:
        return f"{self.offer_id} {self.order_id}: {self.off_fen}"


class Reduction(Benefit):
    """How Oscar asks us: exact to the fen, a line whole, and once."""

    class Meta:
        proxy = True

    name = "Reduction"

    def apply(self, basket: Any, condition: Any, offer: Any, **options: Any) -> Any:
        return apply_terms(offer, basket)


class Enough(Condition):
    """Works that it fits, for as much as it asks."""

    class Meta:
        proxy = True

    name = "Enough"

    def is_satisfied(self, offer: Any, basket: Any) -> bool:
        return is_enough(offer, basket)
