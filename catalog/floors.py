"""How far down a cooperative may go with its members' prices: of many works in a few questions."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry

from catalog.models import Product
from ground.money.fen import part_of, to_yuan
from sellers.artisans.models import HelperGrant
from sellers.cooperatives.models import Grant
from sellers.cooperatives.queries import allowing

_AT_ONCE = 500  # works of one question


class Floors:
    """As `consents.floor_of` finds it for one."""

    def __init__(self, cooperative_id: int, works: Iterable[Product]) -> None:
        self._percent = _percents(cooperative_id)
        granted = [work for work in works if work.maker_id in self._percent]
        self._hers = her_prices(granted)

    def is_free(self, work: Product) -> bool:
        """Nobody's but the cooperative's own, or a member's who lets it set the price."""
        return work.maker_id is None or work.maker_id in self._percent

    def of(self, work: Product) -> int:
        """In fen; of a work whose price is free."""
        if work.maker_id is None:
            return 0
        return part_of(self._hers[work.pk], to_yuan(self._percent[work.maker_id]))


def _percents(cooperative_id: int) -> dict[int, int]:
    """By maker, of those who let it set prices."""
    members = allowing(Grant.Kind.PRICE).filter(cooperative=cooperative_id)
    given = Grant.objects.in_force().filter(membership__in=members, kind=Grant.Kind.PRICE)
    rows = given.values_list("membership__artisan", "floor_percent")
    return {artisan: percent or 100 for artisan, percent in rows}


def her_prices(works: list[Product]) -> dict[int, int]:
    """What each last cost by her own or her helper's hand; else before others came."""
    hands = _hands(works)
    entries = _price_changes(works)
    return {
        work.pk: _her_price(work, entries[str(work.pk)], hands[work.maker_id]) for work in works
    }


def _hands(works: list[Product]) -> dict[int, set[int]]:
    """Who is she: herself and her helpers."""
    hands: dict[int, set[int]] = defaultdict(set)
    for work in works:
        hands[work.maker_id] |= {work.maker.user_id} - {None}
    helpers = HelperGrant.objects.filter(artisan__in=hands, helper__isnull=False)
    for artisan, helper in helpers.values_list("artisan", "helper"):
        hands[artisan].add(helper)
    return hands


def _price_changes(works: list[Product]) -> dict[str, list[tuple[int, dict[str, Any]]]]:
    kind = ContentType.objects.get_for_model(Product)
    found: dict[str, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
    for start in range(0, len(works), _AT_ONCE):
        ids = [str(work.pk) for work in works[start : start + _AT_ONCE]]
        rows = ModelLogEntry.objects.filter(content_type=kind, action="work.price")
        rows = rows.filter(object_id__in=ids).order_by("timestamp", "pk")
        for work, user, data in rows.values_list("object_id", "user_id", "data"):
            found[work].append((user, data))
    return found


def _her_price(work: Product, changes: list[tuple[int, dict[str, Any]]], hands: set[int]) -> int:
    hers = [data for user, data in changes if user in hands]
    if hers:
        return int(hers[-1]["now"])
    if changes:
        first = changes[0][1]
        return int(first["was"] or first["now"])
    return work.price_fen
