"""Which orders may travel together: of one shop, to one buyer at one address."""

from collections.abc import Sequence

from shop.order.models import SellerOrder

_ADDRESS = (
    "first_name", "phone_number", "country", "division",
    "line1", "line2", "line3", "line4", "state", "postcode",
)  # fmt: skip
# As `values_list` reads them. A guest is known by the phone that she left.
DOOR = (
    "order__user", "order__guest_phone", "order__guest_email",
    *(f"order__shipping_address__{name}" for name in _ADDRESS),
)  # fmt: skip


def are_to_one_door(parts: Sequence[SellerOrder]) -> bool:
    rows = SellerOrder.objects.filter(pk__in=[part.pk for part in parts])
    rows = rows.filter(delivery=SellerOrder.Delivery.POST)
    found = rows.order_by().values_list("shop", *DOOR)
    return len(found) == len(parts) > 0 and len(set(found)) == 1
