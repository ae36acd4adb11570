"""How often an offer was used and what was promised by it: kept by conditional updates."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from shop.offers.errors import OfferGone
from shop.offers.models import Offer, OfferUse


@transaction.atomic
def use_offers(*, order_id: int, off_fen: Mapping[int, int]) -> None:
    """By the offers' numbers, one order each; in the caller's transaction. Raises OfferGone."""
    now = timezone.now()
    for pk, fen in sorted(off_fen.items()):  # in one sequence, so that no two orders block
        _use(Offer.objects.filter(pk=pk, begins_at__lte=now, ends_at__gt=now), pk, fen)
        OfferUse.objects.create(offer_id=pk, order_id=order_id, off_fen=fen)


@transaction.atomic
def give_back_uses(*, order_id: int) -> None:
    """Nobody paid: others may use them; said twice, it counts once."""
    for use in OfferUse.objects.filter(order=order_id, given_back_at=None).order_by("offer"):
        mine = OfferUse.objects.filter(pk=use.pk, given_back_at=None)
        if mine.update(given_back_at=timezone.now()):
            Offer.objects.filter(pk=use.offer_id).update(
                uses=F("uses") - 1, spent_fen=F("spent_fen") - use.off_fen
            )


@transaction.atomic
def use_again(*, order_id: int) -> None:
    """Paid after all: at the price of its day, be the offer over, but within its limits.

    Raises OfferGone.
    """
    back = OfferUse.objects.filter(order=order_id, given_back_at__isnull=False)
    for use in back.order_by("offer"):
        if OfferUse.objects.filter(pk=use.pk, given_back_at__isnull=False).update(
            given_back_at=None
        ):
            _use(Offer.objects.filter(pk=use.offer_id), use.offer_id, use.off_fen)


def _use(offers: QuerySet[Offer], pk: int, fen: int) -> None:
    """Of many orders that want the last use, one finds it there."""
    has_uses = Q(uses_limit=None) | Q(uses__lt=F("uses_limit"))
    has_money = Q(budget_fen=None) | Q(spent_fen__lte=F("budget_fen") - fen)
    left = offers.filter(has_uses, has_money)
    if not left.update(uses=F("uses") + 1, spent_fen=F("spent_fen") + fen):
        raise OfferGone(Offer.objects.get(pk=pk))
