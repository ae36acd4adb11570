"""Sold by hand: numbered pieces, counter sales, and where they meet an order."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Piece(models.Model):
    """One piece with a number of its own, on its label as a QR code."""

    class State(models.TextChoices):
        HERE = "here", _("在库")
        SOLD = "sold", _("已卖出")
        GONE = "gone", _("丢失或损坏")

    number = models.CharField(max_length=12, unique=True, help_text="Not guessable; on the label.")
    work = models.ForeignKey("catalogue.Product", models.CASCADE, related_name="numbered")
    maker = models.ForeignKey("artisans.Artisan", models.PROTECT, null=True, related_name="+")
    place = models.ForeignKey("stockroom.Place", models.PROTECT, null=True, related_name="numbered")
    state = models.CharField(max_length=6, choices=State, default=State.HERE)
    made_at = models.DateTimeField(auto_now_add=True)
    left_with = models.ForeignKey(
        "stockroom.CounterSale",
        models.PROTECT,
        null=True,
        related_name="numbers",
        help_text="The sale of a work by which it left, named or as the oldest number.",
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.number


class CounterSale(models.Model):
    """Sold by hand at an outlet or a fair, the money taken there."""

    class Paid(models.TextChoices):
        CASH = "cash", _("现金")
        CODE = "code", _("扫码收款")
        OUTLET = "outlet", _("代卖点代收")

    key = models.CharField(max_length=32, unique=True, help_text="Of the form.")
    place = models.ForeignKey("stockroom.Place", models.PROTECT, related_name="counter_sales")
    work = models.ForeignKey("catalogue.Product", models.PROTECT, related_name="counter_sales")
    piece = models.ForeignKey(Piece, models.PROTECT, null=True, related_name="counter_sales")
    pieces = models.PositiveIntegerField(default=1)
    amount_fen = models.BigIntegerField()
    paid_by = models.CharField(max_length=8, choices=Paid, default=Paid.CASH)
    sold_at = models.DateTimeField(help_text="When it was handed over; may be entered later.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, help_text="A mistake, put right the same day.")

    class Meta:
        ordering = ["-sold_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["piece"],
                condition=Q(undone_at=None, piece__isnull=False),
                name="a_piece_is_sold_once",
            ),
            models.CheckConstraint(
                condition=Q(pieces__gte=1, amount_fen__gt=0), name="a_counter_sale_sells"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} {self.work_id} {self.amount_fen}"


class Conflict(models.Model):
    """A piece sold by hand, or lost, that an order or another hand was sure of as well."""

    class Kind(models.TextChoices):
        ORDER = "order", _("网上有人订")
        LOST = "lost", _("路上丢了，网上有人订")
        TWICE = "twice", _("同一个编号卖了两次")

    class State(models.TextChoices):
        OPEN = "open", _("等处理")
        SETTLED = "settled", _("已处理")

    kind = models.CharField(max_length=6, choices=Kind, default=Kind.ORDER)
    sale = models.ForeignKey(
        CounterSale,
        models.PROTECT,
        null=True,
        related_name="conflicts",
        help_text="The one that stands.",
    )
    transfer = models.ForeignKey(
        "stockroom.Transfer",
        models.PROTECT,
        null=True,
        related_name="conflicts",
        help_text="On which it was lost.",
    )
    work = models.ForeignKey("catalogue.Product", models.PROTECT, related_name="conflicts")
    place = models.ForeignKey(
        "stockroom.Place",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="Where it was entered a second time, and refused.",
    )
    pieces = models.PositiveIntegerField(help_text="Short of what was promised.")
    told = models.CharField(max_length=300, blank=True, help_text="What was done about it.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    found_at = models.DateTimeField(auto_now_add=True)
    note = models.CharField(max_length=300, blank=True, help_text="How it was settled.")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sale"], condition=Q(kind="order"), name="orders_give_way_once_per_sale"
            ),
            models.UniqueConstraint(
                fields=["sale", "place"],
                condition=Q(kind="twice", state="open"),
                name="a_second_sale_is_written_once_per_place",
            ),
            models.UniqueConstraint(
                fields=["transfer", "work"], name="orders_give_way_once_per_transfer_and_work"
            ),
            models.CheckConstraint(
                condition=Q(kind="lost", sale=None, transfer__isnull=False)
                | (~Q(kind="lost") & Q(sale__isnull=False, transfer=None)),
                name="a_conflict_says_how_the_piece_left",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.work_id} {self.pieces}"
