"""What a document set out to reach; what the records say; what was given out to others."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programme.targets.places import path_of

_USER = settings.AUTH_USER_MODEL


class Measure(models.TextChoices):
    """What is counted; 人次 and 人 are never one."""

    TIMES = "times", _("培训人次")
    TRAINED = "trained", _("培训人数")
    EMPLOYED = "employed", _("从事手工的人数")

    @property
    def unit(self) -> str:
        return str(_("人次") if self is Measure.TIMES else _("人"))


class Document(models.Model):
    """A programme's own paper."""

    number = models.CharField(max_length=60, unique=True)
    title_zh = models.CharField(max_length=120)
    title_en = models.CharField(max_length=200, blank=True)
    issuers_zh = models.CharField(max_length=200)
    issued_on = models.DateField()
    made_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-issued_on", "pk"]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        return (self.title_en if get_language() == "en" else "") or self.title_zh


class TargetSet(models.Model):
    """Targets of one document that belong together: its text, or one of its tables."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="sets")
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=100, blank=True)
    from_year = models.PositiveSmallIntegerField()
    until_year = models.PositiveSmallIntegerField()
    as_given = models.BooleanField(
        default=False, help_text="Stored as the paper has it: nothing repaired or completed."
    )
    note_zh = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    source = models.CharField(max_length=200, help_text="Where in the document.")
    organ = models.ForeignKey("organs.Organ", models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-from_year", "document", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "name_zh"], name="a_set_has_its_name"),
            models.CheckConstraint(
                condition=Q(until_year__gte=F("from_year"), from_year__gte=1949),
                name="a_set_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.name_zh}"

    @property
    def name(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name_zh

    @property
    def period(self) -> str:
        is_one = self.from_year == self.until_year
        return str(self.from_year) if is_one else f"{self.from_year}–{self.until_year}"

    @property
    def note(self) -> str:
        return (self.note_en if get_language() == "en" else "") or self.note_zh


class Target(models.Model):
    """One figure of a set, or that the paper has none for this place."""

    class Metric(models.TextChoices):
        UNSPECIFIED = "unspecified", _("没有写明算什么")
        PERSON_TIMES = "person_times", _("人次")
        PERSONS = "persons", _("人")

    set = models.ForeignKey(TargetSet, models.PROTECT, related_name="targets")
    unit = models.ForeignKey(
        "record.ReportingUnit", models.PROTECT, null=True, related_name="+", help_text="∅: nation."
    )
    region = models.ForeignKey(
        "regions.Division", models.PROTECT, null=True, related_name="+", help_text="Below a unit."
    )
    metric = models.CharField(max_length=12, choices=Metric, default=Metric.UNSPECIFIED)
    value = models.PositiveIntegerField(null=True, help_text="∅: the paper has no figure.")
    source = models.CharField(max_length=200)
    is_added = models.BooleanField(default=False, help_text="By an officer, not by the paper.")
    responsible_zh = models.CharField(
        max_length=80, blank=True, help_text="Who answers for it: this project's own addition."
    )
    metric_source = models.CharField(max_length=200, blank=True)
    metric_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    metric_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["set", "unit", "region", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(region__isnull=True) | Q(unit__isnull=False),
                name="a_place_lies_in_a_unit",
            ),
            models.CheckConstraint(
                condition=Q(metric_by__isnull=True) | ~Q(metric_source=""),
                name="who_says_the_metric_says_whence",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="a_target_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.set_id} {self.place} {self.value}"

    @property
    def place(self) -> str:
        return path_of(self.unit_id, self.region)

    @property
    def shown(self) -> str:
        return "" if self.value is None else f"{self.value:,}"

    @property
    def measure(self) -> Measure | None:
        """What is held beside it; None while nobody said what it counts."""
        return {
            self.Metric.PERSON_TIMES.value: Measure.TIMES,
            self.Metric.PERSONS.value: Measure.EMPLOYED,
        }.get(self.metric)


class Ground(models.Model):
    """What a set's targets cover: a place as a whole, or in part by one that lies below.

    One row a place, whole or in part, so that no two targets of one metric overlap.
    """

    set = models.ForeignKey(TargetSet, models.CASCADE, related_name="+")
    metric = models.CharField(max_length=12)
    place = models.CharField(max_length=16, blank=True)
    target = models.OneToOneField(
        Target, models.CASCADE, null=True, related_name="ground", help_text="∅: in part."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["set", "metric", "place"], name="no_two_targets_overlap"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.set_id} {self.metric} {self.place}"


class Reckoning(models.Model):
    """One run of the worker over the records; boards read the current one whole."""

    class State(models.TextChoices):
        RUNNING = "running"
        CURRENT = "current"
        PAST = "past"

    state = models.CharField(max_length=7, choices=State, default=State.RUNNING)
    as_of = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    periods = models.JSONField(default=list, help_text="Their keys, such as 2017-2020.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state__in=["running", "current"]),
                name="one_reckoning_runs_and_one_counts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.as_of}"


class Counted(models.Model):
    """One measure of one place in one period, with what it is made of."""

    from_year = models.PositiveSmallIntegerField()
    until_year = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=16, blank=True, help_text="A path; empty: the nation.")
    parent = models.CharField(max_length=16, blank=True)
    measure = models.CharField(max_length=8, choices=Measure)

    class Meta:
        abstract = True


class Figure(Counted):
    """As the records say; for those alone whose region it is."""

    reckoning = models.ForeignKey(Reckoning, models.CASCADE, related_name="figures")
    value = models.PositiveIntegerField()
    cuts = models.JSONField(default=dict, help_text="family, newness, priority: parts of value.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reckoning", "from_year", "until_year", "place", "measure"],
                name="a_figure_is_reckoned_once",
            ),
        ]
        indexes = [models.Index(fields=["reckoning", "from_year", "parent"], name="figure_in")]

    def __str__(self) -> str:
        return f"{self.place} {self.measure} {self.from_year}: {self.value}"


class Edition(models.Model):
    """A period that is over, as it was given out to others: once, and never changed."""

    from_year = models.PositiveSmallIntegerField()
    until_year = models.PositiveSmallIntegerField()
    as_of = models.DateTimeField()
    given_out_at = models.DateTimeField(default=timezone.now)
    given_out_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-from_year", "-until_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["from_year", "until_year"], name="a_period_is_given_out_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_year}–{self.until_year}"


class Shown(Counted):
    """What others see of a figure: the number, or that it is small, or nothing."""

    class Sign(models.TextChoices):
        NUMBER = "number", _("照写")
        SMALL = "small", _("少于 5")
        KEPT = "kept", _("不显示")

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="cells")
    sign = models.CharField(max_length=6, choices=Sign)
    value = models.PositiveIntegerField(null=True)
    cuts = models.JSONField(null=True, help_text="∅: how it is made up is not shown.")
    is_closed = models.BooleanField(default=False, help_text="What lies in it is not shown.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "place", "measure"], name="a_cell_is_given_out_once"
            ),
            models.CheckConstraint(
                condition=Q(sign="number", value__isnull=False)
                | Q(sign__in=["small", "kept"], value__isnull=True, cuts__isnull=True),
                name="what_is_not_shown_is_not_there",
            ),
        ]
        indexes = [models.Index(fields=["edition", "parent"], name="shown_in")]

    def __str__(self) -> str:
        return f"{self.place} {self.measure} {self.sign}"
