"""What the books of her shops say, month by month; every question starts from whose they are."""

from dataclasses import dataclass

from django.db.models import Count, F, Min, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from ground.accounts.models import User
from ground.money.months import Month
from marketplace.studio.sales import percent_of
from sellers.ledger.queries import owed_to_shop
from sellers.partner.models import Partner
from sellers.partner.queries import money_shops_of
from shop.fulfilment.queries import seller_orders_for, with_sent
from shop.order.models import Line, SellerOrder

Status = SellerOrder.Status
_GONE = F("goods_refunded_fen") + F("postage_refunded_fen") + F("freight_fen")
_FEE = F("commission_fen") - F("commission_refunded_fen")
_CAMPAIGN = F("campaign_fen") - F("campaign_refunded_fen")
_SHARE = F("goods_fen") + F("postage_fen") + _CAMPAIGN - _FEE - _GONE
_KEPT = ~Q(status=Status.CANCELLED)


@dataclass(frozen=True)
class Totals:
    """Of one month, in fen, cancelled parts apart; and what waits of all months."""

    sales: int
    goods: int
    postage: int
    campaign: int
    commission: int
    returned: int
    fee_back: int
    campaign_back: int
    freight: int
    share: int
    cancelled: int
    refunded: int
    waiting: int
    first: Month | None

    @property
    def percent(self) -> str:
        return percent_of(self.commission, self.goods + self.campaign)


def parts_of_month(user: User, month: Month) -> QuerySet[SellerOrder]:
    """Paid in that month, the latest first."""
    lines = Line.objects.select_related("commission_rule").order_by("pk")
    parts = _parts(user).filter(_within(month)).select_related("order", "shop")
    return parts.order_by("-order__paid_at", "-pk").prefetch_related(
        Prefetch("lines", with_sent(lines)), "refunds", "payout_parts__payout"
    )


def totals(user: User, month: Month) -> Totals:
    kept, gone = _within(month) & _KEPT, _within(month) & ~_KEPT
    row = _parts(user).aggregate(
        sales=Count("pk", filter=kept),
        goods=Sum("goods_fen", filter=kept),
        postage=Sum("postage_fen", filter=kept),
        campaign=Sum("campaign_fen", filter=kept),
        commission=Sum("commission_fen", filter=kept),
        returned=Sum(F("goods_refunded_fen") + F("postage_refunded_fen"), filter=kept),
        fee_back=Sum("commission_refunded_fen", filter=kept),
        campaign_back=Sum("campaign_refunded_fen", filter=kept),
        freight=Sum("freight_fen", filter=kept),
        share=Sum(_SHARE, filter=kept),
        cancelled=Count("pk", filter=gone),
        refunded=Sum(F("goods_fen") + F("postage_fen"), filter=gone),
        waiting=Sum(_SHARE, filter=_KEPT & ~Q(status=Status.COMPLETED)),
        earliest=Min("order__paid_at"),
    )
    earliest = row.pop("earliest")
    first = earliest and Month.of(timezone.localdate(earliest))
    return Totals(first=first, **{name: number or 0 for name, number in row.items()})


def shares_by_month(user: User, months: list[Month]) -> dict[Month, int]:
    """What came in, in fen; a month without a sale is 0."""
    parts = _parts(user).filter(_KEPT, order__paid_at__gte=months[0].start)
    rows = parts.values_list(TruncMonth("order__paid_at")).annotate(fen=Sum(_SHARE)).order_by()
    found = {Month.of(start.date()): fen for start, fen in rows}
    return {month: found.get(month, 0) for month in months}


def owed_fen(shops: list[Partner]) -> int:
    """The ledger's word: earned by these shops and not yet paid out."""
    return sum(owed_to_shop(shop.pk) for shop in shops)


def _parts(user: User) -> QuerySet[SellerOrder]:
    rows = seller_orders_for(user).filter(shop__in=money_shops_of(user).order_by()).order_by()
    return rows.select_related(None).prefetch_related(None)


def _within(month: Month) -> Q:
    return Q(order__paid_at__gte=month.start, order__paid_at__lt=month.after.start)
