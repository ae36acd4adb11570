"""What a woman lets be kept back of her income, each sum that was, and where it was handed on."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_USER = settings.AUTH_USER_MODEL


class Agreement(models.Model):
    """Offered by an officer or operator; without her own signature it does nothing.

    What was withheld never passes the whole sum: the database keeps it so.
    """

    class Purpose(models.TextChoices):
        LOAN = "loan", _("还贷款")
        MATERIAL = "material", _("还材料的钱")

    class State(models.TextChoices):
        OFFERED = "offered", _("等她签")
        SIGNED = "signed", _("在用")
        REVOKED = "revoked", _("她停了")
        DECLINED = "declined", _("她没有签")
        DONE = "done", _("扣完了")

    artisan = models.ForeignKey("artisans.Artisan", models.PROTECT, related_name="withholdings")
    purpose = models.CharField(max_length=8, choices=Purpose)
    payee_zh = models.CharField(max_length=80, help_text="Whom it is handed on to.")
    reference = models.CharField(max_length=60, blank=True, help_text="Such as finance.loancase:3.")
    total_fen = models.BigIntegerField()
    taken_fen = models.BigIntegerField(default=0, help_text="Kept back, or about to be.")
    share = models.PositiveSmallIntegerField(help_text="Thousandths of each payout, at most.")
    cap = models.PositiveSmallIntegerField(help_text="Thousandths that the law left that day.")
    state = models.CharField(max_length=8, choices=State, default=State.OFFERED)
    offered_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    offered_at = models.DateTimeField(default=timezone.now)
    words = models.TextField(blank=True, help_text="What she read when she pressed.")
    signed_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-offered_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(total_fen__gt=0, taken_fen__gte=0, taken_fen__lte=F("total_fen")),
                name="no_more_is_withheld_than_agreed",
            ),
            models.CheckConstraint(
                condition=Q(share__gt=0, share__lte=F("cap"), cap__lt=500),
                name="no_more_is_withheld_than_the_law_leaves",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["offered", "declined"], taken_fen=0)
                | Q(signed_at__isnull=False, signed_by__isnull=False) & ~Q(words=""),
                name="nothing_is_withheld_unsigned",
            ),
            models.UniqueConstraint(
                fields=["artisan", "purpose"],
                condition=Q(state__in=["offered", "signed"]),
                name="one_withholding_of_a_purpose",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.artisan_id} {self.purpose} {self.state}"

    @property
    def is_in_force(self) -> bool:
        return self.state == self.State.SIGNED

    @property
    def left_fen(self) -> int:
        return self.total_fen - self.taken_fen

    @property
    def percent(self) -> str:
        """As it is written, such as 10 or 12.5."""
        return f"{self.share / 10:g}"


class HandOver(models.Model):
    """What was kept back, handed on to whom it is for; its voucher lies sealed."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="handovers")
    amount_fen = models.BigIntegerField()
    happened_on = models.DateField()
    voucher = models.OneToOneField("privacy.PrivateFile", models.PROTECT, related_name="+")
    by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-happened_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="a_handover_pays_something")
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.pk}"


class Taking(models.Model):
    """Kept back of one payout. Planned with it, in the books when it leaves, hers again if it
    does not arrive.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("准备扣")
        TAKEN = "taken", _("已扣，钱在路上")
        FIRM = "firm", _("已扣")
        HANDED = "handed", _("已交出去")
        RELEASED = "released", _("没有扣")

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="takings")
    payout = models.CharField(max_length=20, db_index=True, help_text="The payout's number.")
    paid_from_fen = models.BigIntegerField(help_text="What the payout was of, before.")
    amount_fen = models.BigIntegerField()
    state = models.CharField(max_length=8, choices=State, default=State.PLANNED)
    handover = models.ForeignKey(HandOver, models.PROTECT, null=True, related_name="takings")
    planned_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-planned_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="a_taking_takes_something"),
            models.CheckConstraint(
                condition=Q(paid_from_fen__gt=F("amount_fen")), name="a_taking_leaves_something"
            ),
            models.UniqueConstraint(
                fields=["agreement", "payout"], name="a_payout_is_taken_of_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="handed") | Q(handover__isnull=False),
                name="what_was_handed_on_says_by_which",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.payout}"
