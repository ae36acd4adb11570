"""People, money or things that an organ asks a higher one for, by what its survey counted."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programme.survey.questionnaire import Option, Resource

_USER = settings.AUTH_USER_MODEL


class ResourceRequest(models.Model):
    class State(models.TextChoices):
        ASKED = "asked", _("等答复")
        GRANTED = "granted", _("给了")
        REFUSED = "refused", _("没有给")
        WITHDRAWN = "withdrawn", _("不要了")

    organ = models.ForeignKey("organs.Organ", models.PROTECT, related_name="+")
    region = models.ForeignKey("regions.Division", models.PROTECT, related_name="+")
    round = models.ForeignKey("survey.Round", models.PROTECT, related_name="requests")
    need = models.ForeignKey(Option, models.PROTECT, related_name="+")
    needed_by = models.PositiveIntegerField(help_text="Women who said so, when it was asked.")
    kind = models.CharField(max_length=6, choices=Resource)
    what = models.CharField(max_length=100)
    quantity = models.PositiveIntegerField(null=True, help_text="Of people and things.")
    amount_fen = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=300)
    state = models.CharField(max_length=9, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(_USER, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(_USER, models.PROTECT, null=True, related_name="+")
    decided_organ = models.ForeignKey("organs.Organ", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-needed_by", "asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="money", amount_fen__gt=0, quantity__isnull=True)
                | (~Q(kind="money") & Q(quantity__gt=0, amount_fen__isnull=True)),
                name="money_is_asked_in_fen_and_the_rest_in_pieces",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "withdrawn"])
                | (
                    Q(decided_by__isnull=False, decided_organ__isnull=False)
                    & Q(decided_at__isnull=False)
                    & ~Q(answer="")
                ),
                name="a_requests_answer_says_whose_and_why",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def waits(self) -> bool:
        return self.state == self.State.ASKED
