"""What buyers say of what came to them. Nothing here is ever deleted; decision 0035."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

_USER = settings.AUTH_USER_MODEL
EDITABLE = timedelta(days=30)
MOST_PHOTOS = 4


class Review(models.Model):
    """Of one line of an order that has come, once."""

    class State(models.TextChoices):
        SHOWN = "shown", _("公开着")
        HELD = "held", _("等平台看一眼")
        HIDDEN = "hidden", _("不公开")

    line = models.OneToOneField("order.Line", models.PROTECT, related_name="review")
    work = models.ForeignKey(
        "catalogue.Product", models.PROTECT, null=True, related_name="buyer_reviews"
    )
    stars = models.PositiveSmallIntegerField()
    words = models.TextField()
    signature = models.CharField(
        max_length=4, blank=True, help_text="Masked before it was kept; empty: nameless."
    )
    language = models.CharField(max_length=10, default="zh-hans")
    state = models.CharField(max_length=6, choices=State, default=State.SHOWN)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True)
    reply = models.TextField(blank=True)
    reply_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    is_reply_of_maker = models.BooleanField(default=False)
    replied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(stars__gte=1, stars__lte=5), name="one_to_five"),
            models.CheckConstraint(condition=~Q(words=""), name="a_review_says_something"),
            models.CheckConstraint(
                condition=Q(reply="", replied_at__isnull=True)
                | ~Q(reply="") & Q(replied_at__isnull=False),
                name="a_reply_says_when",
            ),
        ]
        indexes = [
            models.Index(fields=["work", "state", "-made_at"], name="review_of_work"),
            models.Index(fields=["state", "made_at"], name="review_by_turn"),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} {self.stars}"

    @property
    def author(self) -> str:
        return self.signature or _now("匿名")

    @property
    def editable_until(self) -> datetime:
        return self.made_at + EDITABLE

    @property
    def is_editable(self) -> bool:
        return timezone.now() < self.editable_until

    @property
    def hiding(self) -> "Hiding | None":
        """Why it is not shown, while it is not."""
        return next((each for each in self.hidings.all() if each.until is None), None)

    @property
    def shown_photos(self) -> list["ReviewPhoto"]:
        """To everyone."""
        return [each for each in self.kept_photos if each.state == ReviewPhoto.State.SHOWN]

    @property
    def kept_photos(self) -> list["ReviewPhoto"]:
        """That its writer has not taken away again."""
        return [each for each in self.photos.all() if each.removed_at is None]

    @property
    def waiting_photos(self) -> list["ReviewPhoto"]:
        return [each for each in self.kept_photos if each.state == ReviewPhoto.State.WAITING]


class PastWords(models.Model):
    """As a review, or the answer to it, read before it was changed; rows are only ever added."""

    class Whose(models.TextChoices):
        BUYER = "buyer", _("买家")
        SHOP = "shop", _("店铺")

    review = models.ForeignKey(Review, models.PROTECT, related_name="past")
    whose = models.CharField(max_length=5, choices=Whose)
    stars = models.PositiveSmallIntegerField(null=True)
    words = models.TextField()
    signature = models.CharField(max_length=4, blank=True)
    until = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-until", "-pk"]

    def __str__(self) -> str:
        return f"{self.review_id} {self.whose}"


class ReviewPhoto(models.Model):
    """What the buyer shows of it: read anew and stripped; public once somebody has looked."""

    class State(models.TextChoices):
        WAITING = "waiting", _("等平台看一眼")
        SHOWN = "shown", _("公开着")
        REFUSED = "refused", _("不公开")

    review = models.ForeignKey(Review, models.PROTECT, related_name="photos")
    picture = models.OneToOneField("pictures.Picture", models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    added_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, help_text="By its writer.")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "added_at"], name="review_photo_by_turn")]

    def __str__(self) -> str:
        return f"{self.review_id} {self.pk}"


class Hiding(models.Model):
    """Why a review is not shown, from when, by whom, and until when."""

    class Reason(models.TextChoices):
        ABUSE = "abuse", _("骂人、歧视的话")
        ADVERT = "advert", _("广告，或者拉人去别处")
        PRIVATE = "private", _("露了别人的隐私")
        UNLAWFUL = "unlawful", _("法律不许说的")
        UNRELATED = "unrelated", _("说的不是这件作品")

    review = models.ForeignKey(Review, models.PROTECT, related_name="hidings")
    reason = models.CharField(max_length=10, choices=Reason)
    words = models.TextField(help_text="As its writer reads them.")
    hidden_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, help_text="Empty: it lasts.")
    lifted_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    lift_words = models.TextField(blank=True)

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review"], condition=Q(until__isnull=True), name="one_hiding_lasts"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="a_hiding_ends_after_it_began",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="a_hiding_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.review_id} {self.reason}"
