"""What lies where. All start from the cooperative: what is another's is not found."""

from django.db.models import (
    Case,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)  # fmt: skip

from sellers.cooperatives.models import Cooperative
from sellers.partner.models import StockRecord
from sellers.stockroom.models import Movement, Place, Shelf, Stock

LOW = 2  # pieces one can still buy
_CODE = StockRecord.objects.filter(product=OuterRef("work")).order_by("pk").values("partner_sku")
_DRAFT = Q(work__listed_at=None, work__is_public=False, work__listing__state="draft")


def stock_of(cooperative: Cooperative) -> QuerySet[Stock]:
    """Its works with their codes, by title."""
    rows = Stock.objects.filter(work__shop__cooperative=cooperative)
    rows = rows.select_related("work__maker").annotate(
        code=Subquery(_CODE[:1]),
        is_draft=Case(When(_DRAFT, then=Value(True)), default=Value(False)),
        is_ours=Case(
            When(work__listing__by_cooperative=True, then=Value(True)), default=Value(False)
        ),
    )
    return rows.order_by("work__title", "work_id")


def counted_of(cooperative: Cooperative) -> QuerySet[Stock]:
    """Without what is made when ordered: none of it lies anywhere."""
    return stock_of(cooperative).filter(on_hand__isnull=False)


def matching(rows: QuerySet[Stock], typed: str) -> QuerySet[Stock]:
    """By a part of the title, or by the code."""
    if not typed:
        return rows
    titled = Q(work__title__icontains=typed) | Q(work__title_en__icontains=typed)
    return rows.filter(titled | Q(work__upc__iexact=typed) | Q(code__iexact=typed))


def at_place(rows: QuerySet[Stock], place: Place | None) -> QuerySet[Stock]:
    """Those of which something lies there."""
    if place is None:
        return rows
    there = Shelf.objects.filter(work=OuterRef("work"), place=place, pieces__gt=0)
    return rows.filter(Exists(there))


def with_shelves(rows: QuerySet[Stock]) -> QuerySet[Stock]:
    """Each with the places where it lies, as `work.lying`."""
    lying = Shelf.objects.filter(pieces__gt=0).select_related("place").order_by("place_id")
    return rows.prefetch_related(Prefetch("work__shelves", lying, "lying"))


def low_of(cooperative: Cooperative) -> QuerySet[Stock]:
    """On show and nearly sold out; of a one-off there never is another."""
    rows = counted_of(cooperative).filter(work__is_public=True, on_hand__lte=F("held") + LOW)
    return rows.exclude(work__stock_kind="one_off")


def places_of(cooperative: Cooperative) -> QuerySet[Place]:
    """Where its pieces can lie, those on the road left out; the closed ones last."""
    rows = Place.objects.filter(shop__cooperative=cooperative).exclude(kind=Place.Kind.TRANSIT)
    return rows.order_by(F("closed_at").desc(nulls_first=True), "pk")


def open_places_of(cooperative: Cooperative) -> QuerySet[Place]:
    return places_of(cooperative).filter(closed_at=None)


def with_pieces(places: QuerySet[Place]) -> QuerySet[Place]:
    """Each with how many lie there, as `lying`; none: empty."""
    return places.annotate(lying=Sum("shelves__pieces"))


def story_of(stock: Stock) -> QuerySet[Movement]:
    """The latest first."""
    rows = Movement.objects.filter(work=stock.work_id).select_related("place", "by")
    return rows.order_by("-pk")


def has_moved(work_id: int) -> bool:
    """Whether its pieces really came or went, beyond how many there were said to be."""
    Reason = Movement.Reason
    said = Q(reason=Reason.OPENING) | Q(reason=Reason.COUNTED, reference="")
    return Movement.objects.filter(work=work_id).exclude(said).exists()
