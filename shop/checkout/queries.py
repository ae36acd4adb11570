"""What the parcels cost, shop by shop, before the buyer commits."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from oscar.apps.address.models import UserAddress

from ground.accounts.models import User
from sellers.partner.models import AbroadRate
from sellers.partner.postage import abroad_fen
from shop.basket.queries import ShopRows
from shop.checkout.countries import CHINA, places
from shop.order.models import SellerOrder
from shop.order.services import Delivery

POST, PICKUP = SellerOrder.Delivery.POST, SellerOrder.Delivery.PICKUP


@dataclass(frozen=True)
class Quote:
    """One shop's part of the bill."""

    part: ShopRows
    kind: SellerOrder.Delivery
    postage_fen: int | None  # None: the country is not chosen yet, or the shop does not send there
    is_refused: bool = False

    @property
    def is_pickup(self) -> bool:
        return self.kind == PICKUP


@dataclass(frozen=True)
class Bill:
    """What the buyer is shown and then held to."""

    quotes: list[Quote]

    @property
    def goods_fen(self) -> int:
        return sum(quote.part.goods_fen for quote in self.quotes)

    @cached_property
    def postage_fen(self) -> int | None:
        parts = [quote.postage_fen for quote in self.quotes]
        return None if None in parts else sum(part for part in parts if part)

    @property
    def total_fen(self) -> int | None:
        return None if self.postage_fen is None else self.goods_fen + self.postage_fen

    @property
    def refused(self) -> list[Quote]:
        return [quote for quote in self.quotes if quote.is_refused]

    def deliveries(self) -> list[Delivery]:
        return [
            Delivery(quote.part.shop, quote.kind, quote.postage_fen or 0) for quote in self.quotes
        ]

    def facts(self) -> dict[str, Any]:
        """All that the buyer agrees to, comparable with what she was shown before."""
        rows = [row for quote in self.quotes for row in quote.part.rows]
        return {
            "lines": {row.line.line_reference: [row.line.quantity, row.price_fen] for row in rows},
            "postage": {str(quote.part.shop.pk): quote.postage_fen for quote in self.quotes},
        }


def bill_for(shops: list[ShopRows], kinds: Mapping[int, str], country: str) -> Bill:
    """`country` is empty while the buyer abroad has not said where."""
    rates = _rates(shops, country)
    return Bill([_quote(part, kinds[part.shop.pk], country, rates) for part in shops])


def _rates(shops: list[ShopRows], country: str) -> dict[int, AbroadRate]:
    if country in {"", CHINA}:
        return {}
    rates = AbroadRate.objects.filter(
        shop__in=[part.shop for part in shops], zone=places()[country].zone
    )
    return {rate.shop_id: rate for rate in rates}


def _quote(part: ShopRows, kind: str, country: str, rates: Mapping[int, AbroadRate]) -> Quote:
    if kind == PICKUP:
        return Quote(part, PICKUP, 0)
    if country == CHINA:
        return Quote(part, POST, part.inland_fen)
    rate = rates.get(part.shop.pk)
    if rate is None:
        return Quote(part, POST, None, is_refused=bool(country))
    postage = abroad_fen(part.weight_g, first_fen=rate.first_fen, further_fen=rate.further_fen)
    return Quote(part, POST, postage)


def addresses_of(user: User) -> QuerySet[UserAddress]:
    """Her own choice first, then the most used."""
    return (
        UserAddress.objects.filter(user_id=user.pk)
        .select_related("country")
        .order_by("-is_default_for_shipping", "-num_orders_as_shipping_address", "-pk")
    )
