from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ground.privacy.vault import SealedTextField


class Credential(models.Model):
    """A claim about her certificate, and what became of it; never the certificate itself."""

    class Status(models.TextChoices):
        VOUCH = "vouch", _("等合作社担保")
        WAITING = "waiting", _("等残联核对")
        ASKED = "asked", _("要补充")
        SECOND = "second", _("等第二人复核")
        APPROVED = "approved", _("已核对")
        REFUSED = "refused", _("没有通过")
        EXPIRED = "expired", _("已到期")
        REPLACED = "replaced", _("已换新")
        WITHDRAWN = "withdrawn", _("已收回")

    artisan = models.ForeignKey("artisans.Artisan", models.PROTECT, related_name="credentials")
    region = models.ForeignKey(
        "regions.Division", models.PROTECT, related_name="+", help_text="Whose officers decide."
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    number = SealedTextField(blank=True, default="", help_text="20 to 22 characters.")
    fingerprint = models.CharField(
        max_length=64, blank=True, db_index=True, help_text="Of the 18 digits of identity."
    )
    scan = models.ForeignKey(
        "privacy.PrivateFile", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", models.PROTECT, null=True, blank=True, related_name="+"
    )
    vouched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reason = models.CharField(max_length=300, blank=True, help_text="As she was told.")
    valid_until = models.DateField(null=True)
    submitted_at = models.DateTimeField(auto_now_add=True)
    checked_at = models.DateTimeField(null=True, help_text="Approved, or looked at again since.")
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    organ = models.ForeignKey("organs.Organ", models.PROTECT, null=True, related_name="+")
    misread = models.BooleanField(
        default=False, help_text="Approved once with a wrong number; approving another takes two."
    )
    undo_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="Who wants the approval of a change of grade taken back; a second confirms.",
    )

    class Meta:
        ordering = ["submitted_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["artisan"],
                condition=Q(status__in=["vouch", "waiting", "asked", "second"]),
                name="one_open_claim_per_artisan",
            ),
            models.UniqueConstraint(
                fields=["artisan"],
                condition=Q(status="approved"),
                name="one_approved_credential_per_artisan",
            ),
            models.CheckConstraint(
                condition=Q(proposed_by=None) | ~Q(proposed_by=F("decided_by")),
                name="a_change_of_grade_has_four_eyes",
            ),
            models.CheckConstraint(
                condition=~Q(status="approved")
                | Q(valid_until__isnull=False, decided_by__isnull=False, organ__isnull=False),
                name="an_approval_says_who_and_until_when",
            ),
        ]
        indexes = [models.Index(fields=["status", "submitted_at"], name="credential_by_turn")]

    def __str__(self) -> str:
        return f"{self.artisan_id} {self.status}"


class Identity(models.Model):
    """Who a verified woman is: one account a person, and one person an account.

    Kept as long as the law wants a seller's identity on file: while she sells, and three years
    from the day she left (Online Trade Measures art. 31).
    """

    artisan = models.OneToOneField("artisans.Artisan", models.PROTECT, related_name="identity")
    fingerprint = models.CharField(max_length=64, unique=True)
    keep_until = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.artisan_id}"


class RosterEntry(models.Model):
    """One line of a federation's own list: enough to compare a claim with, and not to read."""

    organ = models.ForeignKey("organs.Organ", models.CASCADE, related_name="roster")
    number_print = models.CharField(max_length=64, help_text="Of the whole certificate number.")
    name_print = models.CharField(max_length=64)
    valid_until = models.DateField()
    imported_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "number_print"], name="one_roster_entry_per_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organ_id} {self.pk}"


class Guardianship(models.Model):
    """A guardian 监护人 applies for her; proven by a paper that an officer saw."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("等核对")
        CONFIRMED = "confirmed", _("已确认")
        REFUSED = "refused", _("没有通过")
        ENDED = "ended", _("已结束")

    artisan = models.ForeignKey("artisans.Artisan", models.PROTECT, related_name="guardianships")
    name = SealedTextField(blank=True, default="")
    phone = SealedTextField(blank=True, default="")
    proof = models.ForeignKey(
        "privacy.PrivateFile", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["artisan"],
                condition=Q(status__in=["waiting", "confirmed"]),
                name="one_guardian_per_artisan",
            )
        ]

    def __str__(self) -> str:
        return f"{self.artisan_id} {self.status}"
