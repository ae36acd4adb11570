import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.search.meanings import key_of
from catalog.search.stopping import OCCASION, STOP
from catalog.search.words import HAN, LATIN

_LONGEST_NAME = 3  # English words


class Word(models.Model):
    """A word that works use, as it is written: what a misspelt one may have meant."""

    class Weight(models.IntegerChoices):
        STORY = 1
        TITLE = 2

    text = models.CharField(max_length=40, unique=True)
    spelt = models.CharField(max_length=120, blank=True, help_text="Pinyin, of a Chinese word.")
    weight = models.PositiveSmallIntegerField(choices=Weight, default=Weight.STORY)

    def __str__(self) -> str:
        return self.text


class SynonymGroup(models.Model):
    """Names of one thing: whoever asks for any of them finds them all."""

    names_zh = models.CharField(
        gettext_lazy("中文叫法"),
        max_length=200,
        blank=True,
        help_text=gettext_lazy("用空格或逗号隔开，例如：香包 香囊 荷包"),
    )
    names_en = models.CharField(
        gettext_lazy("英文叫法"),
        max_length=200,
        blank=True,
        help_text=gettext_lazy("用逗号隔开，例如：sachet, scented pouch"),
    )

    class Meta:
        verbose_name = gettext_lazy("同义词")
        verbose_name_plural = gettext_lazy("同义词")
        ordering = ["names_zh", "names_en", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(names_zh="", names_en=""), name="synonyms_have_a_name"
            )
        ]

    def __str__(self) -> str:
        return " · ".join(part for part in (self.names_zh, self.names_en) if part)

    @property
    def chinese(self) -> list[str]:
        return re.findall(r"[^\s,，、;；]+", self.names_zh)

    @property
    def english(self) -> list[str]:
        return [name.strip() for name in re.split(r"[,，、;；]", self.names_en) if name.strip()]

    @property
    def names(self) -> list[str]:
        return [*self.chinese, *self.english]

    def clean(self) -> None:
        wrong = {
            "names_zh": _wrong(self.chinese, _is_chinese),
            "names_en": _wrong(self.english, _is_english),
        }
        if any(wrong.values()):
            raise ValidationError({field: text for field, text in wrong.items() if text})
        keys = [key_of(name) for name in self.names]
        if len(set(keys)) < 2:
            raise ValidationError(_("至少写两个不同的叫法。"))
        for other in SynonymGroup.objects.exclude(pk=self.pk):
            if shared := [name for name in other.names if key_of(name) in keys]:
                words = {"name": shared[0], "group": str(other)}
                raise ValidationError(_("“%(name)s”已经在“%(group)s”里了。") % words)


def _wrong(names: list[str], is_right: object) -> str:
    for name in names:
        if not is_right(name):  # type: ignore[operator]
            return _("“%(name)s”不能作同义词。") % {"name": name}
    return ""


def _is_chinese(name: str) -> bool:
    return 2 <= len(name) <= 8 and HAN.fullmatch(name) is not None and name not in _EMPTY


def _is_english(name: str) -> bool:
    words = LATIN.findall(name.lower())
    is_plain = re.fullmatch(r"[A-Za-z0-9'’ -]{2,40}", name) is not None
    return is_plain and 1 <= len(words) <= _LONGEST_NAME and not set(words) <= _EMPTY


_EMPTY = STOP | OCCASION
