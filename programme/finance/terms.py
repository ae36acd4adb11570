"""Terms of loans: the nation's from a table of ours, local ones noted by officers."""

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from programme.finance.errors import NotNow
from programme.finance.models import LoanTerms
from sellers.organs.models import Officer

TABLE = Path(__file__).parent / "data" / "loan_terms.csv"
_NUMBERS = ("subsidised_fen", "months", "youngest", "oldest")
_WORDS = ("who_zh", "who_en", "subsidy", "subsidy_poor")


@transaction.atomic
def load_terms() -> int:
    """As often as one likes; what is there already stays as it is. How many were new."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [_row(each) for each in csv.DictReader(file)]
    return sum(LoanTerms.objects.get_or_create(region=None, **names, defaults=facts)[1]
               for names, facts in rows)  # fmt: skip


def _row(cells: dict[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    names = {
        "kind": cells["kind"],
        "from_on": _day(cells["from_on"]),
        "source": cells["source"],
    }
    facts: dict[str, Any] = {name: int(cells[name]) if cells[name] else None for name in _NUMBERS}
    facts |= {name: cells[name] for name in _WORDS}
    facts |= {
        "until_on": _day(cells["until_on"]),
        "ceiling_fen": int(cells["ceiling_fen"]),
        "is_sure": cells["is_sure"] == "yes",
    }
    return names, facts


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def is_rule(text: str) -> bool:
    """Parts of one by year, such as 1,2/3,1/3: none above one, at most ten."""
    try:
        parts = [Fraction(part) for part in text.split(",")]
    except (ValueError, ZeroDivisionError):
        return False
    return len(parts) <= 10 and all(0 <= part <= 1 for part in parts)


@transaction.atomic
def note_terms(*, officer: Officer, facts: dict[str, Any]) -> LoanTerms:
    """Local ones, of her organ's region and for the people of its own unit. Raises NotNow: they
    stand.
    """
    there = {"region": officer.organ.region, "special": officer.organ.special}
    try:
        with transaction.atomic():
            terms = LoanTerms.objects.create(**there, **facts)
    except IntegrityError as twice:
        raise NotNow from twice
    log(instance=terms, action="loan.terms", user=officer.user)
    return terms
