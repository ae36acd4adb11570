"""What people look for, by month and never by person, and what is made anew; decision 0033."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LONGEST_PHRASE = 40
SHOWN_FROM_DAYS = 3  # asked on fewer different days, it may be one person's


class Outcome(models.TextChoices):
    FOUND = "found", _("找到了")
    PARTLY = "partly", _("只沾一点边")
    NOTHING = "nothing", _("没找到")


MISSED = (Outcome.PARTLY, Outcome.NOTHING)


class PhraseQuerySet(models.QuerySet["Phrase"]):
    def shown(self) -> "PhraseQuerySet":
        return self.filter(days__gte=SHOWN_FROM_DAYS, is_hidden=False)


class Phrase(models.Model):
    """Words that were looked for: in small letters, simplified, without marks."""

    text = models.CharField(max_length=LONGEST_PHRASE, unique=True)
    days = models.PositiveIntegerField(default=1, help_text="Different days on which it was asked.")
    last_day = models.DateField()
    is_hidden = models.BooleanField(default=False, help_text="The operator's word: no need of it.")

    objects = PhraseQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_phrase_says_something"),
            models.CheckConstraint(condition=Q(days__gte=1), name="a_phrase_was_asked"),
        ]

    def __str__(self) -> str:
        return self.text


class Need(models.Model):
    """How often a phrase was asked in a month, in one language, with one set of filters."""

    class Band(models.IntegerChoices):
        ANY = 0, _("没说价钱")
        LOW = 1, _("100 元以下")
        MIDDLE = 2, _("100 到 300 元")
        HIGH = 3, _("300 到 1000 元")
        TOP = 4, _("1000 元以上")

    phrase = models.ForeignKey(Phrase, models.CASCADE, related_name="needs")
    month = models.DateField(help_text="Its first day.")
    language = models.CharField(max_length=10)
    craft = models.CharField(max_length=40, blank=True, help_text="A craft's code, or a family's.")
    province = models.CharField(max_length=6, blank=True)
    band = models.PositiveSmallIntegerField(choices=Band, default=Band.ANY)
    outcome = models.CharField(max_length=7, choices=Outcome)
    times = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["phrase", "month", "language", "craft", "province", "band", "outcome"],
                name="one_count_per_way_of_asking",
            ),
            models.CheckConstraint(condition=Q(times__gte=1), name="a_need_was_asked"),
        ]
        indexes = [models.Index(fields=["month", "outcome"], name="need_by_month")]

    def __str__(self) -> str:
        return f"{self.phrase_id} {self.month:%Y-%m} {self.times}"


class Drained(models.Model):
    """A slot of the cache that was taken down: a second knock finds it done."""

    slot = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.slot)


class Novelty(models.Model):
    """A new variety, pattern or technique that an artisan or a cooperative follows."""

    class Kind(models.TextChoices):
        VARIETY = "variety", _("新品种")
        PATTERN = "pattern", _("新花色")
        TECHNIQUE = "technique", _("新工艺")

    kind = models.CharField(max_length=9, choices=Kind)
    name = models.CharField(max_length=LONGEST_PHRASE)
    artisan = models.ForeignKey(
        "artisans.Artisan", models.CASCADE, null=True, related_name="novelties"
    )
    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", models.CASCADE, null=True, related_name="novelties"
    )
    phrase = models.ForeignKey(
        Phrase, models.SET_NULL, null=True, related_name="novelties", help_text="That led to it."
    )
    works = models.ManyToManyField("catalogue.Product", related_name="novelties")
    begun_on = models.DateField(help_text="The first day of the month.")
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    declared_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, help_text="Followed no more; the figures stay.")

    class Meta:
        ordering = ["-declared_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(artisan=None, cooperative__isnull=False)
                | Q(artisan__isnull=False, cooperative=None),
                name="a_novelty_is_somebody_s",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="a_novelty_has_a_name"),
            models.UniqueConstraint(
                fields=["artisan", "kind", "name"],
                condition=Q(ended_at=None, artisan__isnull=False),
                name="an_artisan_follows_it_once",
            ),
            models.UniqueConstraint(
                fields=["cooperative", "kind", "name"],
                condition=Q(ended_at=None, cooperative__isnull=False),
                name="a_cooperative_follows_it_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name
