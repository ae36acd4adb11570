"""手工制作进农村、进社区: a village or a neighbourhood that was visited with a craft."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_USER = settings.AUTH_USER_MODEL


class Outreach(models.Model):
    """One day in one place: who came, how many women were met, what followed. It names nobody.

    Which courses followed are named; how many of the place's county enrolled in them is counted.
    """

    class Kind(models.TextChoices):
        VILLAGE = "village", _("进农村")
        COMMUNITY = "community", _("进社区")

    kind = models.CharField(max_length=9, choices=Kind)
    region = models.ForeignKey("regions.Division", models.PROTECT, related_name="+")
    place_zh = models.CharField(max_length=100, help_text="The village or the neighbourhood.")
    on = models.DateField()
    who_zh = models.CharField(max_length=200, help_text="Who went there.")
    met = models.PositiveSmallIntegerField(help_text="How many women were met.")
    craft = models.ForeignKey("crafts.Craft", models.PROTECT, related_name="+")
    shown_zh = models.CharField(max_length=300, help_text="What was shown and tried.")
    registered = models.PositiveSmallIntegerField(
        default=0, help_text="How many had themselves registered on that day."
    )
    followed_zh = models.CharField(max_length=300, blank=True, help_text="What else came of it.")
    runs = models.ManyToManyField("training.Run", related_name="outreach")
    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    made_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    key = models.CharField(max_length=32, unique=True, help_text="The form's: pressed twice, once.")
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name_plural = "outreach"
        constraints = [
            models.CheckConstraint(
                condition=Q(registered__lte=F("met")), name="no_more_registered_than_were_met"
            ),
            models.CheckConstraint(
                condition=~Q(place_zh="") & ~Q(who_zh="") & ~Q(shown_zh=""),
                name="an_outreach_says_where_who_and_what",
            ),
        ]
        indexes = [models.Index(fields=["on", "region"], name="outreach_by_day")]

    def __str__(self) -> str:
        return f"{self.place_zh} {self.on}"
