"""Rounds of the survey, who answered, and what was counted; the questions stand beside."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ground.crafts.models import Craft
from ground.privacy.vault import SealedTextField
from programme.survey.questionnaire import Edition, Option, Question, Questionnaire
from programme.survey.requests import ResourceRequest
from sellers.organs.models import Special

__all__ = [
    "Edition",
    "Option",
    "PaperForm",
    "Question",
    "Questionnaire",
    "ResourceRequest",
    "Response",
    "Round",
    "Surveyor",
    "Tally",
]
_USER = settings.AUTH_USER_MODEL
GRACE = timedelta(hours=1)  # what was begun before the round closed is still taken
PAPER_DAYS = timedelta(days=30)  # forms come home by post


class Round(models.Model):
    """One time of asking, held by an organ in its region with one edition."""

    class State(models.TextChoices):
        DRAFT = "draft", _("在准备")
        PUBLISHED = "published", _("已公布，还没开始")
        OPEN = "open", _("正在调查")
        CLOSED = "closed", _("已结束")

    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    region = models.ForeignKey(
        "regions.Division",
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="The organ's when it began; none: the nation.",
    )
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="rounds")
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    closes_on = models.DateField(help_text="Planned; an officer closes it.")
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    printed = models.PositiveIntegerField(default=0, help_text="Forms numbered so far.")
    made_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "published"]) | Q(opened_at__isnull=False),
                name="a_round_that_ran_was_opened",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_at__gte=F("opened_at")),
                name="a_round_closes_after_it_opened",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name_zh

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def takes_what_was_begun(self) -> bool:
        """Open, or closed so lately that she may have been answering then."""
        return self.is_open or self._closed_within(GRACE)

    @property
    def takes_paper(self) -> bool:
        return self.is_open or self._closed_within(PAPER_DAYS)

    @property
    def prints(self) -> bool:
        return self.state in {self.State.PUBLISHED, self.State.OPEN}

    def _closed_within(self, time: timedelta) -> bool:
        return self.closed_at is not None and timezone.now() <= self.closed_at + time


class PaperForm(models.Model):
    """A printed form with its number, which is entered once."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="forms")
    serial = models.PositiveIntegerField()
    printed_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    printed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["serial"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "serial"], name="a_forms_number_is_given_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}-{self.serial}"


class Response(models.Model):
    """That a woman answered; what she said lies sealed, and is counted apart without her."""

    class Way(models.TextChoices):
        HERSELF = "herself", _("她自己答的")
        ASKED = "asked", _("调查员问的")
        PAPER = "paper", _("纸上答的")

    round = models.ForeignKey(Round, models.PROTECT, related_name="responses")
    person = models.ForeignKey(
        "record.Person", models.PROTECT, null=True, related_name="+", help_text="None: taken back."
    )
    region = models.ForeignKey(
        "regions.Division", models.PROTECT, related_name="+", help_text="Where she lived then."
    )
    special = models.CharField(
        max_length=2, choices=Special, blank=True, default="", help_text="Whose she was then."
    )
    family = models.CharField(max_length=12, choices=Craft.Family, blank=True)
    way = models.CharField(max_length=7, choices=Way)
    form = models.OneToOneField(PaperForm, models.PROTECT, null=True, related_name="response")
    answers = SealedTextField(blank=True, default="")
    consent = models.PositiveSmallIntegerField(help_text="Version of the words she agreed to.")
    may_fill = models.BooleanField(
        default=False, help_text="Her answers may fill forms and find courses for her."
    )
    answered_on = models.DateField()
    given_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="she_answers_once_a_round"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, person__isnull=False)
                | Q(withdrawn_at__isnull=False, person__isnull=True, may_fill=False),
                name="what_is_taken_back_is_nobodys",
            ),
            models.CheckConstraint(
                condition=Q(way="paper", form__isnull=False)
                | (~Q(way="paper") & Q(form__isnull=True)),
                name="paper_has_a_number",
            ),
        ]
        indexes = [models.Index(fields=["round", "region"], name="response_by_place")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.pk}"

    @property
    def yours(self) -> str:
        """By what way it came, said to her."""
        said = {"herself": _("你自己答的"), "asked": _("调查员问你的"), "paper": _("你在纸上答的")}
        return str(said[self.way])


class Tally(models.Model):
    """How many of a place, a unit and a craft gave one answer; it never says who."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="tallies")
    region = models.ForeignKey("regions.Division", models.PROTECT, related_name="+")
    special = models.CharField(max_length=2, choices=Special, blank=True, default="")
    family = models.CharField(max_length=12, blank=True)
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    value = models.CharField(
        max_length=20, help_text="An option's code, yes or no, or the number of a band."
    )
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "region", "special", "family", "question", "value"],
                name="one_count_of_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.value} {self.times}"


class Surveyor(models.Model):
    """Asks for an organ in one place until a date; sees no answer that was given before."""

    user = models.ForeignKey(_USER, models.PROTECT, related_name="surveying")
    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    region = models.ForeignKey("regions.Division", models.PROTECT, related_name="+")
    until = models.DateField()
    granted_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-until", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(ended_at__isnull=True),
                name="one_place_a_surveyor",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.region_id}"

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None or self.until < timezone.localdate()
