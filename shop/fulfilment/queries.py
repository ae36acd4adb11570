from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, F, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from ground.accounts.models import User
from sellers.cooperatives.models import Cooperative, Grant
from sellers.cooperatives.queries import allowing
from sellers.partner.models import Outlet, Partner
from sellers.partner.queries import money_shops_of, shops_of
from shop.fulfilment.models import Parcel, ParcelLine
from shop.order.models import Line, SellerOrder
from shop.order.queries import first_pictures

Status = SellerOrder.Status
OPEN = (Status.NEW, Status.ACCEPTED, Status.SENT)
_GONE = F("goods_refunded_fen") + F("postage_refunded_fen") + F("freight_fen")
_FEE = F("commission_fen") - F("commission_refunded_fen")
_CAMPAIGN = F("campaign_fen") - F("campaign_refunded_fen")
_SHARE = F("goods_fen") + F("postage_fen") + _CAMPAIGN - _FEE - _GONE


def seller_orders_for(user: User) -> QuerySet[SellerOrder]:
    """The paid parts of the shops a person runs; a seller sees her own part, never the rest."""
    lines = Line.objects.select_related("product", "commission_rule").order_by("pk")
    return (
        _paid_parts_of(user)
        .select_related("order__user", "order__shipping_address__country", "shop", "pickup")
        .prefetch_related(Prefetch("lines", lines), first_pictures("lines"), "lines__attributes")
    )


def _paid_parts_of(user: User) -> QuerySet[SellerOrder]:
    """A part of an order that was never paid stays awaiting payment."""
    parts = SellerOrder.objects.filter(shop__in=shops_of(user).order_by())
    return parts.exclude(status=Status.AWAITING_PAYMENT)


def parcels_of(part: SellerOrder) -> list[Parcel]:
    """With all that the page of a part says of them."""
    lines = ParcelLine.objects.select_related("line__product").order_by("line")
    parcels = part.parcels.select_related("cooperative")
    return list(parcels.prefetch_related(Prefetch("lines", lines)))


def parcels_for(user: User) -> QuerySet[Parcel]:
    """Of the shops a person runs, and those that her cooperative sends or has sent."""
    is_hers = Q(seller_order__shop__in=shops_of(user).order_by())
    is_hers |= Q(cooperative__keepers__user=user)
    lines = ParcelLine.objects.select_related("line__product").order_by("line")
    return (
        Parcel.objects.filter(is_hers)
        .distinct()
        .select_related(
            "seller_order__order__user",
            "seller_order__order__shipping_address__country",
            "seller_order__shop",
            "cooperative",
        )
        .prefetch_related(Prefetch("lines", lines))
    )


def handed_over_to(user: User) -> QuerySet[Parcel]:
    """What lies with the cooperatives she keeps, the longest waiting first."""
    waiting = parcels_for(user).waiting().filter(cooperative__keepers__user=user)
    return waiting.order_by("handed_over_at", "pk")


def lying_with(shops: list[Partner]) -> int:
    """Parcels that wait with the cooperatives of these shops; asks only where there is one."""
    cooperatives = [shop.cooperative_id for shop in shops if shop.cooperative_id]
    waiting = Parcel.objects.waiting().filter(cooperative__in=cooperatives)
    return waiting.count() if cooperatives else 0


def with_sent(lines: QuerySet[Line]) -> QuerySet[Line]:
    """Each with the pieces of it that have left, as `sent`."""
    has_left = Q(parcel_lines__parcel__sent_at__isnull=False)
    return lines.annotate(sent=Coalesce(Sum("parcel_lines__pieces", filter=has_left), 0))


def keepers_of(parcel: Parcel) -> QuerySet[User]:
    return User.objects.filter(keeps__cooperative=parcel.cooperative_id, is_active=True).distinct()


def senders_for(shop: Partner) -> QuerySet[Cooperative]:
    """The cooperatives that may send in her place: as a member she lets them take orders."""
    hers = allowing(Grant.Kind.ORDERS).filter(artisan__shop=shop)
    return Cooperative.objects.filter(memberships__in=hers).order_by("pk").distinct()


def last_carrier(**sender: object) -> str:
    """Of a shop or a cooperative: what it used last time is what it most likely uses now."""
    sent = Parcel.objects.sent().filter(**sender).exclude(carrier="").order_by("-pk")
    return sent.values_list("carrier", flat=True).first() or "post"


def reminder_span() -> timedelta:
    """The last third of the time that a shop has to answer."""
    return timedelta(days=settings.SELLER_SILENT_DAYS) / 3


def silent_since(moment: datetime) -> QuerySet[SellerOrder]:
    """Reminded, and not accepted by then."""
    new = _awaited().filter(respond_by__lte=moment)
    return _with_order(new.exclude(reminded_at=None))


def to_remind(now: datetime) -> QuerySet[SellerOrder]:
    """The last third of its time has begun, and the shop was not reminded yet."""
    return _with_order(_awaited().filter(reminded_at=None, respond_by__lte=now + reminder_span()))


def _awaited() -> QuerySet[SellerOrder]:
    """Not answered yet; who rests is left alone."""
    is_away = Q(shop__away_until__gt=timezone.localdate())
    return SellerOrder.objects.filter(status=Status.NEW).exclude(is_away)


def long_sent(now: datetime) -> QuerySet[SellerOrder]:
    """So long on the way that it must have arrived, unless its buyer says that it has not."""
    before = now - timedelta(days=settings.DELIVERED_AFTER_DAYS)
    parts = SellerOrder.objects.filter(status=Status.SENT, sent_at__lte=before)
    missed = SellerOrder.objects.filter(returns__isnull=False, returns__closed_at=None)
    return _with_order(parts.exclude(pk__in=missed.order_by().values("pk")))


def past_return(now: datetime) -> QuerySet[SellerOrder]:
    """The last day to return it is over, counted in days of Beijing time."""
    today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    before = today - timedelta(days=settings.RETURN_DAYS)
    return _with_order(SellerOrder.objects.filter(status=Status.DELIVERED, delivered_at__lt=before))


def to_fetch(now: datetime) -> QuerySet[SellerOrder]:
    """Ready for so long that its buyer may have forgotten it."""
    before = now - timedelta(days=settings.PICKUP_DAYS) / 3
    return _lying().filter(pickup__ready_at__lte=before, pickup__reminded_at=None)


def unfetched(now: datetime) -> QuerySet[SellerOrder]:
    """Its last day is over, its buyer was reminded, and the shop can sell it to another."""
    own = Line.objects.filter(is_returnable=False, seller_order__isnull=False)
    over = _lying().filter(pickup__keep_until__lt=timezone.localdate(now))
    over = over.exclude(pickup__reminded_at=None)
    return over.exclude(pk__in=own.order_by().values("seller_order"))


def waiting_at(outlet: Outlet) -> QuerySet[SellerOrder]:
    """Paid for, to be fetched there, and not fetched yet."""
    return SellerOrder.objects.filter(
        pickup__outlet=outlet, pickup__handed_out_at=None, status__in=[Status.NEW, Status.ACCEPTED]
    )


def _lying() -> QuerySet[SellerOrder]:
    """At an outlet, for its buyer."""
    parts = SellerOrder.objects.filter(status=Status.ACCEPTED, pickup__handed_out_at=None)
    return _with_order(parts.exclude(pickup__ready_at=None))


def _with_order(rows: QuerySet[SellerOrder]) -> QuerySet[SellerOrder]:
    return rows.select_related("order__user", "shop").order_by("pk")


def counts_of(parts: QuerySet[SellerOrder]) -> dict[str, int]:
    """How many parts wait in each open state."""
    rows = parts.filter(status__in=OPEN).order_by()
    counted = rows.values_list("status").annotate(Count("pk"))
    return dict.fromkeys(OPEN, 0) | dict(counted)


def earned_since(user: User, moment: datetime) -> int:
    """Shares of parts paid since then and not called off, in fen."""
    return sums_of(user, moment)["share"]


def sums_of(user: User, since: datetime | None = None) -> dict[str, int]:
    """Of all parts paid and not called off, in fen; the books must agree with the share."""
    parts = _paid_parts_of(user).filter(shop__in=money_shops_of(user).order_by())
    parts = parts.exclude(status=Status.CANCELLED).order_by()
    if since:
        parts = parts.filter(order__paid_at__gte=since)
    sums = parts.aggregate(
        goods=Sum("goods_fen"),
        postage=Sum("postage_fen"),
        commission=Sum("commission_fen"),
        share=Sum(_SHARE),
    )
    return {name: fen or 0 for name, fen in sums.items()}
