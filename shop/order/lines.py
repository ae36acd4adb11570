"""From the lines of a basket to the rows of an order, in bulk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from oscar.apps.order.models import LinePrice

from ground.money.fen import to_fen
from sellers.partner.models import Outlet, Partner
from shop.commission.queries import TariffNow
from shop.commission.tariff import Fee
from shop.offers.frozen import taken_from
from shop.order.models import Line, Order, Pickup, SellerOrder
from shop.order.utils import OrderCreator

POST, PICKUP = SellerOrder.Delivery.POST, SellerOrder.Delivery.PICKUP


@dataclass(frozen=True)
class Part:
    """What of a basket comes from one shop, and how it reaches the buyer."""

    shop: Partner
    lines: list[Any]
    outlet: Outlet | None
    postage_fen: int
    gift_words: str
    promised_on: date
    tariff: TariffNow

    @cached_property
    def goods_fen(self) -> int:
        return sum(price_fen(line) for line in self.lines)

    @cached_property
    def campaign_fen(self) -> int:
        return sum(taken_from(line).campaign_fen for line in self.lines)

    @cached_property
    def commission_fen(self) -> int:
        return sum(self.fees[line.pk].of(worth_fen(line)) for line in self.lines)

    @cached_property
    def fees(self) -> dict[int, Fee]:
        """What the marketplace keeps of each line, by the basket line's number."""
        return {line.pk: self.tariff.fee_of(line) for line in self.lines}


def price_fen(basket_line: Any) -> int:
    """What the buyer pays for the line, discounts taken off."""
    return to_fen(basket_line.line_price_incl_tax_incl_discounts)


def worth_fen(basket_line: Any) -> int:
    """What it brings the shop before commission: a campaign pays for its buyer."""
    return price_fen(basket_line) + taken_from(basket_line).campaign_fen


def write_parts(
    order: Order, parts: Iterable[Part], *, no_return_at: datetime | None = None
) -> None:
    """`no_return_at`: when the buyer confirmed that what is made for her is not taken back."""
    seller_orders = SellerOrder.objects.bulk_create(_seller_order(order, part) for part in parts)
    by_shop = {seller_order.shop_id: seller_order for seller_order in seller_orders}
    Pickup.objects.bulk_create(
        Pickup(seller_order=by_shop[part.shop.pk], outlet=part.outlet, **part.outlet.words())
        for part in parts
        if part.outlet
    )
    basket_lines = sorted((line for part in parts for line in part.lines), key=lambda it: it.pk)
    fees = {line: fee for part in parts for line, fee in part.fees.items()}
    rows = (_line(order, by_shop, line, fees[line.pk]) for line in basket_lines)
    lines = Line.objects.bulk_create(_freeze_return(row, no_return_at) for row in rows)
    pairs = list(zip(lines, basket_lines, strict=True))
    LinePrice.objects.bulk_create(price for pair in pairs for price in _prices(*pair))
    for line, basket_line in pairs:
        _write_extras(order, line, basket_line)


def _seller_order(order: Order, part: Part) -> SellerOrder:
    return SellerOrder(
        order=order,
        shop=part.shop,
        delivery=PICKUP if part.outlet else POST,
        goods_fen=part.goods_fen,
        campaign_fen=part.campaign_fen,
        postage_fen=part.postage_fen,
        gift_words=part.gift_words,
        commission_fen=part.commission_fen,
        promised_on=part.promised_on,
    )


def _line(order: Order, by_shop: Mapping[int, SellerOrder], basket_line: Any, fee: Fee) -> Line:
    work, shop = basket_line.product, basket_line.product.shop
    return Line(
        order=order,
        seller_order=by_shop[shop.pk],
        partner=shop,
        partner_name=shop.name,
        partner_sku=basket_line.stockrecord.partner_sku,
        stockrecord=basket_line.stockrecord,
        product=work,
        title=work.title,
        title_en=work.title_en,
        upc=work.upc,
        quantity=basket_line.quantity,
        num_allocated=basket_line.quantity,
        price_fen=price_fen(basket_line),
        commission_fen=fee.of(worth_fen(basket_line)),
        commission_rate=fee.rate,
        commission_rule=fee.rule,
        **taken_from(basket_line).columns(),
        **_money(basket_line),
    )


def _freeze_return(line: Line, no_return_at: datetime | None) -> Line:
    """Who was not asked, or did not confirm, may return it whatever it is."""
    if not line.product.is_returnable and no_return_at:
        line.is_returnable, line.no_return_at = False, no_return_at
    return line


def _money(basket_line: Any) -> dict[str, Any]:
    return {
        "line_price_excl_tax": basket_line.line_price_excl_tax_incl_discounts,
        "line_price_incl_tax": basket_line.line_price_incl_tax_incl_discounts,
        "line_price_before_discounts_excl_tax": basket_line.line_price_excl_tax,
        "line_price_before_discounts_incl_tax": basket_line.line_price_incl_tax,
        "unit_price_incl_tax": basket_line.unit_price_incl_tax,
        "unit_price_excl_tax": basket_line.unit_price_excl_tax,
        "tax_code": basket_line.tax_code,
    }


def _prices(line: Line, basket_line: Any) -> Iterable[LinePrice]:
    for incl_tax, excl_tax, quantity in basket_line.get_price_breakdown():
        yield LinePrice(
            order_id=line.order_id,
            line=line,
            quantity=quantity,
            price_incl_tax=incl_tax,
            price_excl_tax=excl_tax,
            tax_code=basket_line.tax_code,
        )


def _write_extras(order: Order, line: Line, basket_line: Any) -> None:
    """Oscar's own rows of options and of discounts; a plain line has neither."""
    creator = OrderCreator()
    creator.create_line_attributes(order, line, basket_line)
    if basket_line.has_discount:
        creator.create_line_discount_models(order, line, basket_line)
