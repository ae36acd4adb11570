from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language


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
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ArtisanQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("maker", args=[self.slug])

    @property
    def name(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name_zh
