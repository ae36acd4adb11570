"""What people type as an amount of yuan."""

import re
import unicodedata
from decimal import Decimal

from ground.money.fen import to_fen

DEAREST_FEN = 100_000_000  # a million yuan
_AMOUNT = re.compile(r"(\d{1,40}|\d{1,3}(,\d{3}){1,4})(\.\d{1,2})?", re.ASCII)
_FOLDED = str.maketrans({"。": ".", "¥": "", "元": "", " ": ""})


class NotAnAmount(ValueError):
    """Not yuan with at most two places."""


class TooDear(NotAnAmount):
    """More than anyone asks here: DEAREST_FEN at most."""


def parse_yuan(text: str) -> int:
    """Fen of what was typed: 268, 268.5, ¥1,280.00, ２６８元, 12。5.

    Raises NotAnAmount, TooDear.
    """
    plain = folded(text)
    if not _AMOUNT.fullmatch(plain):
        raise NotAnAmount(text)
    fen = to_fen(Decimal(plain.replace(",", "")))
    if fen > DEAREST_FEN:
        raise TooDear(text)
    return fen


def folded(text: str) -> str:
    """Full-width digits and signs become plain ones."""
    return unicodedata.normalize("NFKC", text).strip().translate(_FOLDED)
