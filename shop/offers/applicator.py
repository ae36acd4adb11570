"""Oscar's applicator, with our offers: the one that takes most off first, a line to one alone."""

from typing import Any

from django.db.models import Q
from oscar.apps.offer.applicator import Applicator as CoreApplicator

from shop.offers.basket_rows import worth_fen
from shop.offers.models import Offer, OfferQuerySet


class Applicator(CoreApplicator):
    def get_offers(self, basket: Any, user: Any = None, request: Any = None) -> list[Any]:
        """As Oscar's own rules, each with its voucher; the best first, of two alike the older."""
        rules = [_rule(offer) for offer in in_force_for(basket)]
        worth = {rule.pk: worth_fen(rule, basket) for rule in rules}
        useful = [rule for rule in rules if worth[rule.pk]]
        return sorted(useful, key=lambda rule: (-worth[rule.pk], rule.pk))


def in_force_for(basket: Any) -> OfferQuerySet:
    """Of the market and of the shops in the basket: those without a code, and whose code is in."""
    shops = {line.product.shop_id for line in basket.all_lines()}
    is_open = Q(voucher=None) | Q(voucher__basket=basket.pk)
    offers = Offer.objects.now().not_used_up().filter(Q(shop=None) | Q(shop__in=shops), is_open)
    return offers.select_related("rule__benefit", "rule__condition", "voucher").prefetch_related(
        "works"
    )


def _rule(offer: Offer) -> Any:
    rule: Any = offer.rule
    rule.terms = offer
    rule.set_voucher(offer.voucher)
    return rule
