"""Judges, their marks, and what is said against a result."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sellers.honours.models import Honour

_USER = settings.AUTH_USER_MODEL


class Judge(models.Model):
    """Whoever may mark the pieces of one competition; no officer's role."""

    competition = models.ForeignKey(
        "competitions.Competition", models.CASCADE, related_name="judges"
    )
    user = models.ForeignKey(_USER, models.PROTECT, related_name="judges_in")
    named_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    named_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["competition", "user"], name="a_judge_is_named_once_in_a_competition"
            )
        ]

    def __str__(self) -> str:
        return f"{self.competition_id} {self.user_id}"


class Kin(models.Model):
    """Whom a judge has said that she is near to. Entries of that name are not asked of her."""

    judge = models.ForeignKey(Judge, models.CASCADE, related_name="kin")
    name_zh = models.CharField(max_length=80)
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["judge", "name_zh"], name="kin_is_said_once")
        ]

    def __str__(self) -> str:
        return f"{self.judge_id} {self.pk}"


class Sheet(models.Model):
    """One judge and one entry: she marks it, or has a conflict and never does."""

    class Conflict(models.TextChoices):
        KIN = "kin", _("是她的亲近的人")
        KNOWN = "known", _("认出了是谁做的")
        OFFICER = "officer", _("主办方要求回避")

    judge = models.ForeignKey(Judge, models.CASCADE, related_name="sheets")
    entry = models.ForeignKey("competitions.Entry", models.CASCADE, related_name="sheets")
    conflict = models.CharField(max_length=7, choices=Conflict, blank=True)
    said_at = models.DateTimeField(null=True)
    marks = models.PositiveIntegerField(default=0, help_text="How often marks were given.")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["judge", "entry"], name="one_sheet_of_judge_and_entry"),
            models.CheckConstraint(
                condition=Q(conflict="") | Q(said_at__isnull=False),
                name="a_conflict_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judge_id} {self.entry_id}"


class Score(models.Model):
    """A raw mark. Never changed: a correction is a new row, and the earlier one stays.

    Sealed with the end of scoring: a sealed mark is the one that counts, and no other can be.
    """

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="scores")
    criterion = models.ForeignKey("competitions.Criterion", models.PROTECT, related_name="+")
    points = models.PositiveIntegerField(help_text="In thousandths, to 100,000.")
    counts = models.BooleanField(default=True)
    is_sealed = models.BooleanField(default=False)
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "criterion"], condition=Q(counts=True), name="one_mark_counts"
            ),
            models.CheckConstraint(condition=Q(points__lte=100_000), name="a_mark_is_100_at_most"),
            models.CheckConstraint(
                condition=Q(is_sealed=False) | Q(counts=True), name="a_sealed_mark_counts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.criterion_id}"

    @property
    def typed(self) -> str:
        """As a judge writes it: of a hundred."""
        return f"{self.points / 1000:g}"


class Objection(models.Model):
    """Said against a result while it hangs out; answered by another than who decided it."""

    competition = models.ForeignKey(
        "competitions.Competition", models.PROTECT, related_name="objections"
    )
    entry = models.ForeignKey(
        "competitions.Entry", models.PROTECT, null=True, related_name="objections"
    )
    words = models.CharField(max_length=500)
    said_by = models.CharField(max_length=80, help_text="Who, where an officer wrote it down.")
    raised_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    raised_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(
        _USER, models.PROTECT, related_name="+", help_text="Who had closed the scoring."
    )
    answer = models.CharField(max_length=500, blank=True)
    is_upheld = models.BooleanField(default=False)
    answered_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    organ = models.ForeignKey("organs.Organ", models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True)
                | ~Q(answer="") & Q(answered_by__isnull=False, organ__isnull=False),
                name="an_answer_says_what_and_whose",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("decided_by")),
                name="who_decided_does_not_answer",
            ),
            models.CheckConstraint(
                condition=Q(is_upheld=False) | Q(answered_at__isnull=False),
                name="upheld_is_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.competition_id} {self.pk}"


class Award(models.Model):
    """What came of a place: a prize of the holder's own, or a title that another organ gives.

    The honour itself stands in `sellers.honours`, and is shown as she likes.
    """

    entry = models.ForeignKey("competitions.Entry", models.PROTECT, related_name="awards")
    kind = models.CharField(max_length=12, choices=Honour.Kind)
    honour = models.OneToOneField(
        Honour, models.PROTECT, null=True, related_name="award", help_text="Empty: recommended."
    )
    recommended_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    recommended_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "kind"], name="one_award_of_a_kind_for_entry"),
            models.CheckConstraint(
                condition=~Q(kind="prize") | Q(honour__isnull=False),
                name="a_prize_is_not_merely_recommended",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.kind}"
