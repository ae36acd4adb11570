"""Stars and number of a work, as its card shows them: ours to write, catalog's to show."""

from django.db.models import Avg, Count

from catalog.models import Product
from ground.pagecache.services import refresh_public_pages
from shop.reviews.models import Review


def project_rating(work_id: int | None) -> None:
    """Within the transaction of the change. The work's row is held, so that of two reviews at
    once the second counts the first.
    """
    refresh_public_pages()
    if work_id is None:
        return
    Product.objects.select_for_update().order_by().get(pk=work_id)
    shown = Review.objects.filter(work=work_id, state=Review.State.SHOWN).order_by()
    sums = shown.aggregate(rating=Avg("stars"), review_count=Count("pk"))
    Product.objects.filter(pk=work_id).update(**sums)
