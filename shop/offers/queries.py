from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ground.money.formats import format_fen
from sellers.partner.models import Partner
from shop.offers.basket_rows import fitting, worth_fen
from shop.offers.codes import why_not_now
from shop.offers.models import Offer


@dataclass(frozen=True)
class Code:
    """A code in a basket, what it does there, and why not, if nothing."""

    offer: Offer
    off_fen: int
    why_not: str


def codes_in(basket: Any, off_by_offer: dict[int, int]) -> list[Code]:
    """`off_by_offer`: what each offer takes off in this basket, in fen."""
    if basket.pk is None:
        return []
    offers = Offer.objects.filter(voucher__basket=basket.pk).select_related("voucher", "shop")
    found = offers.select_related("rule").prefetch_related("works").order_by("pk")
    return [_code(offer, basket, off_by_offer.get(offer.pk, 0)) for offer in found]


def _code(offer: Offer, basket: Any, off_fen: int) -> Code:
    return Code(
        offer, off_fen, "" if off_fen else why_not_now(offer) or _why_not_here(offer, basket)
    )


def _why_not_here(offer: Offer, basket: Any) -> str:
    rule: Any = offer.rule
    rule.terms = offer
    fits = sum(price for _line, price in fitting(rule, basket, free_alone=False))
    if not fits:
        return _("篮子里没有这个优惠能用的作品")
    if fits < offer.from_fen:
        return _("再买 %(fen)s 就能用") % {"fen": format_fen(offer.from_fen - fits)}
    if not worth_fen(rule, basket):
        return _("活动的钱快用完了，这一单用不上")
    return _("有更划算的优惠，已经用上了；一件作品只用一个优惠")


def offers_of(shops: Iterable[Partner]) -> QuerySet[Offer]:
    offers = Offer.objects.filter(shop__in=shops).select_related("voucher", "shop")
    return offers.prefetch_related("works").order_by("-ends_at", "-pk")


def campaigns() -> QuerySet[Offer]:
    offers = Offer.objects.filter(shop=None).select_related("voucher", "made_by", "ended_by")
    return offers.order_by("-ends_at", "-pk")
