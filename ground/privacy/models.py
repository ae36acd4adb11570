from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def private_storage() -> Storage:
    """Outside media/: nothing in it has an address."""
    return storages["private"]


class PrivateFile(models.Model):
    """A file that lies sealed: a certificate's scan, a proof, a spoken note, a work half made."""

    class Kind(models.TextChoices):
        SCAN = "scan", _("证件照片")
        PROOF = "proof", _("证明")
        VOICE = "voice", _("录音")
        PROGRESS = "progress", _("做到哪里的照片")
        RETURN = "return", _("退货的照片")
        INVOICE = "invoice", _("发票文件")
        EXPORT = "export", _("报送文件")
        GUIDE = "guide", _("做法的录音或视频")
        SHEET = "sheet", _("导入的表格")
        RECEIPT = "receipt", _("收据的照片")

    kind = models.CharField(max_length=8, choices=Kind)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="private_files"
    )
    file = models.FileField(storage=private_storage)
    content_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField(help_text="Bytes before sealing.")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Consent(models.Model):
    """What a person agreed to, in the words of one version; taken back, the row stays."""

    class Kind(models.TextChoices):
        VERIFICATION = "verification", _("核对残疾人证")
        PUBLIC_PROFILE = "public_profile", _("公开我的介绍")
        SHOW_DISABILITY = "show_disability", _("公开我的残疾情况")
        SHARING = "sharing", _("残联、妇联、乡村振兴部门一起看")
        HELPER = "helper", _("让帮办人替我办事")
        STORY = "story", _("讲我的故事")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="consents")
    kind = models.CharField(max_length=16, choices=Kind)
    version = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_consent_in_force_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"


class Sighting(models.Model):
    """Who saw what of whom, why and when (PIPL art. 51 and 54); rows are only ever added."""

    viewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="sightings", verbose_name=_("谁看的")
    )
    about = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="seen")
    what = models.CharField(max_length=40, help_text="Such as credential.number.")
    reason = models.CharField(max_length=200, blank=True)
    seen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-seen_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.what} {self.seen_at:%Y-%m-%d %H:%M}"
