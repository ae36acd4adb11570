"""How a cooperative's income is divided, as agreed before the work began.

What a member earns stands in the ledger; these rows say why.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sellers.sharing.fund_models import FundSpending
from sellers.sharing.parts import Rates

__all__ = ["Agreement", "Division", "FundSpending", "MemberPayment", "PiecesPaid"]


class Agreement(models.Model):
    """A version of what all agreed; in force from a day on, never changed.

    Before that day it may be withdrawn, or another may take its place.
    """

    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", models.PROTECT, related_name="agreements"
    )
    maker_permille = models.PositiveSmallIntegerField(
        help_text="Of the cooperative's share of a sale, to whoever made the work, in 1/1000."
    )
    welfare_permille = models.PositiveSmallIntegerField(default=0, help_text="To the welfare fund.")
    material_permille = models.PositiveSmallIntegerField(
        default=0, help_text="To the materials fund."
    )
    words = models.CharField(max_length=500, blank=True, help_text="As the members read it.")
    in_force_from = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, help_text="Before it began; it never counts.")

    class Meta:
        ordering = ["-in_force_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "in_force_from"],
                condition=Q(withdrawn_at=None),
                name="one_agreement_per_day",
            ),
            models.CheckConstraint(
                condition=Q(
                    maker_permille__lte=1000 - F("welfare_permille") - F("material_permille")
                ),
                name="an_agreement_gives_away_the_whole_at_most",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cooperative_id} {self.in_force_from}"

    @property
    def is_coming(self) -> bool:
        """It may still be withdrawn."""
        return self.withdrawn_at is None and self.in_force_from > timezone.localdate()

    @property
    def rates(self) -> Rates:
        return Rates(self.maker_permille, self.welfare_permille, self.material_permille)


class DivisionQuerySet(models.QuerySet):
    def standing(self) -> "DivisionQuerySet":
        """Not taken back."""
        return self.filter(undone_at=None)


class Division(models.Model):
    """One line of a sale, divided once; the parts together are the cooperative's share."""

    class Way(models.TextChoices):
        SHARE = "share", _("按比例")
        PIECE = "piece", _("已按件付过")

    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", models.PROTECT, related_name="divisions"
    )
    key = models.CharField(max_length=80, unique=True, help_text="Of the sale's line.")
    reference = models.CharField(max_length=80, db_index=True, help_text="Order or counter sale.")
    work = models.ForeignKey("catalogue.Product", models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=200, help_text="Of the work, on that day.")
    pieces = models.PositiveIntegerField()
    maker = models.ForeignKey("artisans.Artisan", models.PROTECT, null=True, related_name="+")
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, related_name="divisions")
    way = models.CharField(max_length=6, choices=Way, default=Way.SHARE)
    share_fen = models.BigIntegerField(help_text="What the cooperative earned by it.")
    maker_fen = models.BigIntegerField(default=0)
    welfare_fen = models.BigIntegerField(default=0)
    material_fen = models.BigIntegerField(default=0)
    kept_fen = models.BigIntegerField(help_text="What stays with the cooperative.")
    sold_at = models.DateTimeField()
    divided_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, help_text="The sale was a mistake; owed no more.")
    not_back_fen = models.BigIntegerField(
        default=0, help_text="Paid out or spent before it was undone; the cooperative bears it."
    )

    objects = DivisionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    share_fen=F("maker_fen") + F("welfare_fen") + F("material_fen") + F("kept_fen")
                ),
                name="the_parts_are_the_share",
            ),
            models.CheckConstraint(
                condition=Q(maker_fen__gte=0, welfare_fen__gte=0, material_fen__gte=0),
                name="nobody_is_given_less_than_nothing",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class PiecesPaid(models.Model):
    """Pieces of a work that passed together and were paid one by one."""

    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", models.PROTECT, related_name="pieces_paid"
    )
    work = models.ForeignKey("catalogue.Product", models.SET_NULL, null=True, related_name="+")
    pieces = models.PositiveIntegerField()
    begun_on = models.DateField(help_text="The day on which their maker accepted the work.")
    key = models.CharField(max_length=80, unique=True, help_text="Of the pieces that passed.")
    paid_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(pieces__gte=1), name="some_pieces_are_paid")
        ]

    def __str__(self) -> str:
        return f"{self.work_id} {self.pieces}"


class MemberPayment(models.Model):
    """A cooperative pays its member what it owes her; she says that she has it."""

    class Way(models.TextChoices):
        PLATFORM = "platform", _("由平台打到她的收款账户")
        HAND = "hand", _("合作社发给她")

    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", models.PROTECT, related_name="member_payments"
    )
    artisan = models.ForeignKey("artisans.Artisan", models.PROTECT, related_name="member_payments")
    way = models.CharField(max_length=8, choices=Way)
    amount_fen = models.BigIntegerField()
    paid_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    paid_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, help_text="She has it, as she says.")
    disputed_at = models.DateTimeField(null=True, help_text="She has it not, as she says.")
    undone_at = models.DateTimeField(null=True, help_text="It was a mistake; owed again.")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="a_member_is_paid_something")
        ]

    def __str__(self) -> str:
        return f"{self.cooperative_id} → {self.artisan_id} {self.amount_fen}"
