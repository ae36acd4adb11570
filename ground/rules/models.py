"""What everybody can read of how this place works: versions, each with its day.

What is published stays. A change is announced seven days before it holds, and open to comment
meanwhile (E-commerce Law art. 33 and 34); the database keeps the seven days.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

NOTICE = timedelta(days=7)


class Kind(models.TextChoices):
    ENTRY = "entry", _("开店的规则")
    RUNNING = "running", _("经营的规则")
    EXIT = "exit", _("关店的规则")
    REPORTING = "reporting", _("举报和投诉")
    TERMS = "terms", _("买家须知")
    RETURNS = "returns", _("退货和退款")
    DISPUTES = "disputes", _("有争议的时候")
    PRIVACY = "privacy", _("隐私")


class VersionQuerySet(models.QuerySet["Version"]):
    def published(self) -> "VersionQuerySet":
        return self.filter(published_at__isnull=False)

    def in_force(self) -> "VersionQuerySet":
        """Those that hold or held; of a kind the latest counts."""
        return self.published().filter(effective_from__lte=timezone.now())

    def coming(self) -> "VersionQuerySet":
        return self.published().filter(effective_from__gt=timezone.now())


class Version(models.Model):
    kind = models.CharField(max_length=10, choices=Kind)
    number = models.PositiveSmallIntegerField()
    text_zh = models.TextField()
    text_en = models.TextField()
    change_zh = models.TextField(blank=True, help_text="What changed, and why.")
    change_en = models.TextField(blank=True)
    effective_from = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True, help_text="Empty: a draft.")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="one_version_per_number"),
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(published_at__isnull=True),
                name="one_draft_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | Q(number=1, effective_from__isnull=False)
                | Q(effective_from__gte=F("published_at") + NOTICE),
                name="a_change_of_rules_has_its_notice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("rules-version", args=[self.kind, self.number])

    @property
    def text(self) -> str:
        return self.text_en if get_language() == "en" else self.text_zh

    @property
    def change(self) -> str:
        return self.change_en if get_language() == "en" else self.change_zh

    @property
    def is_coming(self) -> bool:
        starts = self.effective_from if self.published_at else None
        return starts is not None and starts > timezone.now()


class Comment(models.Model):
    """What somebody thinks of a coming version; nobody is asked for a name."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="comments")
    text = models.TextField(max_length=1000)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.version_id} {self.made_at:%Y-%m-%d}"
