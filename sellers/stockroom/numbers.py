"""So many pieces of each of several works, typed on one page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from sellers.stockroom.fields import Pieces
from sellers.stockroom.pages import number

_NAME = "n-"


@dataclass(frozen=True)
class Row:
    """A work on the page, what was typed beside it, and what is wrong with that."""

    work: Any
    typed: str
    told: str = ""
    most: int | None = None

    @property
    def name(self) -> str:
        return f"{_NAME}{self.work.pk}"


def typed_numbers(data: Mapping[str, Any]) -> dict[int, str]:
    """By work; where nothing was typed, nothing is."""
    found = {}
    for name, said in data.items():
        work = number(name.removeprefix(_NAME)) if name.startswith(_NAME) else 0
        if work and str(said).strip():
            found[work] = str(said).strip()[:12]
    return found


def read_number(typed: str, *, most: int | None = None) -> int:
    """Raises ValidationError, in words."""
    pieces = Pieces(label="", least=0).clean(typed)
    if most is not None and pieces > most:
        raise forms.ValidationError(_("只有 %(most)s 件") % {"most": most})
    return int(pieces)


def judged(work: Any, typed: str, most: int | None = None) -> tuple[Row, int | None]:
    """The row for the page, and the number; none: it is wrong."""
    try:
        return Row(work, typed, most=most), read_number(typed, most=most)
    except forms.ValidationError as refusal:
        return Row(work, typed, refusal.messages[0], most), None
