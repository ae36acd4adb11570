"""Offers for everyone on public pages, which are made anew when one begins or ends."""

from django.core.cache import caches
from django.db import transaction
from django.db.models import Q

from catalog.models import Product
from ground.pagecache.services import refresh_public_pages
from shop.offers.models import Offer, OfferQuerySet


def for_everyone() -> OfferQuerySet:
    """Now, and without a code."""
    return Offer.objects.now().not_used_up().filter(voucher=None)


def _shops_with_any(generation: int) -> set[int | None]:
    """None: the marketplace. Read once a generation."""
    key = f"offering:{generation}"
    shops: set[int | None] | None = caches["pages"].get(key)
    if shops is None:
        shops = set(for_everyone().order_by().values_list("shop", flat=True))
        caches["pages"].set(key, shops, 300)
    return shops


def offers_on(work: Product, generation: int) -> list[Offer]:
    """None asked where its shop and the marketplace have none, which is most often; else one."""
    if not {None, work.shop_id} & _shops_with_any(generation):
        return []
    offers = for_everyone().filter(Q(shop=None) | Q(shop=work.shop_id))
    fitting = offers.filter(Q(works=None) | Q(works=work))
    return list(fitting.distinct().order_by("ends_at", "pk"))


@transaction.atomic
def turn_offers() -> int:
    """How many began, ended or were used up since the last time."""
    now = for_everyone().values("pk")
    begun = Offer.objects.filter(pk__in=now, is_on_show=False).update(is_on_show=True)
    over = Offer.objects.filter(is_on_show=True).exclude(pk__in=now).update(is_on_show=False)
    if begun or over:
        refresh_public_pages()
    return begun + over
