"""Where she lived before, and how she goes from one organ's care to another's: by her word."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ground.regions.models import Division
from ground.regions.queries import path_of
from sellers.organs.models import Special

_USER = settings.AUTH_USER_MODEL
_PLACE = "regions.Division"


class Residence(models.Model):
    """Where she lived until she moved. Where she lives now stands on her own row."""

    person = models.ForeignKey("record.Person", models.PROTECT, related_name="residences")
    region = models.ForeignKey(_PLACE, models.PROTECT, related_name="+")
    unit = models.ForeignKey("record.ReportingUnit", models.PROTECT, related_name="+")
    place_zh = models.CharField(max_length=100, blank=True)
    since = models.DateField(null=True, help_text="∅: nobody said.")
    until = models.DateField(help_text="The day she moved.")
    noted_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-until", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__gt=F("since")),
                name="she_leaves_after_she_came",
            ),
            models.UniqueConstraint(fields=["person", "until"], name="one_move_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.region_id} {self.until}"

    @property
    def home(self) -> str:
        """Comes with its parents."""
        return path_of(self.region)


class State(models.TextChoices):
    TOLD = "told", _("她说搬来了，等新地方收")
    ASKED = "asked", _("等她自己答应")
    AGREED = "agreed", _("她答应了，等原来的地方交")
    DONE = "done", _("交接好了")
    REFUSED = "refused", _("没有答应")
    WITHDRAWN = "withdrawn", _("收回了")
    EXPIRED = "expired", _("过期了")


OPEN = (State.TOLD, State.ASKED, State.AGREED)


class Handover(models.Model):
    """An organ asks for a woman who moved into its region, or she says so herself.

    Nothing goes over without her word. One is open of a woman, whoever asks at once.
    """

    State = State

    class Way(models.TextChoices):
        OWN = "own", _("自己在网上答应")
        PAPER = "paper", _("签了纸")

    person = models.ForeignKey("record.Person", models.PROTECT, related_name="handovers")
    organ = models.ForeignKey(
        "organs.Organ", models.PROTECT, null=True, related_name="+", help_text="∅: not taken up."
    )
    from_region = models.ForeignKey(_PLACE, models.PROTECT, related_name="+")
    from_special = models.CharField(max_length=2, choices=Special, blank=True, default="")
    to_region = models.ForeignKey(_PLACE, models.PROTECT, related_name="+")
    to_special = models.CharField(max_length=2, choices=Special, blank=True, default="")
    to_place_zh = models.CharField(max_length=100, blank=True)
    since = models.DateField(help_text="From when she lives there.")
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField(help_text="The last day to answer.")
    way = models.CharField(max_length=5, choices=Way, blank=True)
    agreed_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True, help_text="Both sides wish it from then.")
    paper = models.ForeignKey("privacy.PrivateFile", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state__in=OPEN),
                name="one_open_handover_of_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["told", "agreed", "done"])
                | Q(agreed_at__isnull=False, way__in=["own", "paper"]),
                name="nobody_goes_over_without_her_word",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["asked", "agreed", "done"]) | Q(organ__isnull=False),
                name="somebody_takes_her_over",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, ended_at__isnull=True)
                | (~Q(state__in=OPEN) & Q(ended_at__isnull=False)),
                name="a_handover_ends_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="agreed", way="paper") | Q(paper__isnull=False),
                name="a_word_on_paper_is_kept",
            ),
        ]
        indexes = [models.Index(fields=["state", "to_region"], name="handover_to")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.from_region_id}→{self.to_region_id} {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def whence(self) -> str:
        """Province, city and county; comes with its parents."""
        return path_of(self.from_region)

    @property
    def whither(self) -> str:
        return path_of(self.to_region)

    @property
    def names_no_county(self) -> bool:
        """Of where she lived no more was written down than the province or city."""
        return self.from_region.level != Division.Level.COUNTY
