"""Competitions: who holds them, who enters, how each piece was judged, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ground.privacy.vault import SealedTextField
from programme.competitions.exhibition_models import Exhibition, Lot
from programme.competitions.judging_models import Award, Judge, Kin, Objection, Score, Sheet

__all__ = [
    "Allotment", "Award", "Competition", "Criterion", "Entry", "EntryPhoto", "Event",
    "Exhibition", "Judge", "Kin", "Lot", "Objection", "Score", "Sheet",
]  # fmt: skip
_USER = settings.AUTH_USER_MODEL


def _local(row: models.Model, field: str) -> str:
    english = getattr(row, f"{field}_en") if get_language() == "en" else ""
    return english or getattr(row, f"{field}_zh")


class Competition(models.Model):
    class Level(models.TextChoices):
        NATION = "nation", _("国家级")
        PROVINCE = "province", _("省级")
        CITY = "city", _("市州级")
        COUNTY = "county", _("县级")

    class State(models.TextChoices):
        DRAFT = "draft", _("还没发通知")
        OPEN = "open", _("正在报名")
        JUDGING = "judging", _("正在评分")
        NOTICE = "notice", _("正在公示")
        FINAL = "final", _("结果定了")
        CALLED_OFF = "called_off", _("不办了")

    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="competitions")
    level = models.CharField(max_length=8, choices=Level)
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=160, blank=True)
    place_zh = models.CharField(max_length=100)
    notice_zh = models.TextField(help_text="What it is about, as everyone reads it.")
    enter_until = models.DateField(help_text="The last day to enter.")
    held_on = models.DateField()
    youngest = models.PositiveSmallIntegerField(null=True, blank=True)
    oldest = models.PositiveSmallIntegerField(null=True, blank=True)
    judges_at_least = models.PositiveSmallIntegerField(default=3)
    drops_extremes = models.BooleanField(
        default=True, help_text="Of five judges or more the highest and the lowest do not count."
    )
    notice_days = models.PositiveSmallIntegerField(default=5, help_text="Working days.")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    touched = models.PositiveIntegerField(
        default=0, help_text="Counted up by each mark and objection: whoever closes waits for it."
    )
    notice_from = models.DateField(null=True)
    notice_until = models.DateField(null=True, help_text="The last day of the public notice.")
    decided_by = models.ForeignKey(
        _USER, models.PROTECT, null=True, related_name="+", help_text="Who closed the scoring."
    )
    decided_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(judges_at_least__gte=3), name="three_judges_at_least"
            ),
            models.CheckConstraint(
                condition=Q(notice_days__gte=5, notice_days__lte=7),
                name="a_notice_takes_five_to_seven_days",
            ),
            models.CheckConstraint(
                condition=Q(enter_until__lte=F("held_on")), name="one_enters_before_it_is_held"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["notice", "final"])
                | Q(decided_by__isnull=False, decided_at__isnull=False, notice_until__isnull=False),
                name="a_result_says_who_closed_the_scoring",
            ),
            models.CheckConstraint(
                condition=Q(notice_until__isnull=True) | Q(notice_until__gt=F("notice_from")),
                name="a_notice_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return _local(self, "name")


class Event(models.Model):
    """One craft of a competition, with its own places, marks and winners."""

    competition = models.ForeignKey(Competition, models.CASCADE, related_name="events")
    craft = models.ForeignKey("crafts.Craft", models.PROTECT, related_name="+")
    name_zh = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    quota = models.PositiveSmallIntegerField(help_text="Places for each unit below the holder.")
    minutes = models.PositiveSmallIntegerField(help_text="Work on site.")
    winners = models.PositiveSmallIntegerField(default=3, help_text="Places that are told.")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["competition", "name_zh"], name="one_event_of_a_name_in_a_competition"
            ),
            models.CheckConstraint(condition=Q(quota__gte=1), name="an_event_has_places"),
            models.CheckConstraint(condition=Q(winners__gte=1), name="an_event_has_winners"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return _local(self, "name")


class Criterion(models.Model):
    """What a judge gives 0 to 100 for, and how much of the whole that is."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="criteria")
    name_zh = models.CharField(max_length=30)
    name_en = models.CharField(max_length=60, blank=True)
    weight = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "name_zh"], name="one_criterion_of_a_name"),
            models.CheckConstraint(condition=Q(weight__gte=1), name="a_criterion_weighs"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return _local(self, "name")


class Allotment(models.Model):
    """Places of one unit in one event: taken by conditional update, never more than there are."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="allotments")
    unit_key = models.CharField(max_length=6, help_text="Reporting unit, or the head of a code.")
    places = models.PositiveSmallIntegerField()
    taken = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "unit_key"], name="one_allotment_of_a_unit"),
            models.CheckConstraint(
                condition=Q(taken__lte=F("places")), name="no_more_enter_than_there_are_places"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.unit_key}: {self.taken}/{self.places}"


class Entry(models.Model):
    """She and her piece; a judge knows it by its start number alone."""

    class State(models.TextChoices):
        ENTERED = "entered", _("报上了")
        WITHDRAWN = "withdrawn", _("退出了")

    event = models.ForeignKey(Event, models.PROTECT, related_name="entries")
    allotment = models.ForeignKey(Allotment, models.PROTECT, related_name="+")
    person = models.ForeignKey("record.Person", models.PROTECT, related_name="entries")
    start_number = models.PositiveIntegerField(null=True, help_text="Drawn when entry closes.")
    needs = SealedTextField(blank=True, default="", help_text="What she needs on site.")
    agrees_to_name = models.BooleanField(
        default=False, help_text="Her name may stand beside her number in the public notice."
    )
    state = models.CharField(max_length=9, choices=State, default=State.ENTERED)
    entered_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    organ = models.ForeignKey(
        "organs.Organ", models.PROTECT, null=True, related_name="+", help_text="Empty: herself."
    )
    entered_at = models.DateTimeField(default=timezone.now)
    points = models.PositiveIntegerField(null=True, help_text="In thousandths; frozen at notice.")
    judged_by = models.PositiveSmallIntegerField(default=0, help_text="How many marks counted.")
    place = models.PositiveSmallIntegerField(null=True, help_text="Shared by who is level.")

    class Meta:
        ordering = ["start_number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "person"],
                condition=Q(state="entered"),
                name="she_enters_an_event_once",
            ),
            models.UniqueConstraint(
                fields=["event", "start_number"], name="a_start_number_is_of_one_entry"
            ),
            models.CheckConstraint(
                condition=Q(place__isnull=True) | Q(points__isnull=False, judged_by__gte=3),
                name="no_place_without_three_judges",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.start_number or '-'}"


class EntryPhoto(models.Model):
    """Of the piece, for the judges; sealed, as nothing else that says whose it is."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="photos")
    file = models.OneToOneField("privacy.PrivateFile", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.pk}"
