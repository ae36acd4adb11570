from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import AbstractProduct
from oscar.apps.catalogue.managers import ProductQuerySet


class WorkQuerySet(ProductQuerySet):
    def listed(self) -> "WorkQuerySet":
        """What a buyer may see: published works of open shops."""
        return self.filter(is_public=True, shop__is_open=True)

    def for_cards(self) -> "WorkQuerySet":
        """With all that a card shows, in two queries whatever the number."""
        return self.select_related("shop", "maker", "craft", "stock").prefetch_related(
            models.Prefetch(
                "work_pictures",
                WorkPicture.objects.filter(position=0).select_related("picture"),
                to_attr="first_pictures",
            )
        )


class Product(AbstractProduct):
    """A work: what is listed. Oscar's own `title` is the Chinese one."""

    class Kind(models.TextChoices):
        ONE_OFF = "one_off", _("孤品")
        BATCH = "batch", _("现货")
        MADE_TO_ORDER = "made_to_order", _("预订")
        CUSTOM = "custom", _("定作")

    title_en = models.CharField(max_length=200, blank=True)
    story_zh = models.TextField(blank=True)
    story_en = models.TextField(blank=True)
    material_zh = models.CharField(max_length=200, blank=True)
    material_en = models.CharField(max_length=200, blank=True)
    care_zh = models.CharField(max_length=300, blank=True)
    care_en = models.CharField(max_length=300, blank=True)
    size = models.CharField(max_length=60, blank=True, help_text="Centimetres, such as 22×14×3.")
    weight_g = models.PositiveIntegerField(default=0)
    stays_in_china = models.BooleanField(
        default=False, help_text="Too fragile for the way, or not let in elsewhere."
    )
    days_to_make = models.PositiveSmallIntegerField(default=0)
    stock_kind = models.CharField(max_length=14, choices=Kind, default=Kind.BATCH)
    price_fen = models.PositiveIntegerField(default=0)
    is_returnable = models.BooleanField(
        default=True, help_text="Seven days; false only for 定作 (Consumer Law art. 25)."
    )
    hs_hint = models.CharField(max_length=10, blank=True)
    shop = models.ForeignKey("partner.Partner", models.PROTECT, null=True, related_name="works")
    maker = models.ForeignKey("artisans.Artisan", models.PROTECT, null=True, related_name="works")
    craft = models.ForeignKey("crafts.Craft", models.PROTECT, null=True, related_name="+")
    region = models.ForeignKey("regions.Division", models.PROTECT, null=True, related_name="+")
    listed_at = models.DateTimeField(null=True)
    is_suspended = models.BooleanField(
        default=False, help_text="By the operator; `shop.moderation` says why and until when."
    )
    review_count = models.PositiveIntegerField(
        default=0, help_text="Reviews on show; like `rating` written by `shop.reviews` alone."
    )
    is_demo = models.BooleanField(default=False)

    objects = WorkQuerySet.as_manager()

    class Meta(AbstractProduct.Meta):
        ordering = ["-listed_at", "-id"]
        indexes = [
            models.Index(fields=["is_public", "-listed_at", "-id"], name="work_newest_first"),
            models.Index(fields=["is_public", "price_fen", "id"], name="work_by_price"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_returnable=True) | Q(stock_kind="custom"),
                name="only_custom_work_is_not_returnable",
            ),
            models.CheckConstraint(
                condition=Q(is_public=False) | Q(is_suspended=False),
                name="suspended_work_is_not_shown",
            ),
            models.CheckConstraint(
                condition=Q(review_count=0, rating__isnull=True)
                | Q(review_count__gt=0, rating__gte=1, rating__lte=5),
                name="stars_come_from_reviews",
            ),
        ]

    @property
    def local_title(self) -> str:
        return (self.title_en if get_language() == "en" else "") or self.title

    @property
    def local_story(self) -> str:
        return (self.story_en if get_language() == "en" else "") or self.story_zh

    @property
    def local_material(self) -> str:
        return (self.material_en if get_language() == "en" else "") or self.material_zh

    @property
    def lacks_english(self) -> bool:
        """Whether an English reader meets Chinese on its page."""
        pairs = [(self.title, self.title_en)] + [
            (getattr(self, f"{name}_zh"), getattr(self, f"{name}_en"))
            for name in ("story", "material", "care")
        ]
        return any(zh and not en for zh, en in pairs)

    @property
    def pieces_left(self) -> int | None:
        """None: made when ordered. Reads the stock row, which a work on show always has."""
        return self.stock.available

    @property
    def availability(self) -> str:
        """`in-stock`, `made` (when ordered) or `sold-out`."""
        left = self.pieces_left
        return "made" if left is None else "in-stock" if left > 0 else "sold-out"

    @property
    def is_made_when_ordered(self) -> bool:
        return self.stock_kind in {self.Kind.MADE_TO_ORDER, self.Kind.CUSTOM}

    def get_absolute_url(self) -> str:
        return reverse("work", args=[self.slug, self.pk])


class WorkPicture(models.Model):
    """A picture's place on a work: 0 is the one that lists show."""

    work = models.ForeignKey(Product, models.CASCADE, related_name="work_pictures")
    picture = models.ForeignKey("pictures.Picture", models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    suggested = models.JSONField(
        default=dict, help_text="What we proposed for its picture, by language, without a number."
    )

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["work", "position"], name="one_picture_per_place")
        ]

    def __str__(self) -> str:
        return f"{self.work_id} {self.position}"


class RemovedPicture(models.Model):
    """A picture she took off a work and can put back."""

    work = models.ForeignKey(Product, models.CASCADE, related_name="removed_pictures")
    picture = models.OneToOneField("pictures.Picture", models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(auto_now_add=True)
    suggested = models.JSONField(default=dict, help_text="As of its place.")

    class Meta:
        ordering = ["-removed_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.work_id} {self.picture_id}"


class Listing(models.Model):
    """How a work comes onto the shelf: what only its maker and whoever helps her sees."""

    class State(models.TextChoices):
        DRAFT = "draft", _("草稿")
        ASKED = "asked", _("等你点头")
        READY = "ready", _("等开店")
        SHOWN = "shown", _("上架过")

    work = models.OneToOneField(Product, models.CASCADE, primary_key=True, related_name="listing")
    key = models.CharField(
        max_length=32, unique=True, help_text="Of the form: pressed twice, it makes one work."
    )
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="The helper who typed it and waits for her nod.",
    )
    asked_at = models.DateTimeField(null=True)
    by_cooperative = models.BooleanField(
        default=False, help_text="Out of its table: its keepers see the draft too."
    )
    voice = models.OneToOneField(
        "privacy.PrivateFile", models.SET_NULL, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.work_id} {self.state}"


class Proposal(models.Model):
    """What a helper wrote down from her voice, of a work on show; it waits for her nod."""

    work = models.OneToOneField(Product, models.CASCADE, related_name="proposal")
    title = models.CharField(max_length=60)
    story_zh = models.TextField(blank=True)
    price_fen = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.work_id} {self.title}"


from oscar.apps.catalogue.models import *  # noqa: E402, F403 -- after our own Product, as Oscar asks

from catalog.bulk_models import BulkChange, BulkChangeLine  # noqa: E402, F401 -- to be found
