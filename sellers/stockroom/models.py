"""What exists, where it is, and how it came there.

Pieces move by movements, which are only ever added; a shelf and a work's stock are their sums,
written in the same transaction, so that a conditional update can refuse what is not there.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast, Left, Length
from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ground.accounts.names import romanised
from sellers.stockroom.counter_models import Conflict, CounterSale, Piece

__all__ = [
    "Conflict", "CounterSale", "Movement", "Piece", "Place", "Shelf", "Stock", "StockTake",
    "TakeLine", "Transfer", "TransferLine",
]  # fmt: skip


def _user(**options: Any) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", **options
    )


class Stock(models.Model):
    """One row a work: the one truth about what can be sold, and the lock on it.

    Oscar's `num_in_stock` and `num_allocated` are a projection that the services of this
    app write in the same transaction.
    """

    work = models.OneToOneField(
        "catalogue.Product", models.CASCADE, primary_key=True, related_name="stock"
    )
    on_hand = models.IntegerField(null=True, help_text="Pieces; empty: made when ordered.")
    held = models.IntegerField(default=0, help_text="Pieces promised to orders, not yet sent.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(held__gte=0), name="held_is_not_negative"),
            models.CheckConstraint(
                condition=Q(on_hand__isnull=True) | Q(on_hand__gte=F("held")),
                name="no_piece_is_promised_twice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.work_id}: {self.available}"

    @property
    def available(self) -> int | None:
        """Pieces one can still buy; None: made when ordered."""
        return None if self.on_hand is None else self.on_hand - self.held


STORE = "仓库"  # a name in the data, as keepers may give others


class Place(models.Model):
    """Where a shop's pieces lie."""

    class Kind(models.TextChoices):
        HOME = "home", _("家里")
        STORE = "store", _("合作社仓库")
        FAIR = "fair", _("集市展会")
        OUTLET = "outlet", _("景区代卖点")
        TRANSIT = "transit", _("路上")

    SELLS = (Kind.STORE, Kind.FAIR, Kind.OUTLET)

    shop = models.ForeignKey("partner.Partner", models.PROTECT, related_name="places")
    kind = models.CharField(max_length=8, choices=Kind)
    name = models.CharField(max_length=60, blank=True)
    keeper_name = models.CharField(max_length=60, blank=True, help_text="Whom to ask there.")
    phone = models.CharField(max_length=16, blank=True, help_text="E.164.")
    closed_at = models.DateTimeField(null=True, help_text="Only once it is empty.")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "kind"],
                condition=Q(kind__in=["home", "transit"]),
                name="one_home_and_one_road_per_shop",
            ),
            models.UniqueConstraint(
                fields=["shop", "name"],
                condition=Q(closed_at=None) & ~Q(name=""),
                name="one_open_place_per_name",
            ),
        ]

    def __str__(self) -> str:
        if self.kind == self.Kind.STORE and self.name == STORE:
            return pgettext("place", "仓库")  # the name we gave it, no keeper
        return self.name or self.get_kind_display()

    @property
    def local_keeper_name(self) -> str:
        return romanised(self.keeper_name) if get_language() == "en" else self.keeper_name


class Shelf(models.Model):
    """Pieces of a work at a place: the sum of its movements there, and the lock on it."""

    work = models.ForeignKey("catalogue.Product", models.CASCADE, related_name="shelves")
    place = models.ForeignKey(Place, models.PROTECT, related_name="shelves")
    pieces = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["work", "place"], name="one_shelf_per_work_and_place"),
            models.CheckConstraint(
                condition=Q(pieces__gte=0), name="no_shelf_holds_less_than_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.work_id} @ {self.place_id}: {self.pieces}"


class Movement(models.Model):
    """Pieces came to a place (+) or left it (−). Append-only; the database keeps it so."""

    class Reason(models.TextChoices):
        OPENING = "opening", _("期初")
        MADE = "made", _("做好入库")
        COUNTED = "counted", _("盘点")
        MOVED = "moved", _("调拨")
        SENT = "sent", pgettext_lazy("stock", "寄出")
        RETURNED = "returned", pgettext_lazy("stock", "退回")
        SOLD = "sold", _("当面卖出")
        LOST = "lost", _("丢失")
        DAMAGED = "damaged", _("损坏")
        GIVEN_BACK = "given_back", _("还给作者")

    work = models.ForeignKey(
        "catalogue.Product",
        models.DO_NOTHING,
        db_constraint=False,
        related_name="movements",
        help_text="A draft can be deleted; its movements stay, under its title.",
    )
    title = models.CharField(max_length=255)
    place = models.ForeignKey(Place, models.PROTECT, related_name="movements")
    pieces = models.IntegerField(help_text="Came: above zero; left: below.")
    reason = models.CharField(max_length=10, choices=Reason)
    key = models.CharField(max_length=120, unique=True, help_text="One key a fact and a place.")
    reference = models.CharField(max_length=80, blank=True, db_index=True)
    note = models.CharField(max_length=200, blank=True)
    by = _user()
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(pieces=0), name="a_movement_moves_something"),
            models.UniqueConstraint(  # the key's fact and work, whatever place its end names
                Left("key", Length("key") - Length(Cast("place_id", models.TextField()))),
                condition=Q(reason="made"),
                name="a_piece_is_made_once_and_at_one_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.work_id} @ {self.place_id} {self.pieces:+d}"

    @property
    def out(self) -> int:
        """How many left."""
        return max(-self.pieces, 0)


class StockTake(models.Model):
    """A blind count of a place; another approves the difference."""

    class State(models.TextChoices):
        COUNTING = "counting", _("清点中")
        COUNTED = "counted", _("等核准")
        APPROVED = "approved", _("已核准")
        DROPPED = "dropped", _("作废")

    place = models.ForeignKey(Place, models.PROTECT, related_name="stock_takes")
    state = models.CharField(max_length=8, choices=State, default=State.COUNTING)
    begun_by = _user()
    begun_at = models.DateTimeField(auto_now_add=True)
    counted_at = models.DateTimeField(null=True)
    decided_by = _user()
    decided_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["place"],
                condition=Q(state__in=["counting", "counted"]),
                name="one_open_stock_take_per_place",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | ~Q(decided_by=F("begun_by")),
                name="another_approves_the_count",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} {self.begun_at:%Y-%m-%d}"


class TakeLine(models.Model):
    """What was counted of one work, and what stood in the books at that moment."""

    take = models.ForeignKey(StockTake, models.CASCADE, related_name="lines")
    work = models.ForeignKey("catalogue.Product", models.CASCADE, related_name="+")
    counted = models.PositiveIntegerField()
    expected = models.PositiveIntegerField(help_text="By the books when it was counted; not shown.")
    by = _user()
    at = models.DateTimeField(auto_now=True)
    before = models.PositiveIntegerField(null=True, help_text="What another had counted.")
    before_by = _user()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["take", "work"], name="one_count_per_work_and_take")
        ]

    def __str__(self) -> str:
        return f"{self.take_id} {self.work_id} {self.counted}"

    @property
    def difference(self) -> int:
        return self.counted - self.expected

    @property
    def missing(self) -> int:
        return max(-self.difference, 0)


class Transfer(models.Model):
    """Pieces on their way from one place to another."""

    class State(models.TextChoices):
        ON_THE_WAY = "on_the_way", _("在路上")
        ARRIVED = "arrived", _("已到")
        TURNED_BACK = "turned_back", _("已退回")

    key = models.CharField(max_length=32, unique=True, help_text="Of the form.")
    source = models.ForeignKey(Place, models.PROTECT, related_name="sends")
    target = models.ForeignKey(Place, models.PROTECT, related_name="receives")
    state = models.CharField(max_length=12, choices=State, default=State.ON_THE_WAY)
    sent_by = _user()
    sent_at = models.DateTimeField(auto_now_add=True)
    received_by = _user()
    received_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(source=F("target")), name="a_transfer_goes_elsewhere"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.target_id}"


class TransferLine(models.Model):
    transfer = models.ForeignKey(Transfer, models.CASCADE, related_name="lines")
    work = models.ForeignKey("catalogue.Product", models.CASCADE, related_name="+")
    pieces = models.PositiveIntegerField()
    arrived = models.PositiveIntegerField(null=True, help_text="Fewer: the rest is lost.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["transfer", "work"], name="one_line_per_work_and_transfer"
            ),
            models.CheckConstraint(
                condition=Q(pieces__gte=1) & (Q(arrived=None) | Q(arrived__lte=F("pieces"))),
                name="no_more_arrives_than_left",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.transfer_id} {self.work_id} {self.pieces}"
