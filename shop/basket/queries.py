"""What is in a basket, with all that a page or an order needs, in a fixed number of queries."""

from typing import Any

from django.db.models import Prefetch

from catalog.models import WorkPicture


def load_lines(basket: Any) -> Any:
    """Give a basket its lines with works, shops, stock and first pictures.

    Oscar keeps the lines it has read in `_lines`; its own reading asks again for each line.
    """
    if basket.pk is None:
        return basket
    first_pictures = WorkPicture.objects.filter(position=0).select_related("picture")
    basket._lines = (
        basket.lines.select_related("stockrecord", "product__shop", "product__stock")
        .prefetch_related(
            "attributes__option",
            Prefetch("product__work_pictures", first_pictures, to_attr="first_pictures"),
        )
        .order_by("pk")
    )
    len(basket._lines)  # now, so that Oscar's count() does not ask again and again
    return basket
