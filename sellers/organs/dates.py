"""A date that organs of one region share; whoever keeps it says what it is."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_DATES = 400  # of one kind, in what is asked for at once


class Kind(models.TextChoices):
    RUN = "run", _("培训")
    COMPETITION = "competition", _("比赛")
    EXHIBITION = "exhibition", _("展览")
    SURVEY = "survey", _("摸底调查")
    VISIT = "visit", _("结对走访")


@dataclass(frozen=True)
class SharedDate:
    """It names nobody. `path` is empty where the officer cannot open what it is."""

    key: str
    kind: Kind
    first: date
    last: date
    title: str
    where: str
    organ: str
    path: str = ""

    @property
    def is_one_day(self) -> bool:
        return self.first == self.last
