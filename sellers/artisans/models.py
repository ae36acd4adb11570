from typing import NamedTuple

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ground.regions.queries import path_of
from sellers.organs.models import Special


class ArtisanQuerySet(models.QuerySet["Artisan"]):
    def public(self) -> "ArtisanQuerySet":
        return self.filter(is_public=True)


class Artisan(models.Model):
    """The woman who makes: what she shows of herself to buyers, by her consent."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="artisan"
    )
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, blank=True)
    slug = models.SlugField(max_length=100, unique=True)
    region = models.ForeignKey("regions.Division", models.PROTECT, null=True, related_name="+")
    special = models.CharField(
        max_length=2,
        choices=Special,
        blank=True,
        default="",
        help_text="Belongs to the Corps or the state farms; empty: to her province.",
    )
    place_zh = models.CharField(max_length=100, blank=True)
    place_en = models.CharField(max_length=100, blank=True)
    story_zh = models.TextField(blank=True)
    story_en = models.TextField(blank=True)
    crafts = models.ManyToManyField("crafts.Craft", related_name="+")
    portrait = models.ForeignKey(
        "pictures.Picture", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_public = models.BooleanField(default=False, help_text="Her own consent to a public page.")
    is_demo = models.BooleanField(default=False)
    words_changed = models.BooleanField(
        default=False, db_index=True, help_text="Her works wait to be indexed anew."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ArtisanQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("maker", args=[self.slug])

    @property
    def name(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name_zh

    @property
    def local_story(self) -> str:
        return (self.story_en if get_language() == "en" else "") or self.story_zh

    @property
    def local_place(self) -> str:
        """As she writes it; in English, where that is not there, what it lies in."""
        if get_language() != "en":
            return self.place_zh
        return self.place_en or path_of(self.region) or self.place_zh


class Scope(models.TextChoices):
    """What a helper may do; money is never among it."""

    WORKS = "works", _("上架作品")
    ORDERS = "orders", _("接单和寄出")
    MESSAGES = "messages", _("收我的短信")
    LEARNING = "learning", _("替我报培训班")


class GrantQuerySet(models.QuerySet["HelperGrant"]):
    def open(self) -> "GrantQuerySet":
        """Offered or taken up, and neither ended nor past its date."""
        return self.filter(ended_at=None, until__gte=timezone.localdate())

    def in_force(self) -> "GrantQuerySet":
        return self.open().exclude(helper=None)


class HelperGrant(models.Model):
    """What a helper may do for an artisan, and until when. Ended, the row stays."""

    artisan = models.ForeignKey(Artisan, models.CASCADE, related_name="helper_grants")
    phone = models.CharField(max_length=16, help_text="Whom she asked; E.164.")
    helper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="helps",
        help_text="Empty until whoever has the phone says yes.",
    )
    may_list = models.BooleanField(default=False)
    may_order = models.BooleanField(default=False)
    may_message = models.BooleanField(default=False)
    may_learn = models.BooleanField(default=False, help_text="Enrol for her, and withdraw.")
    may_publish = models.BooleanField(
        default=False, help_text="What the helper typed goes on show without her nod."
    )
    until = models.DateField(help_text="The last day.")
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(auto_now_add=True)
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        ordering = ["-granted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["artisan", "phone"],
                condition=Q(ended_at__isnull=True),
                name="one_open_grant_per_helper",
            ),
            models.CheckConstraint(
                condition=Q(may_list=True)
                | Q(may_order=True)
                | Q(may_message=True)
                | Q(may_learn=True),
                name="a_grant_allows_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.artisan_id} · {self.pk}"

    @property
    def scopes(self) -> list[Scope]:
        has = {
            Scope.WORKS: self.may_list,
            Scope.ORDERS: self.may_order,
            Scope.MESSAGES: self.may_message,
            Scope.LEARNING: self.may_learn,
        }
        return [scope for scope in Scope if has[scope]]


class About(NamedTuple):
    """What an act was about: its name on that day, and the page that shows it."""

    name: str = ""
    page: str = ""
    number: int | None = None


class HelperAct(models.Model):
    """What a helper did for her; rows are only ever added."""

    grant = models.ForeignKey(HelperGrant, models.CASCADE, related_name="acts")
    what = models.CharField(max_length=80, help_text="In Chinese; shown in her language.")
    url_name = models.CharField(max_length=60)
    object_id = models.PositiveBigIntegerField(null=True)
    about = models.CharField(max_length=200, blank=True, help_text="Its name on that day.")
    page = models.CharField(max_length=60, blank=True, help_text="Shows it; empty: it is gone.")
    done_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-done_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.url_name} {self.done_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        """Of what it was about; empty where there is nothing to see any more."""
        return reverse(self.page, args=[self.object_id]) if self.page and self.object_id else ""
