"""The lines of Oscar's basket as an offer sees them."""

from typing import Any

from oscar.apps.offer.results import ZERO_DISCOUNT, BasketDiscount

from ground.money.fen import to_fen, to_yuan
from shop.offers.sums import taken_off


def fitting(offer: Any, basket: Any, *, free_alone: bool = True) -> list[tuple[Any, int]]:
    """Lines that may be bought, that it fits, and that no other offer has; with their price."""
    found = []
    for line in basket.all_lines():
        if not offer.terms.fits(line.product):
            continue
        if free_alone and line.discounts.available(offer) < line.quantity:
            continue
        if line.purchase_info.availability.is_purchase_permitted(line.quantity)[0]:
            found.append((line, to_fen(line.line_price_incl_tax)))
    return found


def is_enough(offer: Any, basket: Any) -> bool:
    prices = [price for _line, price in fitting(offer, basket)]
    return sum(prices) >= max(1, offer.terms.from_fen)


def worth_fen(offer: Any, basket: Any) -> int:
    """What it would take off, were it alone; nothing, if it asks for more or has less left."""
    prices = [price for _line, price in fitting(offer, basket, free_alone=False)]
    if sum(prices) < max(1, offer.terms.from_fen):
        return 0
    return _within_budget(offer.terms, _taken(offer.terms, prices))


def apply_terms(offer: Any, basket: Any) -> Any:
    rows = fitting(offer, basket)
    amounts = _taken(offer.terms, [price for _line, price in rows])
    whole = _within_budget(offer.terms, amounts)
    if not whole:
        return ZERO_DISCOUNT
    for (line, _price), fen in zip(rows, amounts, strict=True):
        if fen:
            line.discount(to_yuan(fen), line.quantity, incl_tax=True, offer=offer)
    return BasketDiscount(to_yuan(whole))


def _taken(terms: Any, prices: list[int]) -> list[int]:
    return taken_off(prices, percent=terms.percent, amount_fen=terms.amount_fen)


def _within_budget(terms: Any, amounts: list[int]) -> int:
    whole = sum(amounts)
    return whole if terms.left_fen is None or whole <= terms.left_fen else 0
