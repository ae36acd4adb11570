"""Oscar loads this module by its name: what a work costs and whether it can be bought.

It asks nothing of the database for a work that comes with its shop, stock and stock record.
"""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest
from oscar.apps.partner.availability import Base as Availability
from oscar.apps.partner.prices import Base as Price
from oscar.apps.partner.prices import TaxInclusiveFixedPrice
from oscar.apps.partner.prices import Unavailable as NoPrice
from oscar.apps.partner.strategy import PurchaseInfo, Structured, UseFirstStockRecord

from ground.money.fen import to_yuan
from sellers.partner.availability import MadeWhenOrdered, OnTheShelf, Unavailable


class OneShopOneWork(UseFirstStockRecord, Structured):
    """A work is listed in one shop, at one price that includes every tax."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        """Oscar's looks who asks; a public page must not, or it opens the visitor's session."""
        self.request = request
        self.user = None

    def fetch_for_line(self, line: Any, stockrecord: Any = None) -> PurchaseInfo:
        return self.fetch_for_product(line.product, stockrecord)

    def pricing_policy(self, product: Any, stockrecord: Any) -> Price:
        if not stockrecord or not product.price_fen:
            return NoPrice()
        return TaxInclusiveFixedPrice("CNY", excl_tax=to_yuan(product.price_fen), tax=Decimal("0"))

    def availability_policy(self, product: Any, stockrecord: Any) -> Availability:
        if not stockrecord or not _is_listed(product):
            return Unavailable()
        try:
            pieces = product.stock.available
        except ObjectDoesNotExist:
            return Unavailable()
        return MadeWhenOrdered() if pieces is None else OnTheShelf(pieces)


def _is_listed(work: Any) -> bool:
    return bool(work.is_public and work.price_fen and work.shop and work.shop.is_open)


class Selector:
    def strategy(
        self, request: HttpRequest | None = None, user: object = None, **kwargs: object
    ) -> OneShopOneWork:
        return OneShopOneWork(request)
