"""What a shop asks for a parcel: arithmetic only, in fen and grams."""

_STEP_G = 500
HEAVIEST_G = 20_000  # a parcel; the post of many countries takes no more
_BOX_G = 100


def inland_fen(goods_fen: int, *, flat_fen: int, free_from_fen: int | None) -> int:
    """One flat price a parcel, free from an amount of goods on."""
    is_free = free_from_fen is not None and goods_fen >= free_from_fen
    return 0 if is_free else flat_fen


def packed_g(works_g: int) -> int:
    """What the scales show: the works, a box of 100 g, and a tenth for what fills it."""
    return works_g + _BOX_G + -(-works_g // 10)


def abroad_fen(weight_g: int, *, first_fen: int, further_fen: int) -> int:
    """Of works so heavy: the first 500 g, packed, have a price, and each further 500 g begun."""
    further_steps = max(0, -(-packed_g(weight_g) // _STEP_G) - 1)
    return first_fen + further_steps * further_fen
