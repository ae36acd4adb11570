"""All that the house keeps about one person, floor by floor, in plain words for a file."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Prefetch, Q, QuerySet
from oscar.apps.address.models import UserAddress
from oscar.apps.basket.models import Basket
from wagtail.models import ModelLogEntry

from catalog.models import Product
from ground.accounts.models import User
from ground.messages.models import Message
from marketplace.account.membership import membership_parts
from marketplace.account.private import private_parts
from marketplace.account.programme import programme_parts
from marketplace.account.trade import trade_parts
from marketplace.account.trust import trust_parts
from sellers.partner.queries import shops_of
from shop.order.addresses import lines_of
from shop.order.models import Line, Order, SellerOrder

_ENDED = (SellerOrder.Status.COMPLETED, SellerOrder.Status.CANCELLED)
_ALIVE = (Order.Status.AWAITING_PAYMENT, Order.Status.PAID)


def open_parts() -> QuerySet[SellerOrder]:
    """Somebody still waits: for payment, a parcel, or the end of the days to return it."""
    return SellerOrder.objects.filter(order__status__in=_ALIVE).exclude(status__in=_ENDED)


def everything_about(user: User) -> dict[str, Any]:
    return {
        "account": _account(user),
        "addresses": [_address(row) for row in UserAddress.objects.filter(user_id=user.pk)],
        "orders": [_order(order) for order in _orders(user)],
        "basket": _basket(user),
        "messages": list(_messages(user)),
        "shops": list(shops_of(user).values("name", "name_en", "slug", "is_open")),
        "maker": _maker(user),
        "works": list(
            Product.objects.filter(maker__user=user)
            .order_by("pk")
            .values("title", "price_fen", "story_zh", "is_public", "listed_at", "listing__state")
        ),
        **private_parts(user),
        **trade_parts(user),
        **trust_parts(user),
        **membership_parts(user),
        **programme_parts(user),
        "actions": list(
            ModelLogEntry.objects.filter(user_id=user.pk)
            .order_by("timestamp")
            .values("action", "label", "timestamp")
        ),
    }


def _account(user: User) -> dict[str, Any]:
    mails = EmailAddress.objects.filter(user=user).order_by("pk")
    return {
        "phone": user.phone,
        "name": user.name,
        "email": user.email,
        "email_addresses": list(mails.values("email", "verified")),
        "language": user.language,
        "easy_read": user.easy_read,
        "joined": user.date_joined,
        "last_signed_in": user.last_login,
    }


def _orders(user: User) -> QuerySet[Order]:
    lines = Line.objects.select_related("partner").prefetch_related("attributes")
    orders = Order.objects.filter(user=user).select_related("shipping_address__country")
    return orders.order_by("pk").prefetch_related(
        Prefetch("lines", lines),
        Prefetch("seller_orders", SellerOrder.objects.select_related("shop").order_by("pk")),
        "seller_orders__parcels",
    )


def _order(order: Order) -> dict[str, Any]:
    return {
        "number": order.number,
        "placed": order.date_placed,
        "status": order.status,
        "currency": order.currency,
        "total": order.total_incl_tax,
        "language": order.language,
        "address": _address(order.shipping_address) if order.shipping_address else None,
        "works": [
            {
                "title": line.title,
                "pieces": line.quantity,
                "price": line.line_price_incl_tax,
                "wish": line.wish,
            }
            for line in order.lines.all()
        ],
        "parts": [_part(part) for part in order.seller_orders.all()],
    }


def _part(part: SellerOrder) -> dict[str, Any]:
    return {
        "shop": part.shop.name,
        "status": part.status,
        "gift_words": part.gift_words,
        "parcels": [
            {
                "carrier": parcel.carrier,
                "tracking_number": parcel.tracking_number,
                "sent": parcel.sent_at,
            }
            for parcel in part.parcels.all()
            if parcel.sent_at
        ],
        "sent": part.sent_at,
        "delivered": part.delivered_at,
    }


def _address(address: Any) -> dict[str, Any]:
    return {
        "name": address.first_name,
        "phone": str(address.phone_number),
        "lines": lines_of(address),
        "country": address.country_id,
    }


def _basket(user: User) -> list[dict[str, Any]]:
    open_baskets = Basket.objects.filter(owner=user, status__in=Basket.editable_statuses)
    return list(open_baskets.values("lines__product__title", "lines__quantity", "date_created"))


def _messages(user: User) -> Any:
    is_hers = Q(recipient=user.phone)
    if user.email:
        is_hers |= Q(recipient=user.email)
    return (
        Message.objects.filter(is_hers)
        .order_by("pk")
        .values("channel", "recipient", "kind", "subject", "body", "state", "created_at", "sent_at")
    )


def _maker(user: User) -> dict[str, Any] | None:
    artisan = getattr(user, "artisan", None)
    names = ("name_zh", "name_en", "place_zh", "place_en", "story_zh", "story_en", "is_public")
    return artisan and {name: getattr(artisan, name) for name in names}
