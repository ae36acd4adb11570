from collections import Counter

from django import template

from shop.order.models import Line, SellerOrder, ShippingAddress

register = template.Library()


@register.filter
def not_sent(part: SellerOrder) -> list[tuple[Line, int]]:
    """Each line with the pieces of it that have not left yet; reads what is prefetched."""
    sent: Counter[int] = Counter()
    for parcel in part.parcels.all():
        if parcel.sent_at:
            sent.update({row.line_id: row.pieces for row in parcel.lines.all()})
    left = ((line, line.quantity - sent[line.pk]) for line in part.lines.all())
    return [(line, pieces) for line, pieces in left if pieces > 0]


@register.filter
def phone_of(address: ShippingAddress) -> str:
    """As one dials it where the parcel goes: without +86 within China."""
    phone = str(address.phone_number or "")
    return phone.removeprefix("+86") if address.country_id == "CN" else phone
