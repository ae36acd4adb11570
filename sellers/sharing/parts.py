"""How one share falls into parts. Pure arithmetic."""

from dataclasses import dataclass

from ground.money.fen import split

WHOLE = 1000  # an agreement speaks in thousandths


@dataclass(frozen=True)
class Rates:
    """Of a share, in 1/1000; what is left of the whole stays with the cooperative."""

    maker: int = 0
    welfare: int = 0
    material: int = 0

    @property
    def kept(self) -> int:
        return WHOLE - self.maker - self.welfare - self.material


@dataclass(frozen=True)
class Parts:
    maker_fen: int
    welfare_fen: int
    material_fen: int
    kept_fen: int


def parts_of(share_fen: int, rates: Rates, *, maker_has_hers: bool = False) -> Parts:
    """To the fen; a loss is the cooperative's alone.

    `maker_has_hers`: she was paid by piece, or nobody is named: her part stays with it.
    """
    if share_fen <= 0:
        return Parts(0, 0, 0, share_fen)
    weights = [rates.maker, rates.welfare, rates.material, rates.kept]
    maker, welfare, material, kept = split(share_fen, weights)
    if maker_has_hers:
        return Parts(0, welfare, material, kept + maker)
    return Parts(maker, welfare, material, kept)


def paid_by_piece(pieces: int, *, by_share: int, by_piece: int) -> int:
    """How many of these were paid one by one, where so many of either kind are left to sell.

    What was not is sold first, so that a piece that was lost never costs a member her share.
    """
    after = pieces - min(pieces, max(0, by_share))
    return min(after, max(0, by_piece))
