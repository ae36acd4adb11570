"""No price is raised in order to be lowered (明码标价和禁止价格欺诈规定): the price before an offer
is the lowest of the seven days before it.
"""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import ModelLogEntry

from catalog.models import Product
from shop.offers.errors import RaisedBefore
from shop.offers.models import Offer

DAYS = 7


def refuse_raised(offer: Offer, works: list[Product]) -> None:
    """Of a shop's offer, those that cost less within these days. Raises RaisedBefore."""
    if offer.shop is None:
        return
    touched = works or Product.objects.filter(shop=offer.shop, is_public=True)
    by_pk = {str(work.pk): work for work in touched}
    changes = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Product),
        action="work.price",
        object_id__in=by_pk,
        timestamp__gt=timezone.now() - timedelta(days=DAYS),
    )
    raised = {
        pk
        for pk, data in changes.values_list("object_id", "data")
        if 0 < int(data.get("was") or 0) < by_pk[pk].price_fen
    }
    if raised:
        raise RaisedBefore([by_pk[pk] for pk in sorted(raised, key=int)])
