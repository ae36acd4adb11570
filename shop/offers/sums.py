"""What an offer takes off, in fen: pure arithmetic; the parts are the whole."""

from collections.abc import Sequence

from ground.money.fen import split

MOST_PERCENT = 90  # a tenth of the price is always paid: nobody works for nothing by a slip


def taken_off(
    prices: Sequence[int], *, percent: int | None = None, amount_fen: int | None = None
) -> list[int]:
    """Of each line. A percentage is rounded down line by line; an amount is divided by price."""
    if percent is not None:
        return [price * percent // 100 for price in prices]
    most = sum(prices) * MOST_PERCENT // 100
    amount = min(amount_fen or 0, most)
    return split(amount, prices) if amount > 0 else [0] * len(prices)


def worst_percent(*, percent: int | None, amount_fen: int | None, from_fen: int) -> int:
    """The deepest that a work's price can go down by an offer, in whole per cent."""
    if percent is not None:
        return percent
    if not from_fen:
        return MOST_PERCENT
    return min(MOST_PERCENT, -(-100 * (amount_fen or 0) // from_fen))
