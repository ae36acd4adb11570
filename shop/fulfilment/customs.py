"""What customs want to know of a parcel: contents, hint of a heading, weight, value, origin."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.borders import Caution, hs_of, warnings_for
from sellers.partner.postage import packed_g
from shop.order.models import Line, SellerOrder

_HOME = "CN"


@dataclass(frozen=True)
class Declared:
    """Some pieces of a line, as they stand on the sheet."""

    line: Line
    pieces: int

    @property
    def heading(self) -> str:
        return hs_of(self.line.product)

    @property
    def weight_g(self) -> int:
        return self.line.product.weight_g * self.pieces if self.line.product else 0

    @property
    def value_fen(self) -> int:
        """What the buyer paid for these pieces."""
        return self.line.price_fen * self.pieces // self.line.quantity


@dataclass(frozen=True)
class Sheet:
    rows: list[Declared]

    @property
    def value_fen(self) -> int:
        return sum(row.value_fen for row in self.rows)

    @property
    def gross_g(self) -> int:
        """With packing, about; 0: one of the weights is not known."""
        grams = [row.weight_g for row in self.rows]
        return packed_g(sum(grams)) if all(grams) else 0


def sheet_of(contents: Iterable[tuple[Line, int]]) -> Sheet:
    return Sheet([Declared(line, pieces) for line, pieces in contents])


def goes_abroad(part: SellerOrder) -> bool:
    address = part.order.shipping_address
    return bool(address) and not part.is_pickup and address.country_id != _HOME


def warnings_of(part: SellerOrder) -> list[Caution]:
    works = [line.product for line in part.lines.all() if line.product]
    return warnings_for(works, part.order.shipping_address.country_id)
