"""Baskets and orders for tests, as dull as the cast."""

from django.utils import timezone
from oscar.apps.address.models import Country
from oscar.apps.basket.models import Basket

from sellers.partner.strategy import Selector
from sellers.stockroom.models import Stock
from shop.basket.queries import load_lines
from shop.order.models import Order, ShippingAddress
from shop.order.services import Buyer, Delivery, place_order
from tests.cast import a_work

HERE = {"Sec-Fetch-Site": "same-origin"}


def with_strategy(basket):
    basket.strategy = Selector().strategy()
    return basket


def a_basket(pieces_by_work=None, owner=None) -> Basket:
    """An open basket as a request has it: strategy given, lines loaded."""
    basket = with_strategy(Basket.objects.create(owner=owner))
    for work, pieces in ({a_work(): 1} if pieces_by_work is None else pieces_by_work).items():
        basket.add_product(work, pieces)
    return load_lines(basket)


def again(basket) -> Basket:
    """The same basket, as another request reads it."""
    return load_lines(with_strategy(Basket.objects.get(pk=basket.pk)))


def add(client, work, prefix="", **fields):
    """As the button on the page of the work does; `prefix`: of the language."""
    return client.post(f"{prefix}/basket/add/", {"work": work.pk, **fields}, headers=HERE)


def china() -> Country:
    return Country.objects.get_or_create(
        iso_3166_1_a2="CN", defaults={"printable_name": "中国", "is_shipping_country": True}
    )[0]


def an_address(**fields) -> ShippingAddress:
    """Not saved yet."""
    fields = {
        "first_name": "王冰",
        "line1": "人民路 1 号",
        "phone_number": "+8613900000001",
    } | fields
    return ShippingAddress(country=china(), **fields)


def an_order(pieces_by_work=None, buyer=None, postage_fen=0):
    works = {a_work(): 1} if pieces_by_work is None else pieces_by_work
    return place_order(
        basket=a_basket(works),
        buyer=buyer or Buyer(phone="+8613900000001", no_return_at=timezone.now()),
        address=an_address(),
        deliveries=[Delivery(work.shop, postage_fen=postage_fen) for work in works],
    )


def paid(order) -> bool:
    order.refresh_from_db()
    return order.status == Order.Status.PAID


def held(work) -> int:
    return Stock.objects.get(work=work).held
