from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left
from django.db.models.lookups import Exact
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ground.privacy.vault import SealedTextField


class Special(models.TextChoices):
    """Reports to the nation by itself, and lies within a province; no code of a place names it."""

    BINGTUAN = "bt", _("新疆生产建设兵团")
    FARMS = "hk", _("黑龙江垦区")


LIES_IN = {Special.BINGTUAN: "65", Special.FARMS: "23"}  # the first digits of the province


def _special_lies_within() -> Q:
    head = Left(F("region_id"), 2)
    rows = [
        Q(special=each, region__isnull=False) & Q(Exact(head, LIES_IN[each])) for each in LIES_IN
    ]
    return Q(special="") | rows[0] | rows[1]


class Organ(models.Model):
    """A federation or office that carries out the plan in one region; without one: the nation."""

    class Kind(models.TextChoices):
        DISABLED = "disabled", _("残联")
        WOMEN = "women", _("妇联")
        RURAL = "rural", _("乡村振兴部门")

    kind = models.CharField(max_length=8, choices=Kind)
    region = models.ForeignKey(
        "regions.Division", models.PROTECT, null=True, blank=True, related_name="organs"
    )
    special = models.CharField(
        max_length=2,
        choices=Special,
        blank=True,
        default="",
        help_text="Of the Corps or the state farms: its people are theirs, not the province's.",
    )
    name_zh = models.CharField(max_length=100)
    name_en = models.CharField(max_length=120, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "region", "special"], name="one_organ_of_a_kind_per_region"
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(region__isnull=True),
                name="one_national_organ_of_a_kind",
            ),
            models.CheckConstraint(
                condition=_special_lies_within(), name="a_special_organ_lies_in_its_province"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name_zh


class Officer(models.Model):
    """Acts for an organ in its region and all below it."""

    class Role(models.TextChoices):
        VERIFIER = "verifier", _("核对员")
        VIEWER = "viewer", _("工作人员")
        AUDITOR = "auditor", _("审计员")

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="officer")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="officers")
    role = models.CharField(max_length=8, choices=Role, default=Role.VIEWER)
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return f"{self.user} · {self.organ}"

    @property
    def verifies(self) -> bool:
        """Only the federation of disabled persons decides about certificates."""
        return self.role == self.Role.VERIFIER and self.organ.kind == Organ.Kind.DISABLED

    @property
    def audits(self) -> bool:
        return self.role == self.Role.AUDITOR


class CalendarKey(models.Model):
    """Opens her region's shared dates to a calendar program, until she takes it back."""

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="calendar_keys")
    secret = SealedTextField(help_text="As it stands in the link; for her own page.")
    digest = models.CharField(max_length=64, unique=True, help_text="By which a link is known.")
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["officer"],
                condition=Q(ended_at__isnull=True),
                name="one_open_calendar_key_an_officer",
            )
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.made_at:%Y-%m-%d}"
