"""Stars of a work, as they stand on its row; `shop.reviews` writes them with each review."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from catalog.models import Product


class ToldReview(NamedTuple):
    """As its page shows it: `author` is the name that the buyer chose to show."""

    author: str
    stars: int
    said: str
    day: date


class Rating(NamedTuple):
    """What buyers gave a work, from one star to five."""

    average: Decimal  # one place
    number: int
    reviews: Sequence[ToldReview] = ()


def rating_of(work: Product) -> Rating | None:
    """Average and number of the reviews on show; None: nobody has said anything. Asks no query."""
    if not work.review_count or work.rating is None:
        return None
    average = Decimal(str(work.rating)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Rating(average, work.review_count)
