"""Columns where only some words can stand, by any of their names in either language."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils.functional import lazy
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from ground.crafts.models import Craft
from ground.sheets.cells import Choice

_YES = ("是", "有", "对", "能", "yes", "y", "true", "1", "√")
_NO = ("否", "不是", "没有", "无", "不", "no", "n", "false", "0", "×")
_name_of: Any = lazy(lambda craft: craft.name, str)


def word(text: object) -> str:
    return unicodedata.normalize("NFKC", str(text)).casefold()


def labelled(kinds: type[TextChoices], also: Mapping[str, str] | None = None) -> Choice:
    words: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            words |= {word(kind.label): kind.value for kind in kinds}
    codes = {kind.value: kind.value for kind in kinds}
    return Choice(words | codes | dict(also or {}), {kind.value: kind.label for kind in kinds})


def crafts() -> Choice:
    words: dict[str, str] = {}
    rows = list(Craft.objects.all())
    for craft in rows:
        words |= {word(name): craft.code for name in (craft.code, craft.name_zh, craft.name_en)}
    return Choice(words, {craft.code: _name_of(craft) for craft in rows})


def yes_or_no() -> Choice:
    words: dict[str, bool] = {word(each): True for each in _YES} | {
        word(each): False for each in _NO
    }
    return Choice(words, {True: _("是"), False: _("否")})


def told_yes(is_so: bool) -> str:
    """As it goes out, and comes in again."""
    return gettext("是") if is_so else gettext("否")
