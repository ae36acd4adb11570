from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


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
    name_zh = models.CharField(max_length=100)
    name_en = models.CharField(max_length=120, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "region"], name="one_organ_of_a_kind_per_region"
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(region__isnull=True),
                name="one_national_organ_of_a_kind",
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
