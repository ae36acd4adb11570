"""What a keeper can sell by hand, and where; what she sold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from catalog.models import Product
from sellers.cooperatives.models import Cooperative
from sellers.stockroom.models import Conflict, CounterSale, Piece, Place, Shelf
from sellers.stockroom.piece_numbers import LENGTH, tidied
from shop.order.models import SellerOrder

LONGEST_TYPED = 200


def plain(typed: str) -> str:
    """What can be asked of a database: no control characters, and not for ever."""
    return "".join(filter(str.isprintable, typed)).strip()[:LONGEST_TYPED]


def selling_places(cooperative: Cooperative) -> QuerySet[Place]:
    """Open, and of a kind that sells."""
    rows = Place.objects.filter(shop__cooperative=cooperative, closed_at=None)
    return rows.filter(kind__in=Place.SELLS).order_by("pk")


def shelves_at(place: Place, words: str = "") -> QuerySet[Shelf]:
    """What lies there, by name."""
    rows = Shelf.objects.filter(place=place, pieces__gt=0).select_related("work")
    if words:
        rows = rows.filter(Q(work__title__icontains=words) | Q(work__title_en__icontains=words))
    return rows.order_by("work__title", "pk")


@dataclass(frozen=True)
class Found:
    """What a code means; without a piece any of the work's."""

    work: Product
    piece: Piece | None = None


def found_by(cooperative: Cooperative, typed: str) -> Found | None:
    """A piece's number, or the work's code or whole name; in the cooperative's own shop."""
    words = plain(typed)
    number = tidied(words)
    if len(number) == LENGTH:
        pieces = Piece.objects.filter(number=number, work__shop__cooperative=cooperative)
        if piece := pieces.select_related("work__maker", "place").first():
            return Found(piece.work, piece)
    alike = Q(upc__iexact=words) | Q(stockrecords__partner_sku__iexact=words) | Q(title=words)
    work = _works(cooperative).filter(alike).order_by("pk").first() if words else None
    return Found(work) if work else None


def work_of(cooperative: Cooperative, number: str) -> Found | None:
    """By its id, as the list has it."""
    is_number = number.isascii() and number.isdigit() and len(number) < 12
    work = _works(cooperative).filter(pk=int(number) if is_number else 0).first()
    return Found(work) if work else None


def _works(cooperative: Cooperative) -> QuerySet[Product]:
    return Product.objects.filter(shop__cooperative=cooperative).select_related("maker")


def sales_of(cooperative: Cooperative) -> QuerySet[CounterSale]:
    rows = CounterSale.objects.filter(place__shop__cooperative=cooperative)
    return rows.select_related("place", "work", "piece", "by")


def sales_on(cooperative: Cooperative, day: date) -> QuerySet[CounterSale]:
    """Handed over on that day, whenever entered."""
    since = timezone.make_aware(datetime.combine(day, time.min))
    return sales_of(cooperative).filter(sold_at__gte=since, sold_at__lt=since + timedelta(days=1))


@dataclass(frozen=True)
class Taken:
    """By one way of payment, or in all."""

    way: object
    sales: int
    fen: int


def taken(sales: QuerySet[CounterSale]) -> list[Taken]:
    """What counts, by way of payment; what was undone does not."""
    rows = sales.filter(undone_at=None).order_by("paid_by").values_list("paid_by")
    sums = rows.annotate(Count("pk"), Sum("amount_fen"))
    return [Taken(CounterSale.Paid(way).label, number, fen) for way, number, fen in sums]


def total_of(rows: Iterable[Taken]) -> tuple[int, int]:
    """Sales and fen."""
    known = list(rows)
    return sum(row.sales for row in known), sum(row.fen for row in known)


_ABOUT = (
    "sale__place", "sale__by", "sale__piece", "transfer__source", "transfer__target", "work",
    "place", "by",
)  # fmt: skip


def conflicts_of(cooperative: Cooperative) -> QuerySet[Conflict]:
    """Open ones first."""
    rows = Conflict.objects.filter(work__shop__cooperative=cooperative)
    rows = rows.select_related(*_ABOUT)
    return rows.order_by("state", "-pk")


def gave_way(conflict: Conflict) -> list[SellerOrder]:
    """The orders' parts that were called off for it, with what went back."""
    numbers = [each.strip() for each in conflict.told.split(",")]
    parts = SellerOrder.objects.filter(
        order__number__in=numbers, shop=conflict.work.shop_id
    ).select_related("order")
    return list(parts.prefetch_related("refunds").order_by("pk"))
