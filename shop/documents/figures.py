"""What moved of what shops are owed: each amount from the books, told apart by their kinds.

The books post what a shop earns without the commission; what the marketplace kept of a sale, and
gave back with a refund, stands frozen on the part and on the refund's lines.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Self

from django.db.models import Q, QuerySet, Sum, Value
from django.db.models.functions import Concat

from sellers.ledger.models import Transaction
from sellers.ledger.reports import Kinds, moved_by_shop
from shop.order.models import SellerOrder
from shop.payments.models import Refund, RefundLine

PAYOUTS = ("payout", "payout_failed", "transfer_reversed")
_BY_SHOP = "seller_order__shop"
Pair = tuple[int, int]  # commission, and what campaigns paid


@dataclass(frozen=True)
class Sums:
    """Of one shop or of many, in fen; `change` is what the books say all of it came to."""

    sales: int = 0  # what buyers paid, goods and postage
    commission: int = 0  # what of it the marketplace kept, less what it gave back
    refunds: int = 0  # what went back to buyers
    freight: int = 0  # what sending things back cost the shop
    payouts: int = 0  # what left for the shop, less what came back
    campaign: int = 0  # what campaigns of the marketplace paid of it, less what went back to them
    other: int = 0  # disputes, adjustments and the like: above zero for the shop

    @property
    def change(self) -> int:
        out = self.commission + self.refunds + self.freight + self.payouts
        return self.sales + self.campaign - out + self.other

    @property
    def gross(self) -> int:
        """What the works brought: from buyers, and from campaigns that paid for them."""
        return self.sales + self.campaign

    @property
    def net(self) -> int:
        """Of that, what did not go back to buyers."""
        return self.gross - self.refunds

    def __add__(self, more: Self) -> Self:
        names = [field.name for field in fields(self)]
        return type(self)(**{name: getattr(self, name) + getattr(more, name) for name in names})


@dataclass(frozen=True)
class Kept:
    """What the books do not tell apart for a shop: commission of its sales, and given back with
    its refunds; the freight that it bore; and what a campaign paid.
    """

    of_sales: int = 0
    given_back: int = 0
    freight: int = 0
    campaign: int = 0  # paid for its sales by the marketplace
    campaign_back: int = 0


def sums_of(kinds: Kinds, kept: Kept) -> Sums:
    rest = {kind: fen for kind, fen in kinds.items() if kind not in ("sale", "refund", *PAYOUTS)}
    return Sums(
        sales=kinds.get("sale", 0) + kept.of_sales - kept.campaign,
        commission=kept.of_sales - kept.given_back,
        refunds=kept.given_back - kept.freight - kept.campaign_back - kinds.get("refund", 0),
        freight=kept.freight,
        payouts=-sum(kinds.get(kind, 0) for kind in PAYOUTS),
        campaign=kept.campaign - kept.campaign_back,
        other=sum(rest.values()),
    )


def sums_by_shop(
    since: datetime, until: datetime, shop_ids: Iterable[int] | None = None
) -> dict[int, Sums]:
    """Of every shop whose account moved; four queries, however many there are."""
    ids = None if shop_ids is None else list(shop_ids)
    moved = moved_by_shop(since, until, ids)
    sold, given = _sold(since, until, ids), _given_back(since, until, ids)
    freight = _freight(since, until, ids)
    return {
        shop: sums_of(kinds, _kept(sold.get(shop), given.get(shop), freight.get(shop, 0)))
        for shop, kinds in moved.items()
    }


def _kept(sold: Pair | None, given: Pair | None, freight: int) -> Kept:
    commission, campaign = sold or (0, 0)
    commission_back, campaign_back = given or (0, 0)
    return Kept(commission, commission_back, freight, campaign, campaign_back)


def refunds_within(since: datetime, until: datetime) -> QuerySet[Refund]:
    """Those whose fact stands in the books of that time."""
    refunds = Refund.objects.annotate(fact=Concat(Value("refund:"), "key"))
    return refunds.filter(fact__in=_facts("refund", since, until).values("key"))


def _sold(since: datetime, until: datetime, ids: list[int] | None) -> dict[int, Pair]:
    numbers = _facts("sale", since, until).values("reference")
    parts = SellerOrder.objects.filter(_shops("shop", ids), order__number__in=numbers)
    return _pairs(parts.values_list("shop"))


def _given_back(since: datetime, until: datetime, ids: list[int] | None) -> dict[int, Pair]:
    refunds = refunds_within(since, until).filter(_shops(_BY_SHOP, ids))
    lines = RefundLine.objects.filter(refund__in=refunds.values("pk"))
    return _pairs(lines.values_list(f"refund__{_BY_SHOP}"))


def _pairs(by_shop: QuerySet) -> dict[int, Pair]:
    rows = by_shop.annotate(Sum("commission_fen"), Sum("campaign_fen")).order_by()
    return {shop: (commission, campaign) for shop, commission, campaign in rows}


def _freight(since: datetime, until: datetime, ids: list[int] | None) -> dict[int, int]:
    borne = refunds_within(since, until).filter(borne_by=Refund.Bearer.SHOP, freight_fen__gt=0)
    rows = borne.filter(_shops(_BY_SHOP, ids)).values_list(_BY_SHOP)
    return dict(rows.annotate(Sum("freight_fen")).order_by())


def _facts(kind: str, since: datetime, until: datetime) -> QuerySet[Transaction]:
    return Transaction.objects.filter(kind=kind, posted_at__gte=since, posted_at__lt=until)


def _shops(field: str, ids: list[int] | None) -> Q:
    return Q() if ids is None else Q(**{f"{field}__in": ids})
