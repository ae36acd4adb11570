"""A review outlives its writer's account, without her name."""

from django.db import transaction

from ground.accounts.models import User
from ground.pagecache.services import refresh_public_pages
from shop.reviews.models import PastWords, Review


@transaction.atomic
def forget_signatures(*, of: User) -> None:
    hers = Review.objects.filter(line__order__user=of)
    PastWords.objects.filter(review__in=hers).update(signature="")
    if hers.update(signature=""):
        refresh_public_pages()
