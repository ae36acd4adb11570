"""What people ask about a work before they buy, and what its maker answers; decision 0035."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground.privacy.vault import SealedTextField

_USER = settings.AUTH_USER_MODEL


class Question(models.Model):
    """Seen by everyone once it is answered, and by nobody else before."""

    class State(models.TextChoices):
        HELD = "held", _("等平台看一眼")
        WAITING = "waiting", _("等回答")
        ANSWERED = "answered", _("回答了")
        DECLINED = "declined", _("没有回答")
        HIDDEN = "hidden", _("不公开")

    class Reason(models.TextChoices):
        ABUSE = "abuse", _("骂人、歧视的话")
        ADVERT = "advert", _("广告，或者拉人去别处")
        PRIVATE = "private", _("露了别人的隐私")
        UNLAWFUL = "unlawful", _("法律不许说的")
        UNRELATED = "unrelated", _("说的不是这件作品")

    work = models.ForeignKey("catalogue.Product", models.PROTECT, related_name="questions")
    words = models.TextField()
    language = models.CharField(max_length=10, default="zh-hans")
    asked_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    contact = SealedTextField(blank=True, default="", help_text="Deleted with the answer.")
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    is_answer_of_maker = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True)
    voice = models.OneToOneField(
        "privacy.PrivateFile",
        models.SET_NULL,
        null=True,
        related_name="+",
        help_text="Her spoken answer, until somebody wrote it down.",
    )
    hide_reason = models.CharField(max_length=10, choices=Reason, blank=True)
    hide_words = models.TextField(blank=True, help_text="As whoever asked reads them.")
    hidden_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    hidden_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="a_question_asks_something"),
            models.CheckConstraint(
                condition=~Q(state="answered")
                | ~Q(answer="") & Q(answered_at__isnull=False, contact=b""),
                name="an_answer_is_there_and_no_contact",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | Q(contact=b""),
                name="a_declined_question_keeps_no_contact",
            ),
            models.CheckConstraint(
                condition=Q(state="hidden", hidden_at__isnull=False)
                & ~Q(hide_reason="")
                & ~Q(hide_words="")
                | ~Q(state="hidden") & Q(hidden_at__isnull=True),
                name="a_hidden_question_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["work", "state", "-answered_at"], name="question_of_work"),
            models.Index(fields=["state", "asked_at"], name="question_by_turn"),
        ]

    def __str__(self) -> str:
        return f"{self.work_id} {self.state}"
