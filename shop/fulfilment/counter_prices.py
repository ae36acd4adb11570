"""What a work costs else, beside what is asked for it over the counter."""

from dataclasses import dataclass

from catalog.floors import Floors
from catalog.models import Product
from sellers.cooperatives.models import Cooperative


@dataclass(frozen=True)
class Lower:
    """Less than it costs else: may be right, and is looked at before."""

    usual_fen: int
    maker: object = None  # whose word is asked; None: the cooperative's own work
    is_free: bool = True  # she lets the cooperative set her price
    floor_fen: int = 0  # and not below this

    @property
    def is_below_floor(self) -> bool:
        return self.is_free and self.floor_fen > 0


def lower_than_usual(cooperative: Cooperative, work: Product, fen: int) -> Lower | None:
    """None: as much as else, or more."""
    if fen >= work.price_fen:
        return None
    floors = Floors(cooperative.pk, [work])
    is_free = floors.is_free(work)
    floor = floors.of(work) if is_free else 0
    return Lower(
        usual_fen=work.price_fen,
        maker=work.maker,
        is_free=is_free,
        floor_fen=floor if fen < floor else 0,
    )
