"""Sites, who teaches there, courses by craft, and the rule of what finishing one takes."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ground.regions.queries import path_of
from sellers.organs.models import Special

_USER = settings.AUTH_USER_MODEL
UNIT = 45  # minutes of one 学时


class Named(models.Model):
    """In two languages; the English may be wanting."""

    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=160, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name_zh


class Site(Named):
    """Where courses are held: of the kinds that the plan names."""

    class Kind(models.TextChoices):
        COLLEGE = "college", _("职业院校")
        SPECIAL = "special", _("特教院校")
        COOPERATIVE = "cooperative", _("妇女手工产品合作组织")
        ENTERPRISE = "enterprise", _("龙头企业")
        BASE = "base", _("职业培训基地")
        EMPLOYMENT = "employment", _("就业扶贫基地")
        CARE = "care", _("托养机构")

    kind = models.CharField(max_length=11, choices=Kind)
    region = models.ForeignKey("regions.Division", models.PROTECT, related_name="+")
    address_zh = models.CharField(max_length=120)
    seats = models.PositiveSmallIntegerField(help_text="How many can learn there at a time.")
    is_step_free = models.BooleanField(default=False)
    has_toilet = models.BooleanField(default=False, help_text="One for who uses a wheelchair.")
    signs = models.BooleanField(default=False, help_text="Somebody there signs.")
    has_lodging = models.BooleanField(default=False)
    access_zh = models.CharField(max_length=200, blank=True, help_text="More of how one gets in.")
    contact_zh = models.CharField(max_length=80, blank=True, help_text="Whom to ask, and a phone.")
    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["region", "name_zh", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["region", "name_zh"], name="a_site_is_listed_once"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="a_site_has_a_seat"),
        ]

    @property
    def place(self) -> str:
        """Comes with the region's parents."""
        return path_of(self.region)

    @property
    def access(self) -> list[str]:
        """What there is for who needs it."""
        there = [
            (self.is_step_free, _("没有台阶")),
            (self.has_toilet, _("有无障碍厕所")),
            (self.signs, _("有人会手语")),
            (self.has_lodging, _("可以住")),
        ]
        return [str(word) for is_so, word in there if is_so]


class TrainerQuerySet(models.QuerySet["Trainer"]):
    def in_force(self) -> "TrainerQuerySet":
        return self.filter(ended_at=None, until__gte=timezone.localdate())


class Trainer(models.Model):
    """Teaches at a site until a day. Ended, the row stays."""

    user = models.ForeignKey(_USER, models.PROTECT, related_name="teaches")
    site = models.ForeignKey(Site, models.PROTECT, related_name="trainers")
    name_zh = models.CharField(max_length=40)
    until = models.DateField(help_text="The last day.")
    granted_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    objects = TrainerQuerySet.as_manager()

    class Meta:
        ordering = ["name_zh", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "site"],
                condition=Q(ended_at__isnull=True),
                name="one_open_grant_per_trainer",
            )
        ]

    def __str__(self) -> str:
        return self.name_zh

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None or self.until < timezone.localdate()


class Course(Named):
    """What is taught, by craft. One that counts for the plan costs her nothing: the database says
    so.
    """

    class Kind(models.TextChoices):
        FULL = "full", _("培训班")
        REFRESHER = "refresher", _("短期复训")

    craft = models.ForeignKey("crafts.Craft", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.FULL)
    units = models.PositiveSmallIntegerField(help_text="Of 45 minutes.")
    materials_zh = models.CharField(max_length=200, blank=True, help_text="What she gets there.")
    access_zh = models.CharField(max_length=200, blank=True, help_text="What learning it takes.")
    about_zh = models.CharField(max_length=300, blank=True, help_text="What one learns.")
    about_en = models.CharField(max_length=600, blank=True)
    fee_fen = models.PositiveIntegerField(default=0)
    counts = models.BooleanField(default=True, help_text="For the plan.")
    is_assessed = models.BooleanField(default=True)
    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["name_zh", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(counts=False) | Q(fee_fen=0), name="what_counts_for_the_plan_is_free"
            ),
            models.CheckConstraint(condition=Q(units__gte=1), name="a_course_takes_a_unit"),
            models.UniqueConstraint(fields=["organ", "name_zh"], name="an_organs_course_once"),
        ]

    @property
    def minutes(self) -> int:
        return self.units * UNIT

    @property
    def about(self) -> str:
        return (self.about_en if get_language() == "en" else "") or self.about_zh


class Rule(models.Model):
    """What finishing takes, from a day on; the latest that has begun is in force."""

    begins_on = models.DateField(unique=True)
    share_percent = models.PositiveSmallIntegerField(help_text="Of the course's minutes.")
    least_minutes = models.PositiveIntegerField(
        help_text="A refresher that is shorter does not count for the plan."
    )
    source = models.CharField(max_length=200)
    set_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-begins_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(share_percent__gte=1, share_percent__lte=100),
                name="a_share_of_minutes_is_a_percentage",
            )
        ]

    def __str__(self) -> str:
        return f"{self.begins_on} {self.share_percent} %"

    def needed(self, minutes: int) -> int:
        """Rounded up, so that 80 % is never 79.9."""
        return -(-minutes * self.share_percent // 100)

    def lets_count(self, course: Course) -> bool:
        is_long = course.kind == Course.Kind.FULL or course.minutes >= self.least_minutes
        return course.counts and is_long


class TrainingPlan(models.Model):
    """A region's courses of one year, to which three organs put their names."""

    region = models.ForeignKey("regions.Division", models.PROTECT, null=True, related_name="+")
    special = models.CharField(
        max_length=2, choices=Special, blank=True, default="", help_text="As its organs'."
    )
    year = models.PositiveSmallIntegerField()
    words = models.TextField(max_length=2000, help_text="Which crafts, where, for whom.")
    person_times = models.PositiveIntegerField(help_text="How many places, 人次.")
    drafted_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(auto_now_add=True)
    approved_at = models.DateTimeField(null=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-year", "region", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "special", "year"], name="one_training_plan_a_year"
            ),
            models.UniqueConstraint(
                fields=["year"],
                condition=Q(region__isnull=True),
                name="one_national_training_plan_a_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.year}"


class PlanApproval(models.Model):
    """One organ's name under a plan; the three kinds make it approved."""

    plan = models.ForeignKey(TrainingPlan, models.PROTECT, related_name="approvals")
    kind = models.CharField(max_length=8, help_text="Of the organ.")
    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    officer = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "kind"], name="one_name_an_organ_under_a_plan")
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.kind}"


class LessonProgress(models.Model):
    """She has watched a lesson; one row a lesson, in whichever language she watched it."""

    person = models.ForeignKey("record.Person", models.PROTECT, related_name="lessons")
    lesson = models.UUIDField(help_text="The page's translation key.")
    title_zh = models.CharField(max_length=120)
    watched_on = models.DateField()

    class Meta:
        ordering = ["-watched_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "lesson"], name="a_lesson_is_watched_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.lesson}"


from programme.training.outreach import Outreach  # noqa: E402 -- it stands on these
from programme.training.plan_lines import PlanLine  # noqa: E402 -- as runs
from programme.training.runs import (  # noqa: E402 -- they stand on these
    Attendance,
    Certificate,
    Enrolment,
    Followup,
    Run,
    Session,
)
from programme.training.tags import CourseTag  # noqa: E402 -- as runs

__all__ = [
    "Attendance", "Certificate", "Course", "CourseTag", "Enrolment", "Followup",
    "LessonProgress", "Outreach", "PlanApproval", "PlanLine", "Rule", "Run", "Session", "Site",
    "Trainer", "TrainingPlan",
]  # fmt: skip
