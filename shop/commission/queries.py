from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from catalog.models import Product
from ground.crafts.models import Craft
from sellers.partner.models import Partner
from shop.commission.models import CommissionRule
from shop.commission.tariff import Fee, ShopKind, Sold, Tariff


@dataclass(frozen=True)
class TariffNow:
    """What holds while an order is placed: read once, whatever the number of its lines."""

    tariff: Tariff
    families: dict[str, str] = field(default_factory=dict)

    def fee_of(self, basket_line: Any) -> Fee:
        work = basket_line.product
        discounts = getattr(basket_line, "discounts", ())
        names = frozenset(each.offer.name for each in discounts if each.offer)
        family = self.families.get(work.craft_id, "")
        return self.tariff.fee_for(Sold(kind_of(work.shop), work.craft_id, family, names))


def tariff_now() -> TariffNow:
    tariff = Tariff(CommissionRule.objects.not_over(), timezone.now())
    asks_family = any(rule.family for rule in tariff.rules)
    crafts = Craft.objects.values_list("code", "family") if asks_family else ()
    return TariffNow(tariff, dict(crafts))


def kind_of(shop: Partner) -> str:
    return ShopKind.COOPERATIVE if shop.cooperative_id else ShopKind.ARTISAN


@dataclass(frozen=True)
class Terms:
    """The rules that can concern some shops, in words for those who run them."""

    rules: list[CommissionRule]

    @property
    def usual(self) -> Any:
        """Where no rule says otherwise."""
        return settings.COMMISSION

    @cached_property
    def now(self) -> list[CommissionRule]:
        return [rule for rule in self.rules if rule.is_now]

    @cached_property
    def coming(self) -> list[CommissionRule]:
        return [rule for rule in self.rules if not rule.is_now]


def terms_for(shops: Iterable[Partner]) -> Terms:
    """Those for shops of this kind, and for crafts that they have works of."""
    shops = list(shops)
    works = Product.objects.filter(shop__in=shops)
    of_craft, of_family = (
        Exists(works.filter(**{name: OuterRef(outer)}))
        for name, outer in (("craft", "craft"), ("craft__family", "family"))
    )
    rules = CommissionRule.objects.not_over().select_related("craft").first_match_first()
    kinds = ["", *(kind_of(shop) for shop in shops)]
    concerns = Q(craft=None) | Q(of_craft)
    return Terms(list(rules.filter(concerns, Q(family="") | Q(of_family), shop_kind__in=kinds)))


def all_terms() -> Terms:
    rules = CommissionRule.objects.not_over().select_related("craft", "made_by")
    return Terms(list(rules.first_match_first()))


def past_rules() -> Any:
    """Over, or taken back before they began; the latest first."""
    over = Q(valid_until__lte=timezone.now()) | Q(valid_until__lte=F("valid_from"))
    rules = CommissionRule.objects.filter(over).select_related("craft", "made_by", "ended_by")
    return rules.order_by("-valid_until", "-pk")
