"""Exhibitions: a call, what was proposed, what was chosen, and the lots on the stand."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

_USER = settings.AUTH_USER_MODEL


class Exhibition(models.Model):
    class State(models.TextChoices):
        CALL = "call", _("正在征集")
        CHOSEN = "chosen", _("选好了")
        OPEN = "open", _("正在展出")
        CLOSED = "closed", _("展完了")
        CALLED_OFF = "called_off", _("不办了")

    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="exhibitions")
    name_zh = models.CharField(max_length=80)
    name_en = models.CharField(max_length=160, blank=True)
    place_zh = models.CharField(max_length=100)
    call_zh = models.TextField(help_text="What is looked for.")
    propose_until = models.DateField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.CALL)
    report_zh = models.TextField(blank=True, help_text="Contacts made, and what came of them.")
    made_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(propose_until__lte=F("opens_on"), opens_on__lte=F("closes_on")),
                name="an_exhibition_s_days_follow_one_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | ~Q(report_zh=""), name="a_closed_exhibition_reports"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name_zh


class Lot(models.Model):
    """A piece that was proposed; chosen it has a number, and a code where it is on sale here."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("等选")
        CHOSEN = "picked", _("选上了")
        DECLINED = "declined", _("没有选上")
        WITHDRAWN = "withdrawn", _("收回了")

    exhibition = models.ForeignKey(Exhibition, models.PROTECT, related_name="lots")
    person = models.ForeignKey("record.Person", models.PROTECT, related_name="lots")
    work = models.ForeignKey(
        "catalogue.Product", models.SET_NULL, null=True, related_name="+", help_text="On sale here."
    )
    title_zh = models.CharField(max_length=80)
    words_zh = models.CharField(max_length=300, blank=True)
    photo = models.OneToOneField(
        "privacy.PrivateFile", models.SET_NULL, null=True, related_name="+"
    )
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    number = models.PositiveIntegerField(null=True)
    proposed_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["exhibition", "number"], name="a_lot_number_is_of_one_lot"
            ),
            models.UniqueConstraint(
                fields=["exhibition", "person", "title_zh"],
                condition=Q(state__in=["proposed", "picked"]),
                name="a_piece_is_proposed_once",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(state="picked"),
                name="a_numbered_lot_was_chosen",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["picked", "declined"]) | Q(decided_by__isnull=False),
                name="a_lot_s_decision_says_whose",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.exhibition_id} {self.number or '-'}"
