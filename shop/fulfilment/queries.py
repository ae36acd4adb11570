from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Prefetch, Q, QuerySet, Sum
from django.utils import timezone

from ground.accounts.models import User
from sellers.partner.models import Partner
from shop.order.models import Line, SellerOrder

Status = SellerOrder.Status
OPEN = (Status.NEW, Status.ACCEPTED, Status.SENT)


def seller_orders_for(user: User) -> QuerySet[SellerOrder]:
    """The paid parts of the shops a person runs; a seller sees her own part, never the rest."""
    is_hers = Q(shop__artisan__user=user) | Q(shop__cooperative__keepers__user=user)
    lines = Line.objects.select_related("product").order_by("pk")
    return (
        SellerOrder.objects.filter(is_hers)
        .exclude(status=Status.AWAITING_PAYMENT)
        .select_related("order__user", "order__shipping_address__country", "shop")
        .prefetch_related(Prefetch("lines", lines))
        .distinct()
    )


def silent_since(moment: datetime) -> QuerySet[SellerOrder]:
    """Not accepted by then."""
    return _with_order(SellerOrder.objects.filter(status=Status.NEW, respond_by__lte=moment))


def to_remind(now: datetime) -> QuerySet[SellerOrder]:
    """A day is left, and the shop was not reminded yet."""
    soon = SellerOrder.objects.filter(
        status=Status.NEW, reminded_at=None, respond_by__lte=now + timedelta(days=1)
    )
    return _with_order(soon.filter(respond_by__gt=now))


def long_sent(now: datetime) -> QuerySet[SellerOrder]:
    """So long on the way that it must have arrived."""
    before = now - timedelta(days=settings.DELIVERED_AFTER_DAYS)
    return _with_order(SellerOrder.objects.filter(status=Status.SENT, sent_at__lte=before))


def past_return(now: datetime) -> QuerySet[SellerOrder]:
    """The last day to return it is over, counted in days of Beijing time."""
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    before = today - timedelta(days=settings.RETURN_DAYS)
    return _with_order(SellerOrder.objects.filter(status=Status.DELIVERED, delivered_at__lt=before))


def _with_order(rows: QuerySet[SellerOrder]) -> QuerySet[SellerOrder]:
    return rows.select_related("order__user", "shop").order_by("pk")


def counts_for(user: User) -> dict[str, int]:
    """How many parts wait in each open state."""
    rows = seller_orders_for(user).filter(status__in=OPEN).order_by()
    counts: dict[str, int] = dict.fromkeys(OPEN, 0)
    for status in rows.values_list("status", flat=True):
        counts[status] += 1
    return counts


def earned_since(shop: Partner, moment: datetime) -> int:
    """Shares of parts paid since then and not called off, in fen."""
    parts = SellerOrder.objects.filter(shop=shop, order__paid_at__gte=moment).exclude(
        status__in=[Status.AWAITING_PAYMENT, Status.CANCELLED]
    )
    share = F("goods_fen") - F("commission_fen") + F("postage_fen")
    return parts.aggregate(earned=Sum(share))["earned"] or 0
