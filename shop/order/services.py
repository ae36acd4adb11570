"""An order from the moment it is placed; every change of its status is made here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from oscar.apps.basket.models import Basket
from oscar.apps.order.models import OrderStatusChange
from oscar.apps.shipping.methods import Base as ShippingMethod
from oscar.core.prices import Price
from wagtail.log_actions import log

from ground.accounts.models import User
from ground.money.fen import to_yuan
from sellers.partner.models import Outlet, Partner
from sellers.partner.queries import keep_open
from sellers.stockroom.errors import OutOfStock
from sellers.stockroom.promises import pieces_ahead, promised_on, wait_in_line
from sellers.stockroom.services import hold, release
from shop.commission.queries import TariffNow, tariff_now
from shop.offers.errors import OfferGone
from shop.offers.frozen import off_by_offer
from shop.offers.uses import give_back_uses, use_again, use_offers
from shop.order.deadlines import answer_until
from shop.order.errors import AlreadyPlaced, DeliveryMissing, EmptyBasket
from shop.order.letters import tell_cancelled, tell_cancelled_unpaid, tell_paid
from shop.order.lines import Part, write_parts
from shop.order.models import Order, SellerOrder, ShippingAddress
from shop.order.queries import pieces_of
from shop.order.utils import OrderCreator, OrderNumberGenerator


@dataclass(frozen=True)
class Buyer:
    """Who orders: signed in, or a guest with a phone (E.164) or an e-mail address."""

    user: User | None = None
    phone: str = ""
    email: str = ""
    language: str = "zh-hans"
    no_return_at: datetime | None = None  # when she confirmed that 定作 is not taken back


@dataclass(frozen=True)
class Delivery:
    """How one shop's works reach the buyer, and what it asks for that."""

    shop: Partner
    outlet: Outlet | None = None  # where the buyer fetches them; None: they are sent
    postage_fen: int = 0
    gift_words: str = ""  # on the card that goes along


class ByShop(ShippingMethod):
    """Each shop sends its own part; what it asks for that stands on its seller order."""

    code = "by-shop"
    name = "by shop"


@transaction.atomic
def place_order(
    *, basket: Any, buyer: Buyer, address: ShippingAddress | None, deliveries: Iterable[Delivery]
) -> Order:
    """Make the basket an order that awaits payment, its stock held until `expires_at`.

    The basket carries its strategy, and its lines their works and shops. Raises
    EmptyBasket, AlreadyPlaced, DeliveryMissing, OutOfStock, OfferGone, OutletClosed.
    """
    _submit(basket)
    parts = _parts(basket, deliveries)
    hold(_pieces(basket))
    if address is not None:
        address.save()
    order = _write_order(basket, buyer, address, parts)
    use_offers(order_id=order.pk, off_fen=off_by_offer(basket.all_lines()))
    write_parts(order, parts, no_return_at=buyer.no_return_at)
    return order


def _submit(basket: Any) -> None:
    """Take the basket out of every other hand: of two who submit it, one finds it open."""
    is_mine = Basket.objects.filter(pk=basket.pk, status=Basket.OPEN).update(
        status=Basket.SUBMITTED, date_submitted=timezone.now()
    )
    if not is_mine:
        order = Order.objects.filter(basket_id=basket.pk).first()
        raise AlreadyPlaced(order) if order else EmptyBasket
    if basket.is_empty:
        raise EmptyBasket


def _parts(basket: Any, deliveries: Iterable[Delivery]) -> list[Part]:
    by_shop = {delivery.shop.pk: delivery for delivery in deliveries}
    lines: dict[int, list[Any]] = {}
    for line in basket.all_lines():
        lines.setdefault(line.product.shop_id, []).append(line)
    if missing := lines.keys() - by_shop.keys():
        raise DeliveryMissing(min(missing))
    keep_open(each.outlet for each in by_shop.values())
    shops = [by_shop[shop].shop for shop in lines]
    wait_in_line(shops)
    ahead, tariff = pieces_ahead(shops), tariff_now()
    return [
        _part(by_shop[shop], of_shop, ahead.get(shop, 0), tariff) for shop, of_shop in lines.items()
    ]


def _part(delivery: Delivery, lines: list[Any], ahead: int, tariff: TariffNow) -> Part:
    """What the buyer is promised is frozen with the order; her own pieces are not held yet."""
    wanted = [(line.product, line.quantity) for line in lines]
    promise = promised_on(delivery.shop, wanted, ahead)
    way = (delivery.outlet, delivery.postage_fen, delivery.gift_words)
    return Part(delivery.shop, lines, *way, promised_on=promise, tariff=tariff)


def _pieces(basket: Any) -> dict[int, int]:
    """Pieces by work; a work that has left the market meanwhile is out of stock."""
    pieces: dict[int, int] = {}
    for line in basket.all_lines():
        if not line.purchase_info.availability.is_available_to_buy:
            raise OutOfStock(line.product_id)
        pieces[line.product_id] = pieces.get(line.product_id, 0) + line.quantity
    return pieces


def _write_order(
    basket: Any, buyer: Buyer, address: ShippingAddress | None, parts: list[Part]
) -> Order:
    postage = sum(part.postage_fen for part in parts)
    total = postage + sum(part.goods_fen for part in parts)
    return OrderCreator().place_order(
        basket=basket,
        total=_price(total),
        shipping_method=ByShop(),
        shipping_charge=_price(postage),
        user=buyer.user,
        shipping_address=address,
        order_number=OrderNumberGenerator().order_number(basket),
        status=Order.Status.AWAITING_PAYMENT,
        language=buyer.language,
        guest_email="" if buyer.user else buyer.email,
        guest_phone="" if buyer.user else buyer.phone,
        expires_at=timezone.now() + timedelta(minutes=settings.PAYMENT_MINUTES),
    )


def _price(fen: int) -> Price:
    """Prices here include whatever tax there is; none is shown apart."""
    return Price("CNY", excl_tax=to_yuan(fen), incl_tax=to_yuan(fen))


@transaction.atomic
def mark_paid(*, order: Order) -> bool:
    """The money is there: the shops get to work. False: it was not awaited (any more)."""
    now = timezone.now()
    if not _move(order, Order.Status.AWAITING_PAYMENT, Order.Status.PAID, paid_at=now):
        return False
    awaiting, new = SellerOrder.Status.AWAITING_PAYMENT, SellerOrder.Status.NEW
    for part in order.seller_orders.filter(status=awaiting).select_related("shop"):
        SellerOrder.objects.filter(pk=part.pk, status=awaiting).update(
            status=new, respond_by=answer_until(part.shop, now)
        )
    tell_paid(order, order.seller_orders.select_related("shop"))
    return True


@transaction.atomic
def expire_order(*, order: Order) -> bool:
    """Not paid in time: the works go back on the shelf. False: it was paid, or expired before."""
    if not _move(order, Order.Status.AWAITING_PAYMENT, Order.Status.EXPIRED):
        return False
    release(pieces_of(order.seller_orders.all()))
    give_back_uses(order_id=order.pk)
    return True


@transaction.atomic
def cancel_unpaid(*, order: Order, by: User | None = None) -> bool:
    """Its buyer changed her mind before paying. False: it was paid, or is over already.

    Only after nobody can pay it any more (`shop/payments/services.py`).
    """
    if not _move(order, Order.Status.AWAITING_PAYMENT, Order.Status.CANCELLED):
        return False
    release(pieces_of(order.seller_orders.all()))
    give_back_uses(order_id=order.pk)
    log(instance=order, action="order.cancel", user=by)
    tell_cancelled_unpaid(order)
    return True


@transaction.atomic
def rehold(*, order: Order) -> None:
    """Money came after the order expired: await it again, if every piece is still there.

    And every use of an offer. Raises OutOfStock, OfferGone, and then the order stays expired.
    """
    until = timezone.now() + timedelta(minutes=settings.PAYMENT_MINUTES)
    awaits, expired = Order.Status.AWAITING_PAYMENT, Order.Status.EXPIRED
    was = order.expires_at
    if not _move(order, expired, awaits, expires_at=until):
        return
    try:
        hold(pieces_of(order.seller_orders.all()))
        use_again(order_id=order.pk)
    except (OutOfStock, OfferGone):
        order.status, order.expires_at = expired, was
        raise


@transaction.atomic
def cancel_seller_order(*, seller_order: SellerOrder, reason: str, by: User | None = None) -> bool:
    """Call off a shop's part before any of it is sent, and release its stock.

    Money is not moved here. False: it was sent or cancelled before. The last part to be
    cancelled cancels the order.
    """
    Status = SellerOrder.Status
    changes = {"cancelled_at": timezone.now(), "cancel_reason": reason}
    is_mine = SellerOrder.objects.filter(
        pk=seller_order.pk, status__in=[Status.NEW, Status.ACCEPTED], first_sent_at=None
    ).update(status=Status.CANCELLED, **changes)
    if not is_mine:
        return False
    seller_order.refresh_from_db()
    release(pieces_of(SellerOrder.objects.filter(pk=seller_order.pk)))
    log(instance=seller_order, action="seller_order.cancel", user=by, data={"reason": reason})
    tell_cancelled(seller_order)
    _cancel_if_nothing_is_left(seller_order.order)
    return True


def _cancel_if_nothing_is_left(order: Order) -> None:
    if not order.seller_orders.exclude(status=SellerOrder.Status.CANCELLED).exists():
        _move(order, Order.Status.PAID, Order.Status.CANCELLED)


def _move(order: Order, old: str, new: str, **changes: object) -> bool:
    """Change the status if it still is the old one, and write down that it did."""
    if not Order.objects.filter(pk=order.pk, status=old).update(status=new, **changes):
        return False
    for name, value in {"status": new, **changes}.items():
        setattr(order, name, value)
    OrderStatusChange.objects.create(order=order, old_status=old, new_status=new)
    return True
