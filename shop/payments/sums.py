"""How much of a line goes back: pure arithmetic, cumulative, exact to the fen."""

from collections.abc import Sequence

from ground.money.fen import split


def goods_of(*, left_fen: int, pieces_left: int, pieces: int) -> int:
    """The price of so many pieces of those left; the last piece takes all that is left."""
    return left_fen - left_fen * (pieces_left - pieces) // pieces_left


def share_until(*, part_fen: int, given_fen: int, whole_fen: int) -> int:
    """Of a part (commission, postage) what has gone back once `given` of the whole has.

    Counted from the beginning each time, so that a thousand single fen sum to the whole.
    """
    return part_fen * given_fen // whole_fen if whole_fen else 0


def split_within(amount_fen: int, lefts: Sequence[int]) -> list[int]:
    """An amount over those who have so much left each, nobody above it; more is not given."""
    whole = sum(lefts)
    if not whole or amount_fen <= 0:
        return [0] * len(lefts)
    return list(lefts) if amount_fen >= whole else split(amount_fen, lefts)
