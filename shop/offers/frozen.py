"""What an offer took off a line, as an order keeps it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ground.money.fen import to_fen
from shop.offers.models import Offer
from shop.offers.words import english_of


@dataclass(frozen=True)
class Taken:
    """From one line of a basket; none: nothing."""

    offer: Offer | None = None
    off_fen: int = 0

    @property
    def by(self) -> str:
        return self.offer.bearer if self.offer else ""

    @property
    def campaign_fen(self) -> int:
        """What the marketplace pays of it."""
        return self.off_fen if self.by == Offer.Bearer.MARKETPLACE else 0

    def columns(self) -> dict[str, Any]:
        """Of the order's line."""
        if self.offer is None:
            return {}
        return {
            "offer": self.offer,
            "offer_zh": self.offer.name_zh,
            "offer_en": self.offer.name_en or english_of(self.offer),
            "off_fen": self.off_fen,
            "off_by": self.by,
            "campaign_fen": self.campaign_fen,
        }


def taken_from(basket_line: Any) -> Taken:
    """A line has one offer at most."""
    for each in basket_line.discounts.all():
        if each.offer and each.amount:
            return Taken(each.offer.terms, to_fen(each.amount))
    return Taken()


def off_by_offer(basket_lines: Iterable[Any]) -> dict[int, int]:
    off: dict[int, int] = {}
    for taken in map(taken_from, basket_lines):
        if taken.offer:
            off[taken.offer.pk] = off.get(taken.offer.pk, 0) + taken.off_fen
    return off
