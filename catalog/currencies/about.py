"""About how much that is in other money: two or three figures, never a price."""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from catalog.currencies.models import SIGNS, Currency, Rate
from ground.money.fen import to_yuan

_FIGURES = (2, 3)  # below a hundred, and from there on


class About(NamedTuple):
    """What a page says: about US$ 38, by the rate of a day."""

    name: str
    amount: str
    rate: Rate


def about(fen: int, rate: Rate) -> About:
    sign = SIGNS[rate.currency]
    return About(
        name=str(Currency(rate.currency).label),
        amount=f"{sign}\u00a0{_written(rounded(foreign(fen, rate)))}",
        rate=rate,
    )


def foreign(fen: int, rate: Rate) -> Decimal:
    """Exactly what the rate makes of it."""
    return to_yuan(fen) * rate.units / rate.yuan


def rounded(amount: Decimal) -> Decimal:
    """To as many figures as "about" can carry; no finer than a hundredth."""
    if not amount:
        return Decimal(0)
    figures = _FIGURES[amount >= 100]
    place = max(amount.adjusted() - figures + 1, -2)
    return amount.quantize(Decimal(1).scaleb(place), ROUND_HALF_UP)


def _written(amount: Decimal) -> str:
    """1,260 and 38 and 8.4, without a tail of noughts."""
    whole = amount == amount.to_integral_value()
    return f"{int(amount):,}" if whole else f"{amount.normalize():f}"
