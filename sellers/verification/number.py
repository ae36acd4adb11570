"""The number on a disability certificate 残疾人证: what it says and whether it can be one.

An 18-digit identity number (GB 11643-1999), a digit for the category, one for the grade, and
from the first reissue on a B with a digit: 20 to 22 characters. Sex and age are in it and are
never asked for.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from sellers.verification.errors import NotANumber

_FORM = re.compile(r"(\d{17}[\dX])([1-7])([1-4])(?:B([1-9]))?")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"  # ISO 7064 MOD 11-2
OLDEST = 120  # years
LENGTH = 20  # without the sign of a reissue
CATEGORIES = {
    1: _("视力"),
    2: _("听力"),
    3: _("言语"),
    4: _("肢体"),
    5: _("智力"),
    6: _("精神"),
    7: _("多重"),
}
GRADES = {1: _("一级"), 2: _("二级"), 3: _("三级"), 4: _("四级")}
NEEDS_GUARDIAN = {5, 6}


@dataclass(frozen=True)
class Certificate:
    identity: str
    born: date
    is_female: bool
    category: int
    grade: int
    reissue: int

    @property
    def number(self) -> str:
        tail = f"B{self.reissue}" if self.reissue else ""
        return f"{self.identity}{self.category}{self.grade}{tail}"

    @property
    def grading(self) -> tuple[int, int]:
        """Category and grade: what takes four eyes to change."""
        return self.category, self.grade

    @property
    def region_code(self) -> str:
        """Where the identity number was first issued: six digits, perhaps of a former county."""
        return self.identity[:6]

    def age(self, today: date) -> int:
        is_before = (today.month, today.day) < (self.born.month, self.born.day)
        return today.year - self.born.year - is_before


def read_number(typed: str, today: date) -> Certificate:
    """Full-width digits, a small x, spaces and dashes are forgiven. Raises NotANumber."""
    text = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", typed)).upper()
    match = _FORM.fullmatch(text)
    if not (match and text.isascii()) or _check_digit(match[1]) != match[1][17]:
        raise NotANumber(len(text))
    return Certificate(
        identity=match[1],
        born=_born(match[1], today),
        is_female=int(match[1][16]) % 2 == 0,
        category=int(match[2]),
        grade=int(match[3]),
        reissue=int(match[4] or 0),
    )


def _check_digit(identity: str) -> str:
    pairs = zip(identity, _WEIGHTS, strict=False)
    return _CHECKS[sum(int(digit) * weight for digit, weight in pairs) % 11]


def _born(identity: str, today: date) -> date:
    try:
        born = date.fromisoformat(f"{identity[6:10]}-{identity[10:12]}-{identity[12:14]}")
    except ValueError as impossible:
        raise NotANumber(LENGTH) from impossible
    if not today.year - OLDEST <= born.year or born > today:
        raise NotANumber(LENGTH)
    return born
