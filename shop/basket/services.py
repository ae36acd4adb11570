"""What a buyer does with a basket. Quantities are cut to what there is, never refused for it."""

from typing import Any

from django.db import transaction

from shop.basket.errors import NothingLeft
from shop.basket.wishes import options_of


@transaction.atomic
def put_in(*, basket: Any, work: Any, pieces: int, wish: str = "") -> int:
    """Add pieces of a work, as many as there are; return how many are in now.

    Raises NothingLeft.
    """
    availability = basket.strategy.fetch_for_product(work).availability
    if not availability.is_available_to_buy:
        raise NothingLeft(work.pk)
    had = sum(line.quantity for line in basket.all_lines() if line.product_id == work.pk)
    more = min(pieces, availability.num_available - had)
    if more > 0:
        basket.add_product(work, more, options_of(wish))
    return had + max(0, more)


@transaction.atomic
def set_pieces(*, line: Any, pieces: int) -> int:
    """Have so many pieces, at today's price, as many as there are; none takes the line out."""
    availability = line.purchase_info.availability
    most = availability.num_available if availability.is_available_to_buy else line.quantity
    line.quantity = min(pieces, most)
    if not line.quantity:
        line.delete()
        return 0
    price = line.purchase_info.price
    line.price_excl_tax, line.price_incl_tax = price.excl_tax, price.incl_tax
    line.save()
    return line.quantity


@transaction.atomic
def take_out(*, basket: Any, line_pk: int) -> Any:
    """Remove a line; return it as it was, or None if it is not (any more) in this basket."""
    line = next((line for line in basket.all_lines() if line.pk == line_pk), None)
    if line is not None:
        basket.lines.filter(pk=line_pk).delete()
    return line
