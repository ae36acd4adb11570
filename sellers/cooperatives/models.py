from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Cooperative(models.Model):
    """Women who keep stock and share work and income together."""

    name_zh = models.CharField(max_length=100)
    name_en = models.CharField(max_length=120, blank=True)
    region = models.ForeignKey("regions.Division", models.PROTECT, null=True, related_name="+")
    place_zh = models.CharField(max_length=100, blank=True)
    members = models.ManyToManyField(
        "artisans.Artisan", through="Membership", related_name="cooperatives"
    )
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name_zh


class Membership(models.Model):
    cooperative = models.ForeignKey(Cooperative, models.CASCADE, related_name="memberships")
    artisan = models.ForeignKey("artisans.Artisan", models.PROTECT, related_name="memberships")
    joined_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cooperative", "artisan"], name="one_membership_per_artisan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.artisan} · {self.cooperative}"


class Keeper(models.Model):
    """Who acts for the cooperative."""

    class Role(models.TextChoices):
        LEAD = "lead", _("负责人")
        STOCK = "stock", _("仓库管理员")

    SEES_MONEY = (Role.LEAD,)

    cooperative = models.ForeignKey(Cooperative, models.CASCADE, related_name="keepers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="keeps")
    role = models.CharField(max_length=8, choices=Role, default=Role.LEAD)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "user"], name="one_role_per_keeper")
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.cooperative}"
