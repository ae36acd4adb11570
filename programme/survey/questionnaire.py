"""What is asked: three blocks, by editions; a published edition never changes."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ground.crafts.models import Craft

_USER = settings.AUTH_USER_MODEL
MOST = 9_999_999  # of a number that has no bound of its own


def said(row: models.Model) -> str:
    """In the reader's language, where it is there in it."""
    return (row.text_en if get_language() == "en" else "") or row.text_zh  # type: ignore[attr-defined]


class Block(models.TextChoices):
    """The plan's three: 就业现状、存在困难和发展需求."""

    PRESENT = "present", _("现状")
    DIFFICULTIES = "difficulties", _("困难")
    NEEDS = "needs", _("需要")


class Kind(models.TextChoices):
    ONE = "one", _("选一个")
    MANY = "many", _("可以选几个")
    NUMBER = "number", _("写一个数")
    YESNO = "yesno", _("是或不是")
    WORDS = "words", _("说几句")


class Resource(models.TextChoices):
    """人、财、物."""

    PEOPLE = "people", _("人手")
    MONEY = "money", _("钱")
    THINGS = "things", _("物")


class Questionnaire(models.Model):
    """Kept by an organ; without one it is the standard, which the house brings along."""

    organ = models.ForeignKey("organs.Organ", models.PROTECT, null=True, related_name="+")
    name_zh = models.CharField(max_length=60)
    name_en = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name_zh"],
                condition=Q(organ__isnull=True),
                name="a_standard_questionnaire_is_there_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return (self.name_en if get_language() == "en" else "") or self.name_zh


class Edition(models.Model):
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "number"], name="an_edition_has_its_number"
            ),
            models.UniqueConstraint(
                fields=["questionnaire"],
                condition=Q(published_at__isnull=True),
                name="one_edition_is_being_written",
            ),
        ]

    def __str__(self) -> str:
        return _("%(name)s，第 %(number)s 版") % {
            "name": self.questionnaire.name,
            "number": self.number,
        }

    @property
    def is_published(self) -> bool:
        return self.published_at is not None


class Question(models.Model):
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="questions")
    code = models.CharField(max_length=20, help_text="The same in all editions.")
    block = models.CharField(max_length=12, choices=Block)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=6, choices=Kind)
    text_zh = models.CharField(max_length=100)
    text_en = models.CharField(max_length=200, blank=True)
    is_craft = models.BooleanField(default=False, help_text="Its answer says which craft is hers.")
    bands = models.CharField(
        max_length=60, blank=True, help_text="Of a number: where a new group begins, 1,500,2000."
    )
    most = models.PositiveIntegerField(
        null=True, blank=True, help_text="Of a number: no answer is above it, such as 24 hours."
    )
    voice = models.ForeignKey("privacy.PrivateFile", models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="a_question_has_its_code"),
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(is_craft=True),
                name="one_question_asks_for_the_craft",
            ),
            models.CheckConstraint(
                condition=Q(is_craft=False) | Q(kind__in=["one", "many"]),
                name="a_craft_is_chosen",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return said(self)

    @property
    def limit(self) -> int:
        return MOST if self.most is None else self.most

    @property
    def starts(self) -> list[int]:
        """Where the bands of a number begin; the first is zero."""
        given = {int(each) for each in self.bands.split(",") if each}
        return sorted({0} | (given or {1, 5, 10, 20, 50}))


class Option(models.Model):
    question = models.ForeignKey(Question, models.CASCADE, related_name="options")
    code = models.CharField(max_length=20, help_text="The same in all editions.")
    position = models.PositiveSmallIntegerField()
    text_zh = models.CharField(max_length=40)
    text_en = models.CharField(max_length=100, blank=True)
    family = models.CharField(max_length=12, choices=Craft.Family, blank=True)
    resource = models.CharField(
        max_length=6, choices=Resource, blank=True, help_text="Of a need: what would meet it."
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["question", "code"], name="an_option_has_its_code"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return said(self)
