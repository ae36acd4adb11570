"""Orders for work: what is wanted, what a piece pays, who makes it, what came of it.

The piece rate stands before anyone accepts, and does not change after.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sellers.production.checking_models import Appeal, Check, Delivery

__all__ = [
    "Appeal", "Assignment", "Check", "Delivery", "Instruction", "Material", "MaterialMove",
    "ProductionOrder",
]  # fmt: skip


def _user(**options: Any) -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", **options)


class ProductionOrder(models.Model):
    class Purpose(models.TextChoices):
        STOCK = "stock", _("备货")
        BUYER = "buyer", _("买家的大单或定作")
        ENTERPRISE = "enterprise", _("企业来料加工")

    class State(models.TextChoices):
        DRAFT = "draft", _("草稿")
        OPEN = "open", _("进行中")
        DONE = "done", _("已完成")
        CANCELLED = "cancelled", _("已取消")

    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", models.PROTECT, related_name="production_orders"
    )
    purpose = models.CharField(max_length=10, choices=Purpose)
    work = models.ForeignKey(
        "catalogue.Product", models.PROTECT, null=True, blank=True, related_name="production_orders"
    )
    seller_order = models.ForeignKey(
        "order.SellerOrder", models.PROTECT, null=True, blank=True, related_name="production_orders"
    )
    customer = models.CharField(max_length=100, blank=True, help_text="An enterprise's name.")
    title = models.CharField(max_length=100)
    words = models.TextField(blank=True, help_text="How it is made, in plain words.")
    craft = models.ForeignKey("crafts.Craft", models.PROTECT, null=True, related_name="+")
    pieces = models.PositiveIntegerField()
    piece_fen = models.PositiveIntegerField(help_text="Paid for each piece that passes.")
    piece_minutes = models.PositiveIntegerField(help_text="The time that a piece takes.")
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    made_by = _user()
    made_at = models.DateTimeField(auto_now_add=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(pieces__gte=1, piece_fen__gte=1, piece_minutes__gte=1),
                name="work_is_wanted_and_paid",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def local_title(self) -> str:
        """The work's in the reader's language, where the order is called as the work is."""
        if self.work is None or self.title != self.work.title:
            return self.title
        return self.work.local_title

    @property
    def hourly_fen(self) -> int:
        """What an hour of it pays."""
        return self.piece_fen * 60 // self.piece_minutes

    @property
    def is_late(self) -> bool:
        return self.state == self.State.OPEN and self.due_on < timezone.localdate()


class Instruction(models.Model):
    """A picture, video or voice that shows how, for those who do not read."""

    production_order = models.ForeignKey(
        ProductionOrder, models.CASCADE, related_name="instructions"
    )
    position = models.PositiveSmallIntegerField()
    picture = models.ForeignKey("pictures.Picture", models.PROTECT, null=True, related_name="+")
    recording = models.ForeignKey(
        "privacy.PrivateFile", models.PROTECT, null=True, related_name="+"
    )
    words = models.CharField(max_length=300, help_text="What it shows: read aloud, and in text.")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["production_order", "position"], name="one_instruction_per_place"
            )
        ]

    def __str__(self) -> str:
        return self.words


class Material(models.Model):
    """What a piece needs; issued to her, and settled when she delivers."""

    production_order = models.ForeignKey(ProductionOrder, models.CASCADE, related_name="materials")
    name = models.CharField(max_length=60)
    unit = models.CharField(max_length=10)
    per_piece = models.DecimalField(max_digits=8, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["production_order", "name"], name="one_material_per_name"
            ),
            models.CheckConstraint(condition=Q(per_piece__gt=0), name="a_material_is_needed"),
        ]

    def __str__(self) -> str:
        return self.name


class Assignment(models.Model):
    """Pieces for one member: offered, hers, done. Counts move by conditional update alone."""

    class State(models.TextChoices):
        OFFERED = "offered", _("等她答复")
        DECLINED = "declined", _("没有接")
        WITHDRAWN = "withdrawn", _("已收回")
        ACCEPTED = "accepted", _("在做")
        DONE = "done", _("做完了")
        HANDED_OVER = "handed_over", _("转给别人了")

    production_order = models.ForeignKey(
        ProductionOrder, models.PROTECT, related_name="assignments"
    )
    membership = models.ForeignKey(
        "cooperatives.Membership", models.PROTECT, related_name="assignments"
    )
    pieces = models.PositiveIntegerField(help_text="Hers; fewer after some are handed over.")
    made = models.PositiveIntegerField(default=0, help_text="As she tells, on the way.")
    delivered = models.PositiveIntegerField(
        default=0, help_text="Handed in and not given back to be done again."
    )
    passed = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0, help_text="For good.")
    piece_fen = models.PositiveIntegerField(help_text="As she was told before she accepted.")
    state = models.CharField(max_length=12, choices=State, default=State.OFFERED)
    taken_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="handed_to")
    offered_by = _user()
    offered_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True)
    begun_on = models.DateField(null=True, help_text="The day she accepted.")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["production_order", "membership"],
                condition=Q(state="offered"),
                name="one_open_offer_per_member",
            ),
            models.CheckConstraint(
                condition=Q(delivered__lte=F("made"), made__lte=F("pieces"))
                & Q(passed__lte=F("delivered") - F("rejected")),
                name="no_piece_passes_that_was_not_delivered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.production_order_id} {self.membership_id}"

    @property
    def rest(self) -> int:
        """Pieces that are still to be handed in."""
        return self.pieces - self.delivered

    @property
    def waiting(self) -> int:
        """Handed in and not checked yet."""
        return self.delivered - self.passed - self.rejected

    @property
    def loose(self) -> int:
        """Not made yet, so that another may make them."""
        return self.pieces - self.made

    @property
    def minutes(self) -> int:
        return self.pieces * self.production_order.piece_minutes

    @property
    def hours(self) -> int:
        """About so many, rounded up."""
        return -(-self.minutes // 60)

    @property
    def hourly_fen(self) -> int:
        return self.piece_fen * 60 // self.production_order.piece_minutes

    @property
    def whole_fen(self) -> int:
        """If every piece passes."""
        return self.pieces * self.piece_fen

    @property
    def earned_fen(self) -> int:
        return self.passed * self.piece_fen


class MaterialMove(models.Model):
    """Handed out (+), given back or used up (−); rows are only ever added."""

    class Kind(models.TextChoices):
        ISSUED = "issued", _("领走")
        RETURNED = "returned", pgettext_lazy("materials", "退回")
        USED = "used", _("用掉")
        LOST = "lost", _("损耗")

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="material_moves")
    material = models.ForeignKey(Material, models.PROTECT, related_name="moves")
    kind = models.CharField(max_length=8, choices=Kind)
    amount = models.DecimalField(max_digits=9, decimal_places=2, help_text="Issued: above zero.")
    by = _user(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="issued", amount__gt=0) | (~Q(kind="issued") & Q(amount__lt=0)),
                name="a_material_is_issued_before_it_is_used",
            )
        ]

    def __str__(self) -> str:
        return f"{self.material_id} {self.amount}"
