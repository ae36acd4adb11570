"""Titles and prizes of a woman: said by her, checked by an officer, then shown if she likes."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

_USER = settings.AUTH_USER_MODEL


class Honour(models.Model):
    class Kind(models.TextChoices):
        TECHNICIAN = "technician", _("技术能手")
        MODEL = "model", _("巾帼建功标兵")
        MASTER = "master", _("工艺大师")
        BEARER = "bearer", _("非遗传承人")
        PRIZE = "prize", _("别的奖或称号")

    class Level(models.TextChoices):
        NATION = "nation", _("国家级")
        PROVINCE = "province", _("省级")
        CITY = "city", _("市州级")
        COUNTY = "county", _("县级")
        OTHER = "other", _("不分级")

    class State(models.TextChoices):
        CLAIMED = "claimed", _("等核对")
        VERIFIED = "verified", _("已核对")
        REFUSED = "refused", _("没有通过")
        WITHDRAWN = "withdrawn", _("已收回")

    artisan = models.ForeignKey("artisans.Artisan", models.PROTECT, related_name="honours")
    kind = models.CharField(max_length=12, choices=Kind)
    name_zh = models.CharField(max_length=60, blank=True, help_text="Of a prize of its own name.")
    name_en = models.CharField(max_length=120, blank=True)
    grantor_zh = models.CharField(max_length=80)
    grantor_en = models.CharField(max_length=160, blank=True)
    level = models.CharField(max_length=8, choices=Level, default=Level.OTHER)
    year = models.PositiveSmallIntegerField()
    document = models.OneToOneField(
        "privacy.PrivateFile",
        models.SET_NULL,
        null=True,
        related_name="+",
        help_text="The paper; deleted with the decision.",
    )
    is_shown = models.BooleanField(
        default=False, help_text="Her own consent, which she takes back."
    )
    state = models.CharField(max_length=9, choices=State, default=State.CLAIMED)
    claimed_at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=300, blank=True, help_text="As she was told.")
    decided_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    organ = models.ForeignKey("organs.Organ", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["artisan", "kind", "name_zh", "year"],
                condition=Q(state__in=["claimed", "verified"]),
                name="an_honour_is_claimed_once",
            ),
            models.CheckConstraint(
                condition=~Q(kind="prize") | ~Q(name_zh=""), name="a_prize_has_a_name"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["claimed", "withdrawn"])
                | Q(decided_by__isnull=False, organ__isnull=False, decided_at__isnull=False),
                name="an_honours_decision_says_whose",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""), name="a_refused_honour_says_why"
            ),
            models.CheckConstraint(
                condition=Q(is_shown=False) | Q(state__in=["claimed", "verified"]),
                name="only_a_standing_honour_is_shown",
            ),
        ]
        indexes = [models.Index(fields=["state", "claimed_at"], name="honour_by_turn")]

    def __str__(self) -> str:
        return f"{self.artisan_id} {self.kind} {self.year}"

    @property
    def title(self) -> str:
        """The plan's own word for it, or the prize's name."""
        return self.local_name if self.kind == self.Kind.PRIZE else self.get_kind_display()

    @property
    def local_name(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name_zh

    @property
    def is_named_in_chinese_alone(self) -> bool:
        return self.kind == self.Kind.PRIZE and get_language() == "en" and not self.name_en

    @property
    def is_verified(self) -> bool:
        return self.state == self.State.VERIFIED

    @property
    def stands(self) -> bool:
        return self.state in {self.State.CLAIMED, self.State.VERIFIED}
