"""Oscar loads this module by its name."""

import secrets
from typing import Any

from oscar.apps.order.utils import OrderCreator as CoreOrderCreator
from oscar.apps.order.utils import OrderDispatcher
from oscar.apps.order.utils import OrderNumberGenerator as CoreOrderNumberGenerator

__all__ = ["OrderCreator", "OrderDispatcher", "OrderNumberGenerator"]

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none is taken for another when read aloud


class OrderNumberGenerator(CoreOrderNumberGenerator):
    def order_number(self, basket: object = None) -> str:
        """Eleven random letters: nobody guesses another's order, no retry meets its own."""
        return "Q" + "".join(secrets.choice(_LETTERS) for _ in range(11))


class OrderCreator(CoreOrderCreator):
    """Oscar's, less its row by row writing: `services.place_order` writes lines in bulk and
    holds stock by the stockroom, which Oscar would oversell."""

    def create_line_models(
        self, order: Any, basket_line: Any, extra_line_fields: Any = None
    ) -> None:
        """Written by `shop.order.lines` once the order has its seller orders."""

    def record_discount(self, discount: Any) -> None:
        """Counted by `shop.offers.uses`, within the offer's limits."""

    def record_voucher_usage(self, order: Any, voucher: Any, user: Any) -> None:
        """Counted there too."""

    def update_stock_records(self, line: Any) -> None:
        """Held by `sellers.stockroom`."""
