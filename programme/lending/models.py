"""What one organ lends another, from the question to the day it is back."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_USER = settings.AUTH_USER_MODEL


class Lending(models.Model):
    class Kind(models.TextChoices):
        SITE = "site", _("场地")
        TEACHER = "teacher", _("老师")
        MATERIALS = "materials", _("材料和工具")

    class State(models.TextChoices):
        ASKED = "asked", _("等答复")
        AGREED = "agreed", _("答应了")
        REFUSED = "refused", _("没有答应")
        USED = "used", _("正在用")
        RETURNED = "returned", _("还了")
        WITHDRAWN = "withdrawn", _("不借了")

    kind = models.CharField(max_length=9, choices=Kind)
    site = models.ForeignKey("training.Site", models.PROTECT, null=True, related_name="+")
    trainer = models.ForeignKey("training.Trainer", models.PROTECT, null=True, related_name="+")
    things_zh = models.CharField(max_length=120, blank=True, help_text="Materials, and how many.")
    lender = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    borrower = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    run = models.ForeignKey(
        "training.Run", models.PROTECT, null=True, related_name="+", help_text="That it served."
    )
    from_on = models.DateField()
    until_on = models.DateField(help_text="The last day.")
    why_zh = models.CharField(max_length=200)
    state = models.CharField(max_length=9, choices=State, default=State.ASKED)
    reason = models.CharField(max_length=200, blank=True, help_text="Refused: as they were told.")
    asked_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    used_on = models.DateField(null=True, help_text="The first day.")
    returned_on = models.DateField(null=True)
    note_zh = models.CharField(max_length=200, blank=True, help_text="How it came back.")
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="site", site__isnull=False, trainer=None, things_zh="")
                | Q(kind="teacher", trainer__isnull=False, site=None, things_zh="")
                | Q(kind="materials", site=None, trainer=None) & ~Q(things_zh=""),
                name="one_thing_is_lent",
            ),
            models.CheckConstraint(
                condition=~Q(lender=F("borrower")), name="nobody_lends_to_herself"
            ),
            models.CheckConstraint(
                condition=Q(from_on__lte=F("until_on")), name="a_lending_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(reason=""), name="a_refused_lending_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["agreed", "refused", "used", "returned"])
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="a_lendings_decision_says_whose",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["used", "returned"]) | Q(used_on__isnull=False),
                name="what_is_used_says_since_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | Q(returned_on__gte=F("used_on")),
                name="what_is_back_was_used_before",
            ),
        ]
        indexes = [models.Index(fields=["state", "from_on"], name="lending_by_turn")]

    def __str__(self) -> str:
        return f"{self.pk} {self.kind} {self.state}"

    @property
    def what(self) -> str:
        return str(self.site or self.trainer or self.things_zh)

    @property
    def days(self) -> int:
        """As they were used, both days counted; before that as they are asked for."""
        first, last = self.used_on or self.from_on, self.returned_on or self.until_on
        return max((last - first).days + 1, 1)

    @property
    def is_late(self) -> bool:
        return self.state == self.State.USED and self.until_on < timezone.localdate()

    def asks_of(self, organ_id: int) -> list[str]:
        """What is this organ's to do now."""
        side = {self.lender_id: "lender", self.borrower_id: "borrower"}.get(organ_id, "")
        return {
            ("lender", "asked"): ["agree", "refuse"],
            ("lender", "agreed"): ["refuse"],
            ("lender", "used"): ["back"],
            ("borrower", "asked"): ["withdraw"],
            ("borrower", "agreed"): ["use", "withdraw"],
        }.get((side, str(self.state)), [])
