"""What a shop was owed at the beginning of a month, what came and went, and what was left.

The books are append-only and nothing is posted into a month that is over, so a statement of such
a month says the same for ever: nothing on it is kept, and nothing can drift.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from ground.accounts.models import User
from ground.money.months import Month
from sellers.ledger.models import Entry
from sellers.ledger.queries import movements_of
from sellers.ledger.reports import first_month, moved_by_month, owed_at
from sellers.partner.models import Partner
from sellers.partner.queries import money_shops_of
from shop.documents.figures import PAYOUTS, Kept, Sums, sums_of
from shop.order.models import Line, SellerOrder
from shop.payments.models import Refund

SECTIONS = ("sale", "refund", "payout", "other")


@dataclass(frozen=True)
class Movement:
    """One line: a fact of the books, as it touched this shop."""

    at: datetime
    kind: str
    reference: str
    amount_fen: int  # above zero: to the shop
    kept: Kept = Kept()
    lines: list[Line] = field(default_factory=list)

    @cached_property
    def sums(self) -> Sums:
        return sums_of({self.kind: self.amount_fen}, self.kept)

    @property
    def section(self) -> str:
        if self.kind in PAYOUTS:
            return "payout"
        return self.kind if self.kind in SECTIONS else "other"

    @property
    def paid_fen(self) -> int:
        return self.sums.sales

    @property
    def shops_offers(self) -> list[Line]:
        """Of a sale: what she took off herself."""
        return [line for line in self.lines if self.kind == "sale" and line.off_by == "shop"]

    @property
    def off_fen(self) -> int:
        """Commission and freight that came off, for a table of what adds up."""
        return -self.sums.commission - self.sums.freight


@dataclass(frozen=True)
class Statement:
    shop: Partner
    month: Month
    opening_fen: int
    movements: list[Movement]

    @cached_property
    def sums(self) -> Sums:
        return sum((each.sums for each in self.movements), Sums())

    @property
    def closing_fen(self) -> int:
        return self.opening_fen + sum(each.amount_fen for each in self.movements)

    @property
    def is_over(self) -> bool:
        return not self.month.is_current

    @property
    def sections(self) -> list[tuple[str, list[Movement]]]:
        """What is there, by what it is."""
        found: dict[str, list[Movement]] = {name: [] for name in SECTIONS}
        for each in self.movements:
            found[each.section].append(each)
        return [(name, rows) for name, rows in found.items() if rows]

    @property
    def sold(self) -> int:
        return sum(each.kind == "sale" for each in self.movements)

    @property
    def last_day(self) -> date:
        """The month's; today while it runs."""
        end = timezone.localdate(self.month.after.start) - timedelta(days=1)
        return min(end, timezone.localdate())


def statement_of(shop: Partner, month: Month) -> Statement:
    """Five queries, however much was sold."""
    opening = owed_at(month.start, [shop.pk]).get(shop.pk, 0)
    entries = list(movements_of([shop.pk], month.start, month.after.start))
    return Statement(shop, month, opening, _movements(shop, entries))


def months_of(shops: list[Partner]) -> list[tuple[Partner, list[tuple[Month, int]]]]:
    """Each shop's months with what was owed at their end, the latest first."""
    return [(shop, _closings(shop)) for shop in shops]


def statement_shops(user: User) -> list[Partner]:
    """Whose statements she reads: her own shop's, and of cooperatives whose money she sees."""
    return list(money_shops_of(user).select_related("artisan", "cooperative"))


def _closings(shop: Partner) -> list[tuple[Month, int]]:
    first = first_month([shop.pk])
    if first is None:
        return []
    month, now = Month.of(first), Month.current()
    moved = moved_by_month(month.start, now.after.start, [shop.pk])
    by_month: dict[date, int] = {}
    for (day, _purpose, _kind), fen in moved.items():
        by_month[day] = by_month.get(day, 0) - fen
    closings, owed = [], 0
    for each in month.until(now):
        owed += by_month.get(each.first, 0)
        closings.append((each, owed))
    return closings[::-1]


def _movements(shop: Partner, entries: list[Entry]) -> list[Movement]:
    facts = [entry.transaction for entry in entries]
    parts = _parts(shop, {fact.reference for fact in facts if fact.kind in ("sale", "refund")})
    refunds = _refunds(
        {fact.key.removeprefix("refund:") for fact in facts if fact.kind == "refund"}
    )
    return [_movement(entry, parts, refunds) for entry in entries]


def _movement(entry: Entry, parts: dict[str, SellerOrder], refunds: dict[str, Refund]) -> Movement:
    fact, amount = entry.transaction, -entry.amount_fen
    part, kept, lines = parts.get(fact.reference), Kept(), []
    if fact.kind == "sale" and part:
        kept = Kept(of_sales=part.commission_fen, campaign=part.campaign_fen)
        lines = list(part.lines.all())
    if fact.kind == "refund" and (refund := refunds.get(_key_of(fact.key))):
        kept, lines = _kept_of(refund), [row.line for row in refund.lines.all()]
    return Movement(fact.posted_at, fact.kind, fact.reference, amount, kept, lines)


def _key_of(fact: str) -> str:
    return fact.removeprefix("refund:")


def _kept_of(refund: Refund) -> Kept:
    return Kept(
        given_back=sum(row.commission_fen for row in refund.lines.all()),
        campaign_back=sum(row.campaign_fen for row in refund.lines.all()),
        freight=refund.freight_fen if refund.borne_by == Refund.Bearer.SHOP else 0,
    )


def _parts(shop: Partner, numbers: set[str]) -> dict[str, SellerOrder]:
    parts = SellerOrder.objects.filter(shop=shop, order__number__in=numbers)
    rows = list(parts.select_related("order"))
    prefetch_related_objects(rows, Prefetch("lines", Line.objects.order_by("pk")))
    return {part.order.number: part for part in rows}


def _refunds(keys: set[str]) -> dict[str, Refund]:
    rows = Refund.objects.filter(key__in=keys).prefetch_related("lines__line")
    return {refund.key: refund for refund in rows}
