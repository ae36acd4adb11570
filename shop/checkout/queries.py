"""What the parcels cost, shop by shop, before the buyer commits."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from oscar.apps.address.models import UserAddress

from catalog.borders import Caution, warnings_for
from ground.accounts.models import User
from sellers.partner.abroad import Rates, rates_of
from sellers.partner.models import Outlet
from shop.basket.queries import Row, ShopRows
from shop.checkout.countries import CHINA, places
from shop.order.services import Delivery


@dataclass(frozen=True)
class Quote:
    """One shop's part of the bill."""

    part: ShopRows
    outlet: Outlet | None  # None: it is sent
    postage_fen: int | None  # None: the country is not chosen yet, or the shop does not send there
    refusal: str = ""  # shop, stays, weight, heavy: why it cannot be sent there
    days: tuple[int, int] | None = None  # on the way, where the market's table says so
    country: str = ""  # abroad, where it is sent to

    def warnings(self) -> list[Caution]:
        """What may stop these works at the border there."""
        works = [row.work for row in self.part.rows]
        return warnings_for(works, self.country) if self.country else []

    @property
    def is_refused(self) -> bool:
        return bool(self.refusal)

    @property
    def is_pickup(self) -> bool:
        return self.outlet is not None


@dataclass(frozen=True)
class Bill:
    """What the buyer is shown and then held to."""

    quotes: list[Quote]

    @property
    def goods_fen(self) -> int:
        return sum(quote.part.goods_fen for quote in self.quotes)

    @property
    def full_fen(self) -> int:
        """The works without any offer."""
        return sum(quote.part.full_fen for quote in self.quotes)

    @property
    def off_fen(self) -> int:
        return self.full_fen - self.goods_fen

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

    def deliveries(self, gifts: Mapping[int, str]) -> list[Delivery]:
        """`gifts`: by shop, what is to stand on the card of a gift."""
        return [
            Delivery(each.part.shop, each.outlet, each.postage_fen or 0, gifts[each.part.shop.pk])
            for each in self.quotes
        ]

    def facts(self) -> dict[str, Any]:
        """All that the buyer agrees to, comparable with what she was shown before."""
        rows = [row for quote in self.quotes for row in quote.part.rows]
        return {
            "lines": {row.line.line_reference: _facts_of(row) for row in rows},
            "postage": {str(quote.part.shop.pk): quote.postage_fen for quote in self.quotes},
        }


def _facts_of(row: Row) -> list[int]:
    """How many, for how much, and by which offer; 0: by none."""
    offer = row.taken.offer
    return [row.line.quantity, row.price_fen, offer.pk if offer else 0]


def bill_for(shops: list[ShopRows], ways: Mapping[int, Outlet | None], country: str) -> Bill:
    """`ways`: by shop, where its works are fetched, if they are; `country` is empty while the
    buyer abroad has not said where.
    """
    rates = {} if country in {"", CHINA} else rates_of(part.shop for part in shops)
    return Bill([_quote(part, ways[part.shop.pk], country, rates) for part in shops])


def _quote(
    part: ShopRows, outlet: Outlet | None, country: str, rates: Mapping[int, Rates]
) -> Quote:
    if outlet:
        return Quote(part, outlet, 0)
    if country == CHINA:
        return Quote(part, None, part.inland_fen)
    if not country:
        return Quote(part, None, None)
    rate = rates[part.shop.pk].get(places()[country].zone)
    refusal = part.stays(sends=rate is not None)
    if rate is None or refusal:
        return Quote(part, None, None, refusal)
    return Quote(part, None, rate.of(part.weight_g), days=rate.days, country=country)


def addresses_of(user: User) -> QuerySet[UserAddress]:
    """Her own choice first, then the most used."""
    return (
        UserAddress.objects.filter(user_id=user.pk)
        .select_related("country")
        .order_by("-is_default_for_shipping", "-num_orders_as_shipping_address", "-pk")
    )
