"""The signed link by which a buyer follows an order without an account."""

from urllib.parse import urlencode

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.translation import override

from shop.order.models import Order

_signer = Signer(salt="shop.order.link")


def order_key(number: str) -> str:
    return _signer.signature(number)


def is_key_of(number: str, key: str) -> bool:
    try:
        _signer.unsign(f"{number}{_signer.sep}{key}")
    except BadSignature:
        return False
    return True


def order_url(order: Order) -> str:
    """Absolute, in the order's language; whoever has it sees the order."""
    with override(order.language):
        path = reverse("order", args=[order.number])
    return f"{settings.SITE_URL}{path}?{urlencode({'key': order_key(order.number)})}"
