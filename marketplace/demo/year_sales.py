"""One invented order, step by step, by the services of the product."""

import random
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from oscar.apps.address.models import Country
from oscar.apps.basket.models import Basket

from catalog.models import Product
from ground.money.fen import to_fen
from sellers.ledger.models import Account
from sellers.ledger.reports import purposes_between
from sellers.ledger.services import Posting, post
from sellers.partner.strategy import Selector
from sellers.stockroom.services import hold, put_back, send_out
from shop.basket.queries import load_lines
from shop.fulfilment.parcels import send
from shop.fulfilment.services import accept, complete, decline, mark_delivered
from shop.order.models import Order, SellerOrder, ShippingAddress
from shop.order.queries import pieces_of
from shop.order.services import Buyer, Delivery, place_order
from shop.payments.gateway import Session
from shop.payments.models import PaymentAttempt, Refund
from shop.payments.refunds import Back, GoodsBack, refund_lines, settle_refund
from shop.payments.settling import settle
from shop.payments.sums import goods_of

_FEE = 60  # of ten thousand: what an invented provider keeps
Purpose = Account.Purpose


@dataclass(frozen=True)
class Trade:
    works: list[Product]
    serial: int
    language: str


def place(trade: Trade) -> Order:
    """By a guest whose phone can be nobody's; the pieces were made for it, none of today's."""
    put_back({work.pk: 1 for work in trade.works})
    basket = Basket.objects.create()
    basket.strategy = Selector().strategy()
    for work in trade.works:
        basket.add_product(work, 1)
    shops = {work.shop_id: work.shop for work in trade.works}
    buyer = Buyer(phone=f"+861540009{trade.serial % 10000:04}", language=trade.language)
    order = place_order(
        basket=load_lines(basket),
        buyer=buyer,
        address=_address(trade.serial),
        deliveries=[Delivery(shop, postage_fen=shop.postage_fen) for shop in shops.values()],
    )
    Order.objects.filter(pk=order.pk).update(date_placed=timezone.now())
    return order


def pay(order: Order, mark: str, serial: int) -> None:
    """As the provider's word would settle it; then its fee."""
    amount = to_fen(order.total_incl_tax)
    attempt = PaymentAttempt.objects.create(order=order, amount_fen=amount)
    said = Session(
        id=f"{mark}{serial}",
        url="",
        is_open=False,
        is_paid=True,
        intent=f"pi_demo_year_{serial}",
        amount_fen=amount,
        currency="CNY",
        attempt_key=str(attempt.key),
    )
    assert settle(said) == "paid"  # noqa: S101 -- or the invented market is broken
    fee = amount * _FEE // 10000
    sides = [Posting(Purpose.GATEWAY_FEE, fee), Posting(Purpose.CLEARING, -fee)]
    key = f"fee:txn_demo_year_{serial}"
    post(key=key, kind="fee", reference=order.number, postings=sides)


def to_bank(since: datetime, until: datetime) -> None:
    """What the provider holds of these days, refunds and fees taken off, goes to the bank."""
    before, after = purposes_between(since, until).get(Purpose.CLEARING, (0, 0))
    if (held := after - before) > 0:
        number = f"txn_demo_year_bank_{until:%Y%m}"
        sides = [Posting(Purpose.BANK, held), Posting(Purpose.CLEARING, -held)]
        post(key=f"bank:{number}", kind="bank", reference=number, postings=sides)


def accept_part(part: SellerOrder) -> None:
    accept(seller_order=part, by=None)


def refuse(part: SellerOrder) -> None:
    """The piece went to somebody at her door; all of the money goes back, and has arrived."""
    decline(seller_order=part, by=None, reason="sold_elsewhere")
    pieces = pieces_of(SellerOrder.objects.filter(pk=part.pk))
    hold(pieces)
    send_out(pieces)
    _arrived(Refund.objects.get(seller_order=part))


def send_part(part: SellerOrder) -> None:
    send(seller_order=part, by=None, carrier="sf", tracking_number=f"SF15400{part.pk:08}")


def receive(part: SellerOrder) -> None:
    mark_delivered(seller_order=part, proof="buyer")


def end(part: SellerOrder) -> None:
    complete(seller_order=part)


def give_back(part: SellerOrder, chance: random.Random) -> None:
    """A part of the price; the piece stays with its buyer."""
    line = part.lines.order_by("pk")[0]
    _refund(part, GoodsBack(line.pk, 0, line.price_fen * chance.randint(10, 40) // 100))


def give_piece_back(part: SellerOrder, chance: random.Random) -> None:
    line = part.lines.order_by("pk")[0]
    goods = goods_of(left_fen=line.left_fen, pieces_left=line.pieces_left, pieces=1)
    _refund(part, GoodsBack(line.pk, 1, goods))


def _refund(part: SellerOrder, goods: GoodsBack) -> None:
    key = f"demo-year-{part.pk}"
    _arrived(refund_lines(back=Back(seller_order=part, key=key, reason="return", lines=[goods])))


def _arrived(refund: Refund) -> None:
    settle_refund(key=refund.try_key, state="succeeded")


def _address(serial: int) -> ShippingAddress:
    country = Country.objects.get_or_create(
        iso_3166_1_a2="CN", defaults={"printable_name": "中国", "is_shipping_country": True}
    )[0]
    return ShippingAddress(
        country=country, first_name=f"演示买家 {serial}", line1="演示路 1 号",
        phone_number="+8615400090000",
    )  # fmt: skip
