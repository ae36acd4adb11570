"""What she types as an amount, and what a work would have to bring. Pure arithmetic."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from ground.money.fen import part_of, to_fen

DEAREST_FEN = 100_000_000  # a million yuan
_AMOUNT = re.compile(r"(\d{1,40}|\d{1,3}(,\d{3}){1,4})(\.\d{1,2})?", re.ASCII)
_HOURS = re.compile(r"\d{1,4}(\.\d{1,2})?", re.ASCII)
_FOLDED = str.maketrans({"。": ".", "¥": "", "元": "", " ": ""})


class NotAnAmount(ValueError):
    """Not yuan with at most two places."""


class TooDear(NotAnAmount):
    """More than anyone asks here: DEAREST_FEN at most."""


def parse_yuan(text: str) -> int:
    """Fen of what was typed: 268, 268.5, ¥1,280.00, ２６８元, 12。5.

    Raises NotAnAmount, TooDear.
    """
    folded = _folded(text)
    if not _AMOUNT.fullmatch(folded):
        raise NotAnAmount(text)
    fen = to_fen(Decimal(folded.replace(",", "")))
    if fen > DEAREST_FEN:
        raise TooDear(text)
    return fen


def parse_hours(text: str) -> Decimal:
    """Hours, also halves and quarters. Raises NotAnAmount."""
    folded = _folded(text).removesuffix("小时")
    if not _HOURS.fullmatch(folded):
        raise NotAnAmount(text)
    return Decimal(folded)


def _folded(text: str) -> str:
    """Full-width digits and signs become plain ones."""
    return unicodedata.normalize("NFKC", text).strip().translate(_FOLDED)


@dataclass(frozen=True)
class FairPrice:
    """Material and hours at a fair wage: advice beside what she typed, never instead of it."""

    material_fen: int
    hours: Decimal
    wage_fen: int

    @property
    def work_fen(self) -> int:
        return part_of(self.wage_fen, self.hours)

    @property
    def total_fen(self) -> int:
        return self.material_fen + self.work_fen

    def short_by(self, price_fen: int) -> int:
        """How much less than fair a price is; negative: more."""
        return self.total_fen - price_fen
