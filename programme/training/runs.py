"""A course as it is held once: its days, who comes, what she can show for it, what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground.privacy.vault import SealedTextField

_USER = settings.AUTH_USER_MODEL


class Run(models.Model):
    """`taken` counts the places that are given; the waiting list is whoever waits, in turn."""

    class State(models.TextChoices):
        PLANNED = "planned", _("还没开放报名")
        OPEN = "open", _("可以报名")
        CLOSED = "closed", _("已结束")
        CANCELLED = "cancelled", _("已经取消")

    course = models.ForeignKey("training.Course", models.PROTECT, related_name="runs")
    site = models.ForeignKey("training.Site", models.PROTECT, related_name="runs")
    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    trainer = models.ForeignKey(
        "training.Trainer", models.PROTECT, null=True, blank=True, related_name="runs"
    )
    plan = models.ForeignKey(
        "training.TrainingPlan", models.PROTECT, null=True, blank=True, related_name="runs"
    )
    seats = models.PositiveSmallIntegerField()
    taken = models.PositiveSmallIntegerField(default=0)
    rolls = models.PositiveSmallIntegerField(default=0, help_text="The last number on its list.")
    enrol_until = models.DateField(help_text="The last day.")
    begins_on = models.DateField()
    ends_on = models.DateField()
    note_zh = models.CharField(max_length=200, blank=True, help_text="How to get there, meals …")
    state = models.CharField(max_length=9, choices=State, default=State.PLANNED)
    reason = models.CharField(max_length=200, blank=True, help_text="Cancelled: as all were told.")
    made_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, help_text="Closed or cancelled.")
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-begins_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken__lte=F("seats")), name="no_place_is_given_twice"
            ),
            models.CheckConstraint(
                condition=Q(begins_on__lte=F("ends_on")), name="a_run_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(reason=""), name="a_cancelled_run_says_why"
            ),
        ]
        indexes = [models.Index(fields=["state", "begins_on"], name="run_by_begin")]

    def __str__(self) -> str:
        return f"{self.course_id} {self.begins_on}"

    @property
    def free(self) -> int:
        return self.seats - self.taken

    @property
    def takes_enrolments(self) -> bool:
        return self.state == self.State.OPEN and self.enrol_until >= timezone.localdate()


class Session(models.Model):
    run = models.ForeignKey(Run, models.CASCADE, related_name="sessions")
    day = models.DateField()
    starts_at = models.TimeField()
    minutes = models.PositiveSmallIntegerField(help_text="Of teaching, breaks taken off.")

    class Meta:
        ordering = ["day", "starts_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "day", "starts_at"], name="a_run_is_in_one_session_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=720), name="a_session_takes_its_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.starts_at:%H:%M}"


class Enrolment(models.Model):
    """One woman in one run, by her own press or an officer's."""

    class State(models.TextChoices):
        WAITING = "waiting", _("排队等名额")
        ENROLLED = "enrolled", _("报上名了")
        FINISHED = "finished", _("学完了")
        UNFINISHED = "unfinished", _("没有学完")
        WITHDRAWN = "withdrawn", _("退出了")
        CANCELLED = "cancelled", _("这一期不办了")

    class Access(models.TextChoices):
        NONE = "none", _("没有提要求")
        ASKED = "asked", _("等答复")
        ARRANGED = "arranged", _("安排好了")
        CANNOT = "cannot", _("办不到")

    class Assessed(models.TextChoices):
        NOT = "not", _("还没考")
        PASSED = "passed", _("会了")
        FAILED = "failed", _("还不会")

    run = models.ForeignKey(Run, models.PROTECT, related_name="enrolments")
    person = models.ForeignKey("record.Person", models.PROTECT, related_name="enrolments")
    roll = models.PositiveSmallIntegerField(help_text="On the run's list; tells two of a name.")
    code = models.CharField(max_length=16, unique=True, help_text="That she shows at the door.")
    state = models.CharField(max_length=10, choices=State)
    access_text = SealedTextField(blank=True, default="", help_text="What she needs to take part.")
    access = models.CharField(max_length=8, choices=Access, default=Access.NONE)
    access_answer = models.CharField(max_length=200, blank=True, help_text="As she was told.")
    assessed = models.CharField(max_length=6, choices=Assessed, default=Assessed.NOT)
    reason = models.CharField(max_length=200, blank=True, help_text="Why she did not finish.")
    counts = models.BooleanField(default=False, help_text="For the plan; known when she finished.")
    entered_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    entered_at = models.DateTimeField(default=timezone.now)
    settled_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    settled_on = models.DateField(null=True)

    class Meta:
        ordering = ["roll"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "person"],
                condition=~Q(state="withdrawn"),
                name="she_is_in_a_run_once",
            ),
            models.UniqueConstraint(fields=["run", "roll"], name="a_roll_number_is_of_one"),
            models.CheckConstraint(
                condition=~Q(state="unfinished") | ~Q(reason=""), name="unfinished_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state="finished") | Q(settled_on__isnull=False),
                name="finished_says_when",
            ),
        ]
        indexes = [models.Index(fields=["state", "settled_on"], name="enrolment_by_end")]

    def __str__(self) -> str:
        return f"{self.run_id} {self.roll}"

    @property
    def is_open(self) -> bool:
        return self.state in {self.State.WAITING, self.State.ENROLLED}


class Attendance(models.Model):
    """She was there, or 0 minutes: she was not."""

    class Way(models.TextChoices):
        LIST = "list", _("点名")
        CODE = "code", _("扫码")
        SHEET = "sheet", _("导入")

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="attendance")
    session = models.ForeignKey(Session, models.PROTECT, related_name="attendance")
    minutes = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=5, choices=Way)
    marked_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    marked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["session", "enrolment"]
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "session"], name="she_is_marked_once_a_session"
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.session_id} {self.minutes}"


class Certificate(models.Model):
    """What she can show; whoever has the code may ask whether it is so."""

    enrolment = models.OneToOneField(Enrolment, models.PROTECT, related_name="certificate")
    code = models.CharField(max_length=16, unique=True, help_text="The last is a check.")
    issued_on = models.DateField()
    revoked_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | ~Q(reason=""),
                name="a_revoked_certificate_says_why",
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Followup(models.Model):
    """How she fares 3, 6 and 12 months after."""

    class Source(models.TextChoices):
        NONE = "", _("还没回访")
        RECORDS = "records", _("从店里和合作社的账上来的")
        OFFICER = "officer", _("工作人员问的")

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="followups")
    months = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    source = models.CharField(max_length=8, choices=Source, blank=True, default=Source.NONE)
    works = models.BooleanField(null=True, help_text="Earns by a craft.")
    sales_fen = models.BigIntegerField(null=True, help_text="Her shop's, since she finished.")
    pieces_fen = models.BigIntegerField(null=True, help_text="Her cooperative's to her, since.")
    note = SealedTextField(blank=True, default="", help_text="What she said she needs.")
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "months"], name="one_followup_a_date"),
            models.CheckConstraint(
                condition=Q(months__in=[3, 6, 12]), name="followups_are_at_3_6_12"
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(works__isnull=False) & ~Q(source=""),
                name="a_followup_done_says_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} +{self.months}"
