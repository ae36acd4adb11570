from typing import Any

from django.db import transaction
from django.db.models import F
from oscar.apps.address.models import UserAddress

from ground.accounts.models import User
from shop.basket.queries import ShopRows


@transaction.atomic
def keep_address(*, user: User, fields: dict[str, Any]) -> UserAddress:
    """Write an address a parcel goes to into her address book; the same one stands there once."""
    address_hash = UserAddress(**fields).generate_hash()
    address, _is_new = UserAddress.objects.get_or_create(
        user=user, hash=address_hash, defaults=fields
    )
    UserAddress.objects.filter(pk=address.pk).update(
        phone_number=fields["phone_number"],
        num_orders_as_shipping_address=F("num_orders_as_shipping_address") + 1,
    )
    return address


@transaction.atomic
def take_out_shop(*, basket: Any, part: ShopRows) -> None:
    basket.lines.filter(pk__in=[row.line.pk for row in part.rows]).delete()
