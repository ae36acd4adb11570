"""What she types as an amount, and what a work would have to bring. Pure arithmetic."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ground.money.fen import part_of
from ground.money.typed import DEAREST_FEN, NotAnAmount, TooDear, folded, parse_yuan

__all__ = ["DEAREST_FEN", "FairPrice", "NotAnAmount", "TooDear", "parse_hours", "parse_yuan"]
_HOURS = re.compile(r"\d{1,4}(\.\d{1,2})?", re.ASCII)


def parse_hours(text: str) -> Decimal:
    """Hours, also halves and quarters. Raises NotAnAmount."""
    plain = folded(text).removesuffix("小时")
    if not _HOURS.fullmatch(plain):
        raise NotAnAmount(text)
    return Decimal(plain)


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
