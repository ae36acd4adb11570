"""A paid part of an order, as a shop first sees it."""

from shop.order.links import order_key
from shop.payments.services import start_payment
from tests.shop.baskets import an_order


def a_paid_part(till, works=None, **fields):
    """The first part of an order that the webhook said is paid."""
    order = an_order(works, **fields)
    start_payment(order=order)
    till.pay(till.sessions()[-1]["id"])
    till.deliver()
    return order.seller_orders.order_by("pk").first()


def key_of(part) -> str:
    return order_key(part.order.number)
