"""Which rule decides about a sale, and where a change makes a sale dearer: arithmetic only."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.conf import settings

from ground.money.fen import part_of
from shop.commission.models import CommissionRule

ShopKind = CommissionRule.ShopKind


@dataclass(frozen=True)
class Sold:
    """What a rule looks at."""

    shop_kind: str
    craft: str | None = None
    family: str = ""
    campaigns: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fee:
    """What the marketplace keeps of a line, and why; no rule: the rate of the settings."""

    rate: Decimal
    rule: CommissionRule | None = None

    def of(self, fen: int) -> int:
        return part_of(fen, self.rate)


@dataclass(frozen=True)
class Rise:
    """From when on something sold would cost its seller more."""

    at: datetime
    was: Decimal
    now: Decimal


class Tariff:
    """The rules that hold at one moment, the first match first."""

    def __init__(self, rules: Iterable[CommissionRule], at: datetime) -> None:
        held = [rule for rule in rules if rule.holds_at(at)]
        self.rules: Sequence[CommissionRule] = sorted(held, key=_turn)

    def fee_for(self, sold: Sold) -> Fee:
        rule = next((rule for rule in self.rules if fits(rule, sold)), None)
        return Fee(rule.rate, rule) if rule else Fee(settings.COMMISSION)


def _turn(rule: CommissionRule) -> tuple[int, float]:
    """A rule that is not written yet is the latest made."""
    return rule.priority, -(rule.pk or float("inf"))


def fits(rule: CommissionRule, sold: Sold) -> bool:
    return (
        rule.shop_kind in ("", sold.shop_kind)
        and rule.craft_id in (None, sold.craft)
        and rule.family in ("", sold.family)
        and (not rule.campaign or rule.campaign in sold.campaigns)
    )


def first_rise(
    before: Sequence[CommissionRule], after: Sequence[CommissionRule], now: datetime
) -> Rise | None:
    """The first moment from now on at which a sale is dearer after a change than without it."""
    rules = [*before, *after]
    kinds = list(_kinds(rules))
    edges = {edge for rule in rules for edge in (rule.valid_from, rule.valid_until) if edge}
    for at in sorted({now, *(edge for edge in edges if edge > now)}):
        old, new = Tariff(before, at), Tariff(after, at)
        for sold in kinds:
            was, becomes = old.fee_for(sold).rate, new.fee_for(sold).rate
            if becomes > was:
                return Rise(at, was, becomes)
    return None


def _kinds(rules: Sequence[CommissionRule]) -> Iterator[Sold]:
    """One of each kind that the rules tell apart, and one that none of them names."""
    crafts = {(rule.craft_id, rule.craft.family) for rule in rules if rule.craft}
    families = {(None, rule.family) for rule in rules if rule.family}
    campaigns = {frozenset([rule.campaign]) for rule in rules if rule.campaign}
    for shop_kind in ShopKind:
        for craft, family in {(None, ""), *crafts, *families}:
            for among in {frozenset[str](), *campaigns}:
                yield Sold(shop_kind, craft, family, among)
