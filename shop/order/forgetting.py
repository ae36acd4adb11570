"""Words on the card of a gift have served once it has come and its days to return it are over."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from ground.accounts.models import User
from shop.order.models import SellerOrder

KEPT = timedelta(days=90)
_OVER = (SellerOrder.Status.COMPLETED, SellerOrder.Status.CANCELLED)


@transaction.atomic
def forget_gift_words(*, now: datetime) -> int:
    """Of parts that ended so long ago, and of orders that nobody ever paid."""
    before = now - KEPT
    is_old = Q(completed_at__lt=before) | Q(cancelled_at__lt=before)
    was_never_paid = Q(order__paid_at=None, order__expires_at__lt=before)
    rows = SellerOrder.objects.filter(is_old | was_never_paid).exclude(gift_words="")
    return rows.update(gift_words="")


@transaction.atomic
def forget_gifts_of(*, buyer: User) -> None:
    """She goes; what is still to be packed keeps its card until it has come."""
    hers = SellerOrder.objects.filter(order__user=buyer).exclude(gift_words="")
    hers.filter(status__in=_OVER).update(gift_words="")
