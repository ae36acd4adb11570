"""Integer fen in our columns, Oscar's two-place Decimal in its own; the only converter between."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal


class FractionOfFen(ValueError):
    """An amount finer than a fen cannot be owed to anybody."""


def to_fen(yuan: Decimal) -> int:
    fen = yuan * 100
    if fen != fen.to_integral_value():
        raise FractionOfFen(yuan)
    return int(fen)


def to_yuan(fen: int) -> Decimal:
    return Decimal(fen).scaleb(-2)


def part_of(fen: int, rate: Decimal) -> int:
    """A rate's part of an amount, half a fen rounded up."""
    return int((fen * rate).quantize(Decimal(1), ROUND_HALF_UP))


def split(total_fen: int, weights: Sequence[int]) -> list[int]:
    """Divide fen by weight with the largest remainder; the parts sum to the whole."""
    shares, rests = zip(
        *(divmod(total_fen * weight, sum(weights)) for weight in weights), strict=True
    )
    lucky = sorted(range(len(weights)), key=lambda i: -rests[i])[: total_fen - sum(shares)]
    return [share + (i in lucky) for i, share in enumerate(shares)]
