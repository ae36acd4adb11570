"""Many paid orders of one shop at once: copies of one that really was placed and paid."""

from shop.order.models import Line, Order, SellerOrder


def copies(part, number, **changes):
    """So many more parts like this one, each of an order of its own."""
    order, lines = part.order, list(part.lines.all())
    numbers = [f"C{part.pk}-{each}" for each in range(number)]
    orders = Order.objects.bulk_create(_copy(order, number=each) for each in numbers)
    parts = SellerOrder.objects.bulk_create(_copy(part, order=each, **changes) for each in orders)
    Line.objects.bulk_create(
        _copy(line, order=each.order, seller_order=each) for each in parts for line in lines
    )
    return parts


def _copy(row, **changes):
    names = [field.attname for field in row._meta.concrete_fields if not field.primary_key]
    copy = type(row)(**{name: getattr(row, name) for name in names})
    for name, value in changes.items():
        setattr(copy, name, value)
    return copy
