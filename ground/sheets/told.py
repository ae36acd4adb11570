"""What is told of a row when it is checked, kept for readers of every language."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, gettext, override


class Told(str):
    """Reads as it was first said; `in_each` has it in each language."""

    in_each: Mapping[str, str]

    def __mod__(self, values: Any, /) -> "Told":
        return spoken(lambda: said(self) % {name: said(value) for name, value in values.items()})

    def cut(self, most: int) -> "Told":
        return spoken(lambda: said(self)[:most])


def told(message: str) -> Told:
    return spoken(lambda: gettext(message))


def spoken(say: Callable[[], object]) -> Told:
    """Said once in each language."""
    in_each = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            in_each[language] = str(say())
    text = Told(_read(in_each))
    text.in_each = in_each
    return text


def told_of(value: object) -> Told:
    """Of a lazy translation."""
    return spoken(lambda: said(value))


def said(value: Any) -> Any:
    """In the language of the moment."""
    return _read(value.in_each) if isinstance(value, Told) else value


def listed(values: Iterable[object]) -> Told:
    """One after the other, with the comma of each language."""
    some = list(values)
    return spoken(lambda: gettext("、").join(str(said(value)) for value in some))


def cut(text: str, most: int) -> str:
    return text.cut(most) if isinstance(text, Told) else text[:most]


def _read(in_each: Mapping[str, str]) -> str:
    return in_each.get(get_language() or "", in_each[settings.LANGUAGE_CODE])


def _kept(value: Any) -> Any:
    if isinstance(value, list):
        return [_kept(part) for part in value]
    return dict(value.in_each) if isinstance(value, Told) else value


def _found(value: Any) -> Any:
    if isinstance(value, list):
        return [_found(part) for part in value]
    return _read(value) if isinstance(value, dict) else value


class ToldField(models.JSONField):
    """A list of texts, or of pairs of them; loaded in the reader's language."""

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(_kept(value))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return _found(super().from_db_value(value, expression, connection))


class ToldText(models.CharField):
    """One text; loaded in the reader's language."""

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, Told):
            return json.dumps(value.in_each, ensure_ascii=False)
        return super().get_prep_value(value)

    def from_db_value(self, value: Any, _expression: Any, _connection: Any) -> Any:
        mark = f'{{"{settings.LANGUAGES[0][0]}": "'
        is_kept = isinstance(value, str) and value.startswith(mark)
        return _read(json.loads(value)) if is_kept else value
