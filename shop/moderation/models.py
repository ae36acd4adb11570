"""What the operator stopped and why, what she says to it, and what people report."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from ground.privacy.vault import SealedTextField

_USER = settings.AUTH_USER_MODEL


class Reason(models.TextChoices):
    UNLAWFUL = "unlawful", _("法律不许卖的")
    UNSAFE = "unsafe", _("不安全的")
    NOT_HERS = "not_hers", _("不是自己做的")
    COPIED = "copied", _("用了别人的图案或照片")
    MISLEADING = "misleading", _("和实物不一样")
    ORDERS = "orders", _("订单没有寄、没有回音")
    ABUSE = "abuse", _("骂人、歧视的话")
    ADVERT = "advert", _("广告，或者拉人去别处")
    PRIVATE = "private", _("露了别人的隐私")
    UNTRUE = "untrue", _("说的不是真的")
    OTHER = "other", _("别的原因")


_OF_WORDS = (Reason.ABUSE, Reason.ADVERT, Reason.PRIVATE, Reason.UNTRUE)
# What is wrong with goods and shops; and with what somebody wrote here.
OF_GOODS = [each for each in Reason.choices if each[0] not in _OF_WORDS]
OF_WORDS = [(each.value, each.label) for each in (*_OF_WORDS, Reason.UNLAWFUL, Reason.OTHER)]


class Suspension(models.Model):
    """A shop or a work taken off show; while a shop is suspended nothing is paid out to it."""

    shop = models.ForeignKey("partner.Partner", models.PROTECT, null=True, related_name="+")
    work = models.ForeignKey("catalogue.Product", models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=12, choices=Reason)
    words = models.TextField(help_text="As she reads them.")
    suspended_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    was_shown = models.BooleanField(default=True, help_text="A work that goes back on show.")
    until = models.DateTimeField(null=True, help_text="Empty: it lasts.")
    lifted_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    lift_words = models.TextField(blank=True)

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(shop__isnull=True) ^ Q(work__isnull=True),
                name="suspension_is_of_shop_or_work",
            ),
            models.UniqueConstraint(
                fields=["shop"], condition=Q(until__isnull=True), name="one_suspension_of_a_shop"
            ),
            models.UniqueConstraint(
                fields=["work"], condition=Q(until__isnull=True), name="one_suspension_of_a_work"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="suspension_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shop or self.work} {self.since:%Y-%m-%d}"

    @property
    def name(self) -> str:
        return self.shop.local_name if self.shop else self.work.local_title

    @property
    def is_appealed(self) -> bool:
        """An appeal waits to be decided."""
        return any(each.decided_at is None for each in self.appeals.all())


class Appeal(models.Model):
    """What she says to a suspension; somebody else than who suspended decides."""

    class Decision(models.TextChoices):
        LIFTED = "lifted", _("恢复了")
        UPHELD = "upheld", _("维持暂停")

    suspension = models.ForeignKey(Suspension, models.PROTECT, related_name="appeals")
    suspended_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    words = models.TextField()
    made_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    answer = models.TextField(blank=True, help_text="As she reads it.")
    decided_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["suspension"],
                condition=Q(decided_at__isnull=True),
                name="one_appeal_waits_per_suspension",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("suspended_by")),
                name="another_pair_of_eyes_decides_an_appeal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.suspension_id} {self.decision}"


def _number() -> str:
    return get_random_string(10, "ABCDEFGHJKMNPQRSTUVWXYZ23456789")


class Report(models.Model):
    """What somebody says is wrong with a work, a shop or an order; nobody must give a name."""

    class State(models.TextChoices):
        NEW = "new", _("新来的")
        LOOKING = "looking", _("在看")
        ANSWERED = "answered", _("答复了")

    URGENT = (Reason.UNLAWFUL, Reason.UNSAFE)

    number = models.CharField(max_length=10, unique=True, default=_number)
    work = models.ForeignKey("catalogue.Product", models.SET_NULL, null=True, related_name="+")
    shop = models.ForeignKey("partner.Partner", models.PROTECT, related_name="+")
    seller_order = models.ForeignKey(
        "order.SellerOrder", models.PROTECT, null=True, related_name="+"
    )
    review = models.ForeignKey("work_reviews.Review", models.PROTECT, null=True, related_name="+")
    question = models.ForeignKey("questions.Question", models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=12, choices=Reason)
    words = models.TextField()
    contact = SealedTextField(blank=True, default="", help_text="Deleted with the answer.")
    language = models.CharField(max_length=10, default="zh-hans")
    state = models.CharField(max_length=8, choices=State, default=State.NEW)
    made_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(help_text="A day for what is urgent, else seven.")
    taken_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="report_by_turn")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="answered", answered_at__isnull=False, contact=b"")
                | ~Q(state="answered") & Q(answered_at__isnull=True),
                name="an_answered_report_keeps_no_contact",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_late(self) -> bool:
        return self.state != self.State.ANSWERED and self.due_at < timezone.now()


def due_after(reason: str) -> timedelta:
    return timedelta(days=1 if reason in Report.URGENT else 7)
