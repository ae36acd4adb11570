"""What is said of a work, for pages that floors below show; decision 0035."""

from django import template

from shop.order.models import Line, SellerOrder
from shop.reviews.queries import latest_reviews, reviewable

register = template.Library()
Lines = list[tuple[Line, bool]]


@register.filter
def of_part(lines: dict[int, Lines], part: SellerOrder) -> Lines:
    return lines.get(part.pk, [])


register.filter(reviewable)
register.filter(latest_reviews)
