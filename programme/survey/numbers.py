"""The number on a printed form, with a last sign that tells when one was typed wrong."""

import re
import unicodedata

from programme.survey.models import PaperForm, Round

_TYPED = re.compile(r"(\d{1,6})-?(\d{5})-?(\d)", re.ASCII)


def form_number(form: PaperForm) -> str:
    """Such as 12-00034-7: round, serial, check."""
    return f"{form.round_id}-{form.serial:05d}-{_check(form.round_id, form.serial)}"


def _check(survey: int, serial: int) -> int:
    """Weighed by place, so that two digits in the wrong order are found too."""
    digits = f"{survey}{serial:05d}"
    return sum(int(digit) * (3, 7, 1)[at % 3] for at, digit in enumerate(reversed(digits))) % 10


def form_of(survey: Round, typed: str) -> PaperForm | None:
    """None: no number of this round's forms, or mistyped."""
    text = unicodedata.normalize("NFKC", typed).replace("—", "-").replace(" ", "")
    found = _TYPED.fullmatch(text)
    if not found or int(found[1]) != survey.pk:
        return None
    serial = int(found[2])
    if int(found[3]) != _check(survey.pk, serial):
        return None
    return PaperForm.objects.filter(round=survey, serial=serial).first()
