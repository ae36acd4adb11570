"""What a shop asks for a parcel: arithmetic only, in fen and grams."""

_STEP_G = 500


def inland_fen(goods_fen: int, *, flat_fen: int, free_from_fen: int | None) -> int:
    """One flat price a parcel, free from an amount of goods on."""
    is_free = free_from_fen is not None and goods_fen >= free_from_fen
    return 0 if is_free else flat_fen


def abroad_fen(weight_g: int, *, first_fen: int, further_fen: int) -> int:
    """The first 500 g have a price, and so has each further 500 g begun."""
    further_steps = max(0, -(-weight_g // _STEP_G) - 1)
    return first_fen + further_steps * further_fen
